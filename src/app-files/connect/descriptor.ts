import { entriesOf, entryOf, type Node, type ObjectNode, textOf, wordFor } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

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
const isTemplate = (text: string): boolean => /\{\{.*\}\}|\$\{.*\}/.test(text);

/** Top level: known fields, their types, and each only once. */
export const checkFields = (root: ObjectNode, report: LintReport): void => {
  const seen = new Set<string>();
  for (const { key, keyAt, value } of root.entries) {
    if (seen.has(key)) report.error('duplicate-field', keyAt, `${key} stands here twice; the last one wins.`);
    seen.add(key);
    const type = Object.entries(fields).find(([name]) => name === key)?.[1];
    if (key === '$schema') continue;
    if (type === undefined)
      report.warning(
        'unknown-field',
        keyAt,
        `${key} is no field of a descriptor.${report.didYouMean(key, Object.keys(fields))}`,
        {
          source,
        },
      );
    else if (fits[type]?.(value) === false)
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

const urlProblem = (text: string): { rule: string; message: string; severe: boolean } | null => {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { rule: 'base-url-malformed', message: `"${text}" is not an absolute URL.`, severe: true };
  }
  if (url.protocol === 'http:')
    return {
      rule: 'base-url-not-https',
      message: 'baseUrl is http: Jira installs apps from https addresses only.',
      severe: true,
    };
  if (url.protocol !== 'https:')
    return {
      rule: 'base-url-malformed',
      message: `baseUrl must be https, not ${url.protocol}`,
      severe: true,
    };
  if (url.username !== '' || url.password !== '')
    return {
      rule: 'base-url-malformed',
      message: 'baseUrl must not carry a user name or password.',
      severe: true,
    };
  if (url.search !== '' || url.hash !== '')
    return {
      rule: 'base-url-malformed',
      message: 'baseUrl must not have a query or fragment.',
      severe: true,
    };
  if (/^(localhost|127\.|\[::1\])/.test(url.hostname))
    return {
      rule: 'base-url-unreachable',
      message: 'baseUrl points at this machine: Jira Cloud cannot reach it; use a tunnel while developing.',
      severe: false,
    };
  if (text.endsWith('/'))
    return {
      rule: 'base-url-trailing-slash',
      message:
        'baseUrl ends in a slash: paths become //…, and the audience of the install token is compared without it.',
      severe: false,
    };
  return null;
};

/** `baseUrl` and `regionBaseUrls`: https, no slash at the end. */
export const checkBaseUrls = (root: ObjectNode, report: LintReport): void => {
  const node = entryOf(root, 'baseUrl')?.value;
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
    if (problem === null) continue;
    const detail =
      problem.rule === 'base-url-not-https' ? { fix: text.replace(/^http:/i, 'https:'), source } : { source };
    if (problem.severe) report.error(problem.rule, value, problem.message, detail);
    else report.warning(problem.rule, value, problem.message, detail);
  }
};
