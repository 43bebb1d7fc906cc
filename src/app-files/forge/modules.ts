import { at, entriesOf, entryOf, itemsOf, type Node, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const source = 'https://developer.atlassian.com/platform/forge/manifest-reference/modules/';

/** Atlassian's limit for scheduled triggers of one app. */
const mostScheduled = 5;

const keysOf = (node: Node | undefined): ReadonlySet<string> =>
  new Set(itemsOf(node).flatMap((item) => textOf(at(item, 'key')) ?? []));

interface Targets {
  readonly function: ReadonlySet<string>;
  readonly endpoint: ReadonlySet<string>;
  readonly remote: ReadonlySet<string>;
  readonly resource: ReadonlySet<string>;
}

const words: Readonly<Record<keyof Targets, string>> = {
  function: 'function in modules.function',
  endpoint: 'endpoint in modules.endpoint',
  remote: 'remote in remotes',
  resource: 'resource in resources',
};

const checkReference = (module: Node, field: keyof Targets, targets: Targets, report: LintReport): void => {
  const node = at(module, field);
  const written = textOf(node);
  if (node === undefined || written === undefined) return;
  // A resource may name one of its entries behind a slash.
  const key = field === 'resource' ? (written.split('/', 1)[0] ?? written) : written;
  // A built folder may be named directly where modules allow it; only bare keys are references.
  if (!targets[field].has(key))
    report.error(
      'reference-broken',
      node,
      `There is no ${words[field]} with the key "${key}".${report.didYouMean(key, [...targets[field]])}`,
      {
        source,
      },
    );
};

const checkNested = (node: Node, targets: Targets, report: LintReport, depth = 0): void => {
  if (depth > 8) return;
  if (node.kind === 'object') {
    for (const field of ['function', 'endpoint', 'resource'] as const)
      checkReference(node, field, targets, report);
    for (const { value } of node.entries) checkNested(value, targets, report, depth + 1);
  } else if (node.kind === 'array')
    for (const item of node.items) checkNested(item, targets, report, depth + 1);
};

const checkEvents = (module: Node, report: LintReport): void => {
  const events = entryOf(module, 'events');
  if (events === undefined || (events.value.kind === 'array' && events.value.items.length === 0))
    report.error('trigger-without-events', events?.keyAt ?? module, 'A trigger needs events.', {
      source: `${source}trigger/`,
    });
  for (const item of itemsOf(events?.value))
    if (textOf(item) === 'avi:forge:uninstalled:app')
      report.warning('event-not-sent', item, 'There is no uninstall event: use the preUninstall module.', {
        source: 'https://developer.atlassian.com/platform/forge/events-reference/life-cycle/',
      });
};

const checkEndpoint = (module: Node, targets: Targets, report: LintReport): void => {
  checkReference(module, 'remote', targets, report);
  const path = at(module, 'route', 'path');
  if (path !== undefined && !(textOf(path) ?? '').startsWith('/'))
    report.error('endpoint-path-malformed', path, 'The path of an endpoint starts with a slash.', { source });
};

/** `modules`: keys used once, references that lead somewhere, and what triggers need. */
export const checkForgeModules = (root: ObjectNode, report: LintReport): void => {
  const modules = entryOf(root, 'modules');
  const targets: Targets = {
    function: keysOf(at(modules?.value, 'function')),
    endpoint: keysOf(at(modules?.value, 'endpoint')),
    remote: keysOf(at(root, 'remotes')),
    resource: keysOf(at(root, 'resources')),
  };
  const seen = new Map<string, string>();
  for (const { key: type, keyAt, value } of entriesOf(modules?.value)) {
    if (type === 'scheduledTrigger' && itemsOf(value).length > mostScheduled)
      report.error('schedule-too-many', keyAt, `An app has at most ${mostScheduled} scheduled triggers.`, {
        source,
      });
    for (const module of itemsOf(value)) {
      const key = at(module, 'key');
      const name = textOf(key);
      if (name !== undefined && seen.has(name))
        report.error(
          'module-key-duplicate',
          key ?? module,
          `Module key "${name}" is used by ${seen.get(name)} already.`,
        );
      else if (name !== undefined) seen.set(name, type);
      if (type === 'trigger') checkEvents(module, report);
      if (type === 'endpoint') checkEndpoint(module, targets, report);
      else if (type !== 'function') checkNested(module, targets, report);
      if (type === 'migration:dataResidency') checkReference(module, 'remote', targets, report);
    }
  }
};
