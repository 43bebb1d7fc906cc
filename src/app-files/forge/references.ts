import { at, entriesOf, itemsOf, type Node, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const reference = 'https://developer.atlassian.com/platform/forge/manifest-reference/';
const longestFunctionKey = 23;
const handlerForm = /^[\p{Alphabetic}\d_-]+(?:\/[\p{Alphabetic}\d_-]+)*\.[\p{Alphabetic}\d_-]+$/u;
/** An app has one page of each of these, with subpages inside. */
const onlyOne = ['jira:projectPage', 'jira:projectSettingsPage', 'jira:globalPage'];

/** Things in a list by their keys; of several with the same key the first. */
const byKey = (list: Node | undefined): ReadonlyMap<string, Node> => {
  const found = new Map<string, Node>();
  for (const item of itemsOf(list)) {
    const key = textOf(at(item, 'key'));
    if (key !== undefined && !found.has(key)) found.set(key, item);
  }
  return found;
};

const isTrue = (node: Node | undefined): boolean => node?.kind === 'scalar' && node.value === true;

const checkFunctions = (root: ObjectNode, report: LintReport): void => {
  for (const fn of itemsOf(at(root, 'modules', 'function'))) {
    const key = at(fn, 'key');
    const name = textOf(key) ?? '';
    if (key && name.length > longestFunctionKey)
      report.error(
        'key-malformed',
        key,
        `The key of a function has at most ${longestFunctionKey} characters, "${name}" has ${name.length}.`,
      );
    const handler = at(fn, 'handler');
    const text = textOf(handler);
    if (handler && text !== undefined && !text.includes('${') && !handlerForm.test(text))
      report.error(
        'handler-malformed',
        handler,
        `handler must be file.export, such as index.run, not "${text}".`,
        {
          source: `${reference}modules/function/`,
        },
      );
  }
};

/** Agents, and tools of other modules, name actions of `modules.action`. */
const checkActions = (root: ObjectNode, report: LintReport): void => {
  const actions = byKey(at(root, 'modules', 'action'));
  const askers = [
    ...itemsOf(at(root, 'modules', 'rovo:agent')).map((item) => at(item, 'actions')),
    ...itemsOf(at(root, 'modules', 'rovo:mcp')).map((item) => at(item, 'tools')),
    ...itemsOf(at(root, 'modules', 'rovo:skill')).map((item) => at(item, 'dependencies', 'tools')),
    ...itemsOf(at(root, 'modules', 'automation:actionProvider')).map((item) => at(item, 'actions')),
  ];
  const named = askers.flatMap((list) => itemsOf(list));
  for (const action of named) {
    const name = textOf(action);
    if (name !== undefined && !actions.has(name))
      report.error(
        'reference-broken',
        action,
        `There is no action in modules.action with the key "${name}".${report.didYouMean(name, [...actions.keys()])}`,
        {
          source: `${reference}modules/rovo-agent/`,
        },
      );
  }
  const used = new Set(named.map(textOf));
  for (const action of itemsOf(at(root, 'modules', 'action'))) {
    const key = at(action, 'key');
    const name = textOf(key);
    if (key && name !== undefined && !used.has(name))
      report.note(
        'action-unused',
        key,
        `No agent and no automation names the action ${name}: nobody can run it.`,
      );
  }
};

const checkTriggerEndpoints = (root: ObjectNode, report: LintReport): void => {
  const endpoints = byKey(at(root, 'modules', 'endpoint'));
  for (const trigger of itemsOf(at(root, 'modules', 'trigger'))) {
    const name = textOf(at(trigger, 'endpoint'));
    const endpoint = name === undefined ? undefined : endpoints.get(name);
    if (endpoint === undefined) continue;
    if (isTrue(at(endpoint, 'auth', 'appUserToken', 'enabled')))
      report.error(
        'endpoint-user-token',
        endpoint,
        `Endpoint "${name}" serves a trigger, for which there is no user: it can have auth.appSystemToken only.`,
        {
          source: `${reference}endpoint/`,
        },
      );
    if (at(endpoint, 'route') === undefined)
      report.error(
        'endpoint-without-route',
        endpoint,
        `Endpoint "${name}" serves a trigger and needs route.path.`,
        {
          source: `${reference}endpoint/`,
        },
      );
  }
};

/** The keys of remotes that belong to an auth provider: its addresses, not backends. */
export const providerRemotes = (root: ObjectNode): Set<string> => {
  const providers = itemsOf(at(root, 'providers', 'auth'));
  const named = providers.flatMap((provider) => [
    ...itemsOf(at(provider, 'remotes')),
    ...entriesOf(at(provider, 'actions')).flatMap(({ value }) => at(value, 'remote') ?? []),
  ]);
  return new Set(named.flatMap((node) => textOf(node) ?? []));
};

const checkProviders = (root: ObjectNode, report: LintReport): void => {
  const remotes = byKey(at(root, 'remotes'));
  const functions = byKey(at(root, 'modules', 'function'));
  const egress = itemsOf(at(root, 'permissions', 'external', 'fetch', 'backend'));
  const allowed = new Set(
    egress.flatMap((item) => textOf(item) ?? textOf(at(item, 'remote')) ?? textOf(at(item, 'address')) ?? []),
  );
  for (const provider of itemsOf(at(root, 'providers', 'auth'))) {
    const own = textOf(at(provider, 'key')) ?? '';
    const listed = new Set(itemsOf(at(provider, 'remotes')));
    const used = entriesOf(at(provider, 'actions')).flatMap(({ value }) => at(value, 'remote') ?? []);
    for (const node of [...listed, ...used]) {
      const name = textOf(node) ?? '';
      const remote = remotes.get(name);
      if (remote === undefined)
        report.error(
          'reference-broken',
          node,
          `Provider "${own}" names the remote "${name}", which is not in remotes.`,
          {
            source: `${reference}providers/`,
          },
        );
      else if (listed.has(node) && !allowed.has(name) && !allowed.has(textOf(at(remote, 'baseUrl')) ?? ''))
        report.error(
          'egress-missing',
          node,
          `Remote "${name}" of provider "${own}" must be allowed under permissions.external.fetch.backend.`,
          {
            fix: `- remote: ${name}`,
            source: `${reference}permissions/#egress-permissions`,
          },
        );
    }
    const profile = at(provider, 'actions', 'retrieveProfile', 'function');
    const name = textOf(profile);
    if (profile && name !== undefined && !functions.has(name))
      report.error(
        'reference-broken',
        profile,
        `There is no function in modules.function with the key "${name}".`,
      );
  }
};

/** What modules and providers name must be there, and be of the right form. */
export const checkForgeReferences = (root: ObjectNode, report: LintReport): void => {
  checkFunctions(root, report);
  checkActions(root, report);
  checkTriggerEndpoints(root, report);
  checkProviders(root, report);
  const types = entriesOf(at(root, 'modules'));
  if (types.length > 0 && types.every(({ key }) => key === 'function' || key === 'endpoint'))
    report.error(
      'modules-missing',
      types[0]?.keyAt ?? root,
      'Functions and endpoints alone do nothing: a module must use them.',
    );
  for (const { key, value } of types) {
    const second = onlyOne.includes(key) ? itemsOf(value)[1] : undefined;
    if (second)
      report.error(
        'module-too-many',
        second,
        `An app has one module of ${key}; further pages are its subPages.`,
      );
  }
};
