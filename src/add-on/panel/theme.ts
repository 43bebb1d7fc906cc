/** Light or dark as the system until the frame says which: Jira and Forge both set the same attribute on the page. */
export function followSystemTheme(page: HTMLElement, dark: MediaQueryList): void {
  const show = (): void => page.setAttribute('data-color-mode', dark.matches ? 'dark' : 'light');
  show();
  const frameDecides = new MutationObserver(() => {
    dark.removeEventListener('change', follow);
    frameDecides.disconnect();
  });
  const follow = (): void => {
    show();
    frameDecides.takeRecords();
  };
  dark.addEventListener('change', follow);
  frameDecides.observe(page, { attributes: true, attributeFilter: ['data-color-mode'] });
}
