import { at, entriesOf, entryOf, itemsOf, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const lifecycleEvents = ['installed', 'enabled', 'disabled', 'uninstalled', 'dare-migration'];
const pagesSource = 'https://developer.atlassian.com/cloud/jira/software/security-for-connect-apps/';
const migrationsSource = 'https://developer.atlassian.com/cloud/confluence/connect-active-api-migrations/';

/** The type of `authentication` as Jira reads it, in small letters. */
export const authenticationType = (root: ObjectNode): string | undefined =>
  textOf(at(root, 'authentication', 'type'))?.toLowerCase();

/** Without a secret there are no calls of the app's own; what its pages ask through `AP.request` is held against the scopes all the same. */
const checkScopesOfPages = (root: ObjectNode, report: LintReport): void => {
  const scopes = entryOf(root, 'scopes');
  const items = itemsOf(scopes?.value);
  if (scopes === undefined || items.length === 0) return;
  report.note(
    'scopes-without-authentication',
    scopes.keyAt,
    'authentication none gives the app no secret: these scopes count for AP.request in its pages, made as the user who looks at them, and for webhooks; a server of the app can make no call.',
    { source: pagesSource },
  );
  const impersonation = items.find((item) => textOf(item)?.toUpperCase() === 'ACT_AS_USER');
  if (impersonation)
    report.warning(
      'impersonation-without-authentication',
      impersonation,
      'ACT_AS_USER needs the secret of an installation, and authentication none gives the app none: take it away, or use jwt.',
      { source: pagesSource },
    );
};

/** `authentication`: `jwt` (which needs `lifecycle.installed`) or `none`. */
export const checkAuthentication = (root: ObjectNode, report: LintReport): void => {
  const entry = entryOf(root, 'authentication');
  if (entry === undefined) {
    report.error(
      'authentication-missing',
      root,
      'authentication is missing: it says how Jira and the app know each other.',
      {
        fix: '"authentication": { "type": "jwt" }',
      },
    );
    return;
  }
  const type = at(entry.value, 'type');
  const name = authenticationType(root);
  if (name === 'jwt') {
    if (at(root, 'lifecycle', 'installed') === undefined)
      report.error(
        'jwt-without-installed',
        entryOf(root, 'lifecycle')?.keyAt ?? type ?? entry.value,
        'authentication jwt needs lifecycle.installed: without it the shared secret has nowhere to go.',
        { fix: '"lifecycle": { "installed": "/installed" }' },
      );
  } else if (name === 'none') {
    checkScopesOfPages(root, report);
  } else
    report.error(
      'authentication-unknown',
      type ?? entry.value,
      `authentication.type is jwt or none${name === undefined ? '' : `, not "${name}"`}.`,
      { fix: '"authentication": { "type": "jwt" }' },
    );
};

const checkPath = (node: { key: string; text: string }): string | null => {
  if (/^https?:\/\//i.test(node.text)) return `${node.key} must be relative to baseUrl, not a whole URL.`;
  return node.text.startsWith('/') ? null : `${node.key} must start with a slash.`;
};

/** `lifecycle`: known events, relative paths. */
export const checkLifecycle = (root: ObjectNode, report: LintReport): void => {
  for (const { key, keyAt, value } of entriesOf(entryOf(root, 'lifecycle')?.value)) {
    if (!lifecycleEvents.includes(key))
      report.warning(
        'unknown-field',
        keyAt,
        `${key} is no lifecycle event.${report.didYouMean(key, lifecycleEvents)}`,
      );
    const text = textOf(value);
    if (text === undefined) report.error('wrong-type', value, `lifecycle.${key} must be a path.`);
    else {
      const problem = checkPath({ key: `lifecycle.${key}`, text });
      if (problem !== null) report.warning('lifecycle-path-malformed', value, problem);
    }
  }
};

const migrations = {
  'signed-install':
    'install and uninstall callbacks are signed with RS256, for every app since October 2021; frameworks read this entry to know which signature to expect',
  'context-qsh': 'context tokens carry the fixed qsh "context-qsh" instead of a hash that never fits',
  gdpr: 'payloads and URLs carry account ids only, no user keys or names',
} as const;

/** What only an app with a secret is sent: signed callbacks, and tokens. */
const needsSecret: readonly string[] = ['signed-install', 'context-qsh'];

/** `apiMigrations`: the three of today, all true. */
export const checkMigrations = (root: ObjectNode, report: LintReport): void => {
  const entry = entryOf(root, 'apiMigrations');
  const names = Object.keys(migrations);
  const hasSecret = authenticationType(root) !== 'none';
  for (const [name, meaning] of Object.entries(migrations)) {
    if (!hasSecret && needsSecret.includes(name)) continue;
    const declared = entryOf(entry?.value, name);
    // Account ids and signed callbacks are forced upon every app by now.
    const tell = name === 'context-qsh' ? report.warning : report.note;
    if (declared === undefined)
      tell('api-migration-missing', entry?.keyAt ?? root, `apiMigrations.${name} is missing: ${meaning}.`, {
        fix: `"${name}": true`,
        source: migrationsSource,
      });
    else if (declared.value.kind !== 'scalar' || declared.value.value !== true)
      report.warning('api-migration-off', declared.value, `apiMigrations.${name} must be true: ${meaning}.`, {
        fix: `"${name}": true`,
        source: migrationsSource,
      });
  }
  for (const { key, keyAt } of entriesOf(entry?.value))
    if (!names.includes(key))
      report.note(
        'unknown-field',
        keyAt,
        `${key} is no migration known here.${report.didYouMean(key, names)}`,
      );
};
