import { entriesOf, entryOf, type Node, type ObjectNode, textOf, wordFor } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { authenticationType } from './authentication.ts';

const source = 'https://developer.atlassian.com/cloud/jira/platform/connect-app-descriptor/';

const fields = {
  key: 'text',
  baseUrl: 'text',
  authentication: 'object',
  name: 'text',
  description: 'text',
  vendor: 'object',
  links: 'object',
  lifecycle: 'object',
  scopes: 'list',
  modules: 'object',
  apiVersion: 'number',
  apiMigrations: 'object',
  enableLicensing: 'boolean',
  regionBaseUrls: 'object',
  translations: 'object',
  cloudAppMigration: 'object',
} as const;

const fits: Readonly<Record<string, (node: Node) => boolean>> = {
  text: (node) => node.kind === 'scalar' && typeof node.value === 'string',
  object: (node) => node.kind === 'object',
  list: (node) => node.kind === 'array',
  number: (node) => node.kind === 'scalar' && Number.isInteger(node.value),
  boolean: (node) => node.kind === 'scalar' && typeof node.value === 'boolean',
};

/** ACE and other frameworks fill these in when they serve the descriptor. */
export const isTemplate = (text: string): boolean =>
  ['{{', '${', '#{', '<%'].some((mark) => text.includes(mark));

/** Top level: known fields, their types, and each only once. */
export const checkFields = (root: ObjectNode, report: LintReport): void => {
  const seen = new Set<string>();
  for (const { key, keyAt, value } of root.entries) {
    if (seen.has(key)) report.error('duplicate-field', keyAt, `${key} stands here twice; the last one wins.`);
    seen.add(key);
    const type = Object.entries(fields).find(([name]) => name === key)?.[1];
    if (key === '$schema') continue;
    if (type === undefined) {
      const nearest = report.nearest(key, Object.keys(fields));
      if (nearest === null)
        report.note('unknown-field', keyAt, `${key} is no field of a descriptor: it has no effect.`, {
          source,
        });
      else
        report.warning(
          'unknown-field',
          keyAt,
          `${key} is no field of a descriptor. Did you mean ${nearest}?`,
          {
            fix: JSON.stringify(nearest),
            source,
          },
        );
    } else if (fits[type]?.(value) === false)
      report.error(
        'wrong-type',
        value,
        `${key} must be a ${type === 'object' ? 'JSON object' : type}, not ${wordFor(value)}.`,
      );
  }
};

/** `key`: required, at most 64 characters. */
export const checkKey = (root: ObjectNode, report: LintReport): void => {
  const node = entryOf(root, 'key')?.value;
  if (node === undefined) {
    report.error(
      'key-missing',
      root,
      'key is missing: it names the app on every site and is the issuer of its tokens.',
      {
        fix: '"key": "my-app"',
        source,
      },
    );
    return;
  }
  const key = textOf(node);
  if (key === undefined || isTemplate(key)) return;
  if (key.length === 0 || key.length > 64)
    report.error('key-malformed', node, `key has ${key.length} characters: 1 to 64 are allowed.`, { source });
  else if (!/^[A-Za-z0-9._-]+$/.test(key))
    report.warning(
      'key-malformed',
      node,
      `key "${key}" should consist of letters, digits, dots, hyphens and underscores.`,
    );
};

interface UrlProblem {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
}

const malformed = (message: string): UrlProblem => ({
  rule: 'base-url-malformed',
  severity: 'error',
  message,
});

const isThisMachine = (host: string): boolean => /^(?:localhost$|127\.|0\.0\.0\.0$|\[::1\]$)/.test(host);
const isExample = (host: string): boolean => /(?:^|\.)example\.(?:com|org|net)$|\.example$/.test(host);

const urlProblem = (text: string): UrlProblem | null => {
  if (text.trim() === '')
    return malformed('baseUrl is empty: write the https address the app is served from.');
  if (/[<>]/.test(text))
    return malformed(`"${text}" still holds a placeholder: write the https address the app is served from.`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return malformed(`"${text}" is not an absolute URL.`);
  }
  if (/^https?:$/.test(url.protocol) && isThisMachine(url.hostname))
    return {
      rule: 'base-url-unreachable',
      severity: url.protocol === 'http:' ? 'error' : 'warning',
      message:
        'baseUrl points at this machine: Jira Cloud cannot reach it; use the https address of a tunnel while developing.',
    };
  if (url.protocol === 'http:')
    return {
      rule: 'base-url-not-https',
      severity: 'error',
      message: 'baseUrl is http: Jira installs apps from https addresses only.',
    };
  if (url.protocol !== 'https:') return malformed(`baseUrl must be https, not ${url.protocol.slice(0, -1)}.`);
  if (url.username !== '' || url.password !== '')
    return malformed('baseUrl must not carry a user name or password.');
  if (url.search !== '' || url.hash !== '') return malformed('baseUrl must not have a query or fragment.');
  if (isExample(url.hostname))
    return {
      rule: 'base-url-placeholder',
      severity: 'note',
      message: 'baseUrl is a placeholder: write the address the app is served from.',
    };
  if (text.endsWith('/'))
    return {
      rule: 'base-url-trailing-slash',
      severity: 'note',
      message:
        'baseUrl ends in a slash: it is the audience of the install token, and what checks that token may compare it with an address without one.',
    };
  return null;
};

/** `baseUrl` and `regionBaseUrls`: https, no slash at the end. */
export const checkBaseUrls = (root: ObjectNode, report: LintReport): void => {
  const node = entryOf(root, 'baseUrl')?.value;
  const hasInstallToken = authenticationType(root) !== 'none';
  if (node === undefined)
    report.error(
      'base-url-missing',
      root,
      'baseUrl is missing: every relative URL of the descriptor hangs off it.',
      {
        fix: '"baseUrl": "https://app.example.com"',
        source,
      },
    );
  for (const value of [
    node,
    ...entriesOf(entryOf(root, 'regionBaseUrls')?.value).map((entry) => entry.value),
  ]) {
    const text = textOf(value);
    if (value === undefined || text === undefined || isTemplate(text)) continue;
    const problem = urlProblem(text);
    if (problem === null || (problem.rule === 'base-url-trailing-slash' && !hasInstallToken)) continue;
    const detail =
      problem.rule === 'base-url-not-https' ? { fix: text.replace(/^http:/i, 'https:'), source } : { source };
    report[problem.severity](problem.rule, value, problem.message, detail);
  }
};
