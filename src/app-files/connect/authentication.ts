import { at, entriesOf, entryOf, itemsOf, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const lifecycleEvents = ['installed', 'enabled', 'disabled', 'uninstalled', 'dare-migration'];
const migrationsSource = 'https://developer.atlassian.com/cloud/confluence/connect-active-api-migrations/';

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
  const name = textOf(type)?.toLowerCase();
  if (name === 'jwt') {
    if (at(root, 'lifecycle', 'installed') === undefined)
      report.error(
        'jwt-without-installed',
        entryOf(root, 'lifecycle')?.keyAt ?? type ?? entry.value,
        'authentication jwt needs lifecycle.installed: without it the shared secret has nowhere to go.',
        { fix: '"lifecycle": { "installed": "/installed" }' },
      );
  } else if (name === 'none') {
    const scopes = entryOf(root, 'scopes');
    if (scopes && itemsOf(scopes.value).length > 0)
      report.warning(
        'scopes-without-authentication',
        scopes.keyAt,
        'authentication none gives the app no secret, so it can make no call for which these scopes count.',
      );
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
    'install and uninstall callbacks are signed with RS256; enforced for every app since October 2021',
  'context-qsh': 'context tokens carry the fixed qsh "context-qsh" instead of a hash that never fits',
  gdpr: 'payloads and URLs carry account ids only, no user keys or names',
} as const;

/** `apiMigrations`: the three of today, all true. */
export const checkMigrations = (root: ObjectNode, report: LintReport): void => {
  const entry = entryOf(root, 'apiMigrations');
  const names = Object.keys(migrations);
  for (const [name, meaning] of Object.entries(migrations)) {
    const declared = entryOf(entry?.value, name);
    // The move to account ids is over for every app; the two others still change what Jira sends.
    const tell = name === 'gdpr' ? report.note : report.warning;
    if (declared === undefined)
      tell('api-migration-missing', entry?.keyAt ?? root, `apiMigrations.${name} is missing: ${meaning}.`, {
        fix: `"${name}": true`,
        source: migrationsSource,
      });
    else if (declared.value.kind !== 'scalar' || declared.value.value !== true)
      report.error('api-migration-off', declared.value, `apiMigrations.${name} must be true: ${meaning}.`, {
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
