import { at, entriesOf, itemsOf, type Node, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const source =
  'https://developer.atlassian.com/platform/forge/manifest-reference/permissions/#egress-permissions';
const releases = 'https://developer.atlassian.com/platform/forge/rolling-releases-tutorial';
const longest = 1_000;
const blocked =
  /^(?:javascript|data|vbscript|view-source|resource|about|chrome|livescript|mocha|file|mhtml|smb):/;

/** Whether Atlassian takes an address to be let out to: a host with a dot, wildcards in front, https or wss. */
const isEgressAddress = (text: string): boolean => {
  if (text === '*') return true;
  if (text.length > longest || blocked.test(text)) return false;
  if (/^[a-z]+:/i.test(text) && !/^(?:https?|wss?):/i.test(text) && !/^[\w.-]+:\d/.test(text)) return true;
  if (!text.includes('.') || text.includes(' ') || /^(?:http|ws):/i.test(text)) return false;
  const host = text.replace(/^(?:https|wss):\/\//i, '').split(/[/?#]/, 1)[0] ?? '';
  return /^(?:\*\.)?[.a-zA-Z0-9_:-]+$/.test(host);
};

/** Hosts of Jira and Confluence, which Forge calls without letting anything out. */
const isAtlassian = (text: string): boolean =>
  /^(?:https:\/\/)?(?:[*\w-]+\.){0,3}(?:atlassian\.net|api\.atlassian\.com)(?:[/?#]|$)/i.test(text);

const addressOf = (item: Node): Node | undefined => (item.kind === 'scalar' ? item : at(item, 'address'));

const checkList = (name: string, list: Node, remotes: ReadonlySet<string>, report: LintReport): void => {
  for (const item of itemsOf(list)) {
    const remote = at(item, 'remote');
    const remoteName = textOf(remote);
    if (remote && remoteName !== undefined && !remotes.has(remoteName))
      report.error(
        'reference-broken',
        remote,
        `permissions.external.${name} names the remote "${remoteName}", which is not in remotes.`,
        { source },
      );
    const address = addressOf(item);
    const text = textOf(address);
    if (address === undefined || text === undefined || text.includes('${')) continue;
    if (!isEgressAddress(text))
      report.error(
        'egress-malformed',
        address,
        `"${text}" is no address that can be let out to: write a host such as api.example.com, or https://api.example.com.`,
        { source },
      );
    else if (text === '*')
      report.warning(
        'egress-everywhere',
        address,
        `permissions.external.${name} allows every address: administrators see that, and the app cannot run on Atlassian's own terms.`,
        { source },
      );
    else if (name.startsWith('fetch.') && isAtlassian(text))
      report.note(
        'egress-to-atlassian',
        address,
        `${text}: requestJira and requestConfluence need no egress; only a fetch with a credential of its own does, and Atlassian asks apps not to collect those.`,
        { source },
      );
    else if (name === 'fetch.backend' && /^(?:[a-z]+:\/\/)?[^/:]+(?::\d+)?\/./i.test(text))
      report.note(
        'egress-path-ignored',
        address,
        'The path of a backend address is ignored: the whole host is allowed.',
        { source },
      );
  }
};

/** `permissions.external`: addresses that can be let out to; what leaving out `inScopeEUD` says of the data. */
export const checkEgress = (root: ObjectNode, report: LintReport): void => {
  const external = at(root, 'permissions', 'external');
  const remotes = new Set(itemsOf(at(root, 'remotes')).flatMap((item) => textOf(at(item, 'key')) ?? []));
  const lists = entriesOf(external).flatMap(({ key, value }) =>
    key === 'fetch'
      ? entriesOf(value).map((inner) => ({ name: `fetch.${inner.key}`, list: inner.value }))
      : [{ name: key, list: value }],
  );
  for (const { name, list } of lists) checkList(name, list, remotes, report);
  const items = lists.flatMap(({ name, list }) => itemsOf(list).map((item) => ({ name, item })));
  const silent = items.find(
    ({ name, item }) =>
      /^(?:fetch\.|scripts$|frames$)/.test(name) &&
      textOf(at(item, 'remote')) === undefined &&
      at(item, 'inScopeEUD') === undefined,
  );
  const plain = items.find(({ item }) => item.kind === 'scalar');
  if (silent)
    report.note(
      'egress-data-undeclared',
      silent.item,
      `Addresses without inScopeEUD count as receiving end-user data: the app then does not count as running on Atlassian.${plain ? ' A plain text is the deprecated form of an address.' : ''} Where no such data goes there, write address: … and inScopeEUD: false.`,
      { source },
    );
  else if (plain)
    report.note(
      'egress-form-deprecated',
      plain.item,
      'A plain text is the deprecated form of an address: write address: … instead.',
      { source },
    );
  const enforcement = at(root, 'permissions', 'enforcement');
  if (textOf(enforcement) === 'app-managed' && enforcement)
    report.note(
      'rolling-release',
      enforcement,
      'With app-managed enforcement new code can run on a site before its administrator approves new scopes: calls that need them are refused there until then, so the app must ask for what it was granted.',
      { source: releases },
    );
};
