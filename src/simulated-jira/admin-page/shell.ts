import { pages } from '../connect/descriptor.ts';
import type { TokenContext } from '../connect/surroundings.ts';
import { adminEntries, inSidebar } from '../forge/admin-entries.ts';
import type { ConnectApp, User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { frameScript } from './frame-script.ts';
import { logo, style } from './style.ts';

/** What the page shows beside its content. */
export interface Shell {
  readonly title: string;
  readonly viewer: User;
  readonly colorMode: 'light' | 'dark';
  /** Path of the page, to mark it in the navigation. */
  readonly path: string;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON inside a script element: nothing in it may close the element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** Site path of an app's page. */
export function pagePath(appKey: string, moduleKey: string): string {
  return `/plugins/servlet/ac/${encodeURIComponent(appKey)}/${encodeURIComponent(moduleKey)}`;
}

/** A path of the site with viewer and colour mode kept, ready for an attribute. */
export const withAddress = ({ viewer, colorMode }: Shell, path: string): string =>
  escapeHtml(`${path}?as=${encodeURIComponent(viewer.accountId)}&theme=${colorMode}`);

function navigation(world: SimulatedWorld, shell: Shell): string {
  const item = (path: string, label: string) =>
    `<li><a href="${withAddress(shell, path)}"${path === shell.path ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a></li>`;
  const apps = world.state.connectApps.filter(({ state }) => state === 'enabled');
  const ofForge = adminEntries(world)
    .filter(inSidebar)
    .map(
      ({ app, key, title, path }) =>
        `<h2>${escapeHtml(app.name)}</h2><ul><li><a href="${withAddress(shell, path)}&amp;module=${encodeURIComponent(key)}">${escapeHtml(title)}</a></li></ul>`,
    );
  const sections = apps.map((app) => {
    // The page to configure an app is behind its button under Manage apps, as that to get started is.
    const inMenu = adminPages(app).filter(
      ({ type }) => type !== 'configurePage' && type !== 'postInstallPage',
    );
    const items = inMenu.map((page) => item(pagePath(app.key, page.key), page.name?.value ?? page.key));
    return items.length === 0 ? '' : `<h2>${escapeHtml(app.name)}</h2><ul>${items.join('')}</ul>`;
  });
  return `<nav aria-label="Settings"><h2>Apps</h2><ul>${item('/plugins/servlet/upm', 'Manage apps')}</ul>${[...sections, ...ofForge].join('')}</nav>`;
}

/** Pages people reach from the settings: everything with an address but the hidden ones. */
export function adminPages(app: ConnectApp) {
  return pages(app.descriptor).filter(({ location }) => location !== 'none');
}

function viewers(world: SimulatedWorld, viewer: User): string {
  return world.state.users
    .filter(({ accountType, active }) => accountType === 'atlassian' && active)
    .map(
      ({ accountId, displayName }) =>
        `<option value="${escapeHtml(accountId)}"${accountId === viewer.accountId ? ' selected' : ''}>${escapeHtml(displayName)}</option>`,
    )
    .join('');
}

/** A whole page of the site around `content`, which must be HTML already. */
export function siteDocument(world: SimulatedWorld, shell: Shell, content: string, script = ''): string {
  const { name } = world.state.site;
  return `<!DOCTYPE html>
<html lang="en" data-color-mode="${shell.colorMode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(shell.title)} - ${escapeHtml(name)} (simulated Jira)</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header>
<a class="product" href="${withAddress(shell, '/plugins/servlet/upm')}">${logo}<span>Jira</span></a>
<span class="site">${escapeHtml(name)} · simulated</span>
<form method="get">
<label for="viewer">Viewing as</label>
<select id="viewer" name="as">${viewers(world, shell.viewer)}</select>
<input type="hidden" id="theme-field" name="theme" value="${shell.colorMode}">
<noscript><button type="submit">Switch</button></noscript>
<button type="button" id="theme">Light or dark</button>
</form>
</header>
<div class="columns">
${navigation(world, shell)}
<main>
${content}
</main>
</div>
<div id="flags" role="status" aria-live="polite"></div>
${script}
</body>
</html>`;
}

/** The page that frames an app: `source` is the iframe's address with its fresh JWT. */
export function framePage(
  world: SimulatedWorld,
  shell: Shell,
  app: ConnectApp,
  source: string,
  context: TokenContext,
): string {
  const page = {
    base: shell.path,
    context,
    viewer: {
      accountId: shell.viewer.accountId,
      locale: shell.viewer.locale,
      timeZone: shell.viewer.timeZone,
    },
  };
  // The app's page has the heading that is seen; this one names the site's page to a screen reader.
  const content = `<h1 class="visually-hidden">${escapeHtml(shell.title)}</h1>
<p class="crumbs">Apps / ${escapeHtml(app.name)}</p>
<iframe id="app-frame" title="${escapeHtml(shell.title)}" src="${escapeHtml(source)}" allow="clipboard-write"></iframe>`;
  const script = `<script>window.simulatedJira = ${scriptJson(page)};</script>
<script>${frameScript}</script>`;
  return siteDocument(world, shell, content, script);
}
