import { at, entriesOf, entryOf, itemsOf, type Node, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';

const source = 'https://developer.atlassian.com/platform/forge/manifest-reference/';
const runtimes = ['nodejs20.x', 'nodejs22.x', 'nodejs24.x'];
const largest = 200 * 1024;

/** Size, and something to run. */
export const checkSections = (root: ObjectNode, bytes: number, report: LintReport): void => {
  if (bytes > largest)
    report.error('manifest-too-large', root, `The manifest has ${bytes} bytes; ${largest} are allowed.`, {
      source,
    });
  if (entryOf(root, 'modules') === undefined && entryOf(root, 'connectModules') === undefined)
    report.error('modules-missing', root, 'modules is missing: an app without modules does nothing.', {
      source,
    });
};

const runtimeSentence = (name: string | undefined): string =>
  /^nodejs1\d\.x$/.test(name ?? '')
    ? `${name} is no runtime of Forge any more: app.runtime.name must be one of ${runtimes.join(', ')}.`
    : `app.runtime.name must be one of ${runtimes.join(', ')}.`;

const checkRuntime = (app: Node, report: LintReport): void => {
  const runtime = entryOf(app, 'runtime');
  if (runtime === undefined) {
    report.error(
      'runtime-missing',
      app,
      'app.runtime is missing: Atlassian refuses the deploy of an app that names no runtime.',
      {
        fix: 'runtime:\n  name: nodejs22.x',
        source,
      },
    );
    return;
  }
  const name = at(runtime.value, 'name');
  const text = textOf(name);
  if (name === undefined)
    report.error('runtime-missing', runtime.keyAt, 'app.runtime.name is missing.', { source });
  else if (text === undefined || !runtimes.includes(text))
    report.error('runtime-unknown', name, runtimeSentence(text), {
      fix: 'nodejs22.x',
      source,
    });
  const memory = at(runtime.value, 'memoryMB');
  if (
    memory?.kind === 'scalar' &&
    !(typeof memory.value === 'number' && memory.value >= 128 && memory.value <= 1024)
  )
    report.error('runtime-memory', memory, 'app.runtime.memoryMB must lie between 128 and 1024.', { source });
};

/** A value from the environment: the variable must be declared, or the manifest is taken as it stands. */
const checkVariable = (root: ObjectNode, node: Node, text: string, report: LintReport): void => {
  const [, name = ''] = /\$\{(\w{1,80})\}/.exec(text) ?? [];
  const declared = itemsOf(at(root, 'environment', 'variables')).flatMap(
    (item) => textOf(item) ?? textOf(at(item, 'key')) ?? [],
  );
  if (!declared.includes(name))
    report.warning(
      'variable-undeclared',
      node,
      `$\{${name}} is filled in only when environment.variables names ${name || 'it'}.`,
      {
        fix: `environment:\n  variables:\n    - ${name}`,
        source: `${source}environment/`,
      },
    );
};

/** `app`: id, runtime, and the Connect key of an app on both frameworks. */
export const checkApp = (root: ObjectNode, report: LintReport): void => {
  const app = entryOf(root, 'app');
  if (app === undefined) {
    report.error('app-missing', root, 'app is missing: it holds the app id and the runtime.', { source });
    return;
  }
  const id = at(app.value, 'id');
  const text = textOf(id);
  if (id === undefined)
    report.error('app-id-missing', app.keyAt, 'app.id is missing: `forge register` writes it.', { source });
  else if (text?.includes('${')) checkVariable(root, id, text, report);
  else if (text === undefined || !/^ari:cloud:ecosystem::app\/\S+$/.test(text))
    report.error(
      'app-id-malformed',
      id,
      'app.id must be ari:cloud:ecosystem::app/ followed by the id of the app.',
      { source },
    );
  else if (!/\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    report.warning('app-id-malformed', id, 'app.id does not end in a UUID.', { source });
  else if (/\/0{8}-/.test(text))
    report.note('app-id-placeholder', id, 'app.id is a placeholder: register the app to get one of its own.');
  checkRuntime(app.value, report);
};

/** Connect inside Forge: key and remote, and what that leaves to expect. */
export const checkConnectInForge = (root: ObjectNode, report: LintReport): void => {
  const connect = at(root, 'app', 'connect');
  const modules = entryOf(root, 'connectModules');
  if (modules === undefined) return;
  if (at(connect, 'key') === undefined)
    report.error(
      'connect-key-missing',
      modules.keyAt,
      'connectModules need app.connect.key, the key of the Connect app.',
      {
        source,
      },
    );
  const remote = at(connect, 'remote');
  if (remote === undefined)
    report.error(
      'connect-remote-missing',
      modules.keyAt,
      'connectModules need app.connect.remote, a key of remotes.',
      {
        source,
      },
    );
  else if (!itemsOf(at(root, 'remotes')).some((item) => textOf(at(item, 'key')) === textOf(remote)))
    report.error('reference-broken', remote, `There is no remote "${textOf(remote) ?? ''}".`, { source });
  report.note(
    'connect-modules',
    modules.keyAt,
    'Connect modules are for apps that were on Marketplace before; a new Forge app cannot carry them, and Connect support ends on 31 January 2027.',
    { source: 'https://developer.atlassian.com/platform/adopting-forge-from-connect/how-to-adopt' },
  );
  for (const { keyAt, key } of entriesOf(modules.value))
    if (!key.includes(':'))
      report.warning('unknown-module-type', keyAt, `${key} needs its product in front: jira:${key}.`);
};
