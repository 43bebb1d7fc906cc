import { at, entriesOf, entryOf, itemsOf, type Node, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { providerRemotes } from './references.ts';

const source = 'https://developer.atlassian.com/platform/forge/manifest-reference/remotes/';
const operations = ['storage', 'compute', 'fetch', 'other'];

/** No two of a kind may have one key. */
const checkKey = (item: Node, what: string, seen: Set<string>, report: LintReport): void => {
  const node = at(item, 'key');
  const key = textOf(node);
  if (node === undefined || key === undefined) return;
  if (seen.has(key)) report.error('key-duplicate', node, `There are two ${what}s "${key}".`);
  seen.add(key);
};

const checkUrl = (node: Node, report: LintReport): void => {
  const text = textOf(node);
  if (text === undefined || /\$\{.*\}/.test(text)) return;
  if (/^http:\/\//i.test(text))
    report.error('base-url-not-https', node, 'The base URL of a remote must be https.', {
      fix: text.replace(/^http:/i, 'https:'),
      source,
    });
  else if (!/^https:\/\/[^\s/]+/i.test(text))
    report.error('base-url-malformed', node, `"${text}" is not an https URL.`, { source });
  else if (/^https:\/\/([\w-]+\.)*example\.(com|org|net)/i.test(text))
    report.note(
      'base-url-placeholder',
      node,
      'The base URL is a placeholder: fill in where the backend runs.',
    );
};

const invokedRemotes = (root: ObjectNode): ReadonlySet<string> =>
  new Set(itemsOf(at(root, 'modules', 'endpoint')).flatMap((item) => textOf(at(item, 'remote')) ?? []));

const checkOperations = (
  remote: Node,
  invoked: ReadonlySet<string>,
  providers: ReadonlySet<string>,
  report: LintReport,
): void => {
  const key = textOf(at(remote, 'key')) ?? '';
  const entry = entryOf(remote, 'operations');
  if (entry === undefined) {
    if (providers.has(key)) return;
    report.note(
      'remote-operations-missing',
      remote,
      `Remote "${key}" names no operations: it counts as storing end-user data, so the app does not count as running on Atlassian.`,
      { ...(invoked.has(key) ? { fix: 'operations:\n  - compute' } : {}), source },
    );
    return;
  }
  const names = itemsOf(entry.value).map(textOf);
  for (const item of itemsOf(entry.value)) {
    const name = textOf(item) ?? '';
    if (!operations.includes(name))
      report.error(
        'remote-operation-unknown',
        item,
        `"${name}" is no operation of a remote.${report.didYouMean(name, operations)}`,
        {
          source,
        },
      );
  }
  if (invoked.has(key) && !names.includes('compute'))
    report.error(
      'remote-not-invocable',
      entry.keyAt,
      `Remote "${key}" is the target of an endpoint, which needs the operation compute.`,
      {
        fix: '- compute',
        source,
      },
    );
};

/** `remotes`: keys, https addresses, and operations that allow what the endpoints do. */
export const checkRemotes = (root: ObjectNode, report: LintReport): void => {
  const providers = providerRemotes(root);
  const invoked = invokedRemotes(root);
  const seen = new Set<string>();
  for (const remote of itemsOf(at(root, 'remotes'))) {
    checkKey(remote, 'remote', seen, report);
    const base = at(remote, 'baseUrl');
    if (base === undefined && at(remote, 'configurable') === undefined)
      report.error(
        'base-url-missing',
        remote,
        `Remote "${textOf(at(remote, 'key')) ?? ''}" has no baseUrl.`,
        {
          source,
        },
      );
    else if (base !== undefined)
      for (const url of base.kind === 'object' ? entriesOf(base).map(({ value }) => value) : [base])
        checkUrl(url, report);
    checkOperations(remote, invoked, providers, report);
  }
};

/** `resources`: keys that are used once. */
export const checkResources = (root: ObjectNode, report: LintReport): void => {
  const seen = new Set<string>();
  for (const resource of itemsOf(at(root, 'resources'))) checkKey(resource, 'resource', seen, report);
};
