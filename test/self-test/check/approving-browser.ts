/** Stands for a person and a browser: goes where the terminal says and presses "Accept" as this account. */
export function approvingBrowser(
  accountId: string,
  change: (url: URL) => void = () => undefined,
): (stderr: string) => void {
  let seen = '';
  let gone = false;
  return (text) => {
    seen += text;
    const address = /(http:\/\/\S+\/authorize\?\S+)\n/.exec(seen)?.[1];
    if (address === undefined || gone) return;
    gone = true;
    const url = new URL(address);
    url.searchParams.set('approve_as', accountId);
    change(url);
    void fetch(url, { redirect: 'follow' }).catch(() => undefined);
  };
}
