import { declaredScopes, descriptorSchema } from '../connect/descriptor.ts';
import { type AdminEntry, adminEntries } from '../forge/admin-entries.ts';
import type { ConnectApp, ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { adminPages, escapeHtml, pagePath, type Shell, siteDocument, withAddress } from './shell.ts';

/** Where the list of apps is, on a real site too. */
export const appsPath = '/plugins/servlet/upm';

/** A one-button form that posts what should happen to an app. */
function button(shell: Shell, app: ConnectApp, action: 'update' | 'approve', label: string): string {
  return `<form method="post" action="${withAddress(shell, `${appsPath}/${action}`)}"><button name="app" value="${escapeHtml(app.key)}">${label}</button></form>`;
}

/** What an administrator is asked to agree to; empty: nothing waits. */
function pending(shell: Shell, app: ConnectApp): string {
  const waiting = descriptorSchema.safeParse(app.pendingDescriptor);
  if (!waiting.success) return button(shell, app, 'update', 'Check for updates');
  const added = declaredScopes(waiting.data).filter((scope) => !app.grantedScopes.includes(scope));
  return `Update asks for ${escapeHtml(added.join(', '))} ${button(shell, app, 'approve', 'Approve update')}`;
}

const headings = ['App', 'State', 'Scopes', 'Pages', 'Version'];

/** What every app has, its pages and what is to be said of its version; narrow screens show the heading beside each. */
function row(
  { name, state, grantedScopes }: ConnectApp | ForgeApp,
  links: string[],
  version: string,
): string {
  const scopes = grantedScopes.join(', ') || 'none';
  const cells = [...[name, state, scopes].map(escapeHtml), links.join(', '), version];
  return `<tr>${cells.map((cell, at) => `<td data-heading="${headings[at]}">${cell}</td>`).join('')}</tr>`;
}

function connectRow(shell: Shell, app: ConnectApp): string {
  const links = adminPages(app).map(
    (page) =>
      `<a href="${withAddress(shell, pagePath(app.key, page.key))}">${escapeHtml(page.name?.value ?? page.key)}</a>`,
  );
  return row(app, links, pending(shell, app));
}

/** A Forge app, with the pages behind *Configure* and *Get started*. */
function forgeRow(shell: Shell, app: ForgeApp, entries: readonly AdminEntry[]): string {
  const link = ({ path, key }: AdminEntry, label: string): string =>
    `<a href="${withAddress(shell, path)}&amp;module=${encodeURIComponent(key)}">${label}</a>`;
  const links = entries.flatMap((entry) => [
    ...(entry.configures ? [link(entry, 'Configure')] : []),
    ...(entry.getsStarted ? [link(entry, 'Get started')] : []),
  ]);
  const { version, pendingVersion = null } = app;
  const waiting = pendingVersion === null ? '' : `, ${pendingVersion.version} waits for approval`;
  return row(app, links, escapeHtml(version + waiting));
}

const script = `<script>document.getElementById('viewer').addEventListener('change', function (event) { event.target.form.submit(); });
document.getElementById('theme').addEventListener('click', function () {
  var root = document.documentElement;
  root.setAttribute('data-color-mode', root.getAttribute('data-color-mode') === 'dark' ? 'light' : 'dark');
});</script>`;

/** The list of installed apps, with the update that waits for an administrator. */
export function appsPage(world: SimulatedWorld, shell: Shell): string {
  const apps = world.state.connectApps.filter(({ state }) => state !== 'uninstalled');
  const entries = adminEntries(world);
  const forge = new Set(entries.map(({ app }) => app));
  const rows = [
    ...apps.map((app) => connectRow(shell, app)),
    ...[...forge].map((app) =>
      forgeRow(
        shell,
        app,
        entries.filter((entry) => entry.app === app),
      ),
    ),
  ];
  const table =
    rows.length === 0
      ? '<p>No app is installed.</p>'
      : `<table><thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return siteDocument(world, shell, `<h1>Manage apps</h1>\n${table}`, script);
}
