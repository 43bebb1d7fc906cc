import { atlassianPythonApi } from '../clients/atlassian-python-api.ts';
import { pycontribs } from '../clients/pycontribs.ts';
import { callAt, type PythonCall, type PythonModule, valuesOf } from './module.ts';
import { isSelf, type SyntaxNode, wordsOf } from './syntax.ts';

/** The operation that each method of a public client calls. */
type ClientMethods = ReadonlyMap<string, string>;

/** Methods of the public client that a file imports. */
const importedBy = ({ imports }: PythonModule): ClientMethods | null => {
  if (imports.has('atlassian')) return atlassianPythonApi;
  return imports.has('jira') ? pycontribs : null;
};

/** What makes a client in a file: the class of its name. */
const makes = (module: PythonModule, node: SyntaxNode): ClientMethods | null =>
  /^jira$/i.test(callAt(module, node)?.name ?? '') ? importedBy(module) : null;

/** The functions of an app that give back a client. */
const makersIn = (modules: readonly PythonModule[]): ReadonlyMap<string, ClientMethods> => {
  const makers = new Map<string, ClientMethods>();
  for (const module of modules)
    for (const { name, returns } of module.functions)
      for (const node of returns) {
        const given = [node, ...valuesOf(module, wordsOf(node, module.text)).map((value) => value.node)];
        const [client] = given.flatMap((each) => makes(module, each) ?? []);
        if (client !== undefined) makers.set(name, client);
      }
  return makers;
};

/** Methods of the clients themselves; requests are read by their addresses. */
const sendsNothing =
  /^(?:_\w+|close|kill_session|client_info|resource_url|request|get|post|put|delete|patch)$/;

const lastOf = (receiver: string): string => receiver.slice(receiver.lastIndexOf('.') + 1);

/** By what the client is called everywhere; a class that has such a method itself calls its own. */
const isOnClient = ({ functions }: PythonModule, { name, receiver }: PythonCall): boolean => {
  if (receiver === 'self' && functions.some((fn) => fn.name === name)) return false;
  return /jira|client|conn|self/i.test(receiver);
};

/** `issue.update(…)`, where an `issue` of this file is what `client.issue(…)` gave, at once or inside of another call, or is called so. */
const onThing = (module: PythonModule, { name, receiver, args }: PythonCall): string | null => {
  const [operation = null] = valuesOf(module, receiver).flatMap(({ node: value }) =>
    module.calls
      .filter(({ node }) => node.from >= value.from && node.to <= value.to)
      .filter((maker) => isOnClient(module, maker))
      .flatMap((maker) => pycontribs.get(`${maker.name}.${name}`) ?? []),
  );
  if (operation !== null) return operation;
  // Of a mapping of that name, `update` is given a mapping, and `delete` does not exist.
  const isChange =
    name === 'update' ? args.some((one) => one.name === 'fields') : name === 'delete' && args.length === 0;
  return isChange && /issue$/i.test(receiver) ? (pycontribs.get(`issue.${name}`) ?? null) : null;
};

/** Reads calls of the public clients `jira` and `atlassian-python-api` by the names of their methods. */
export class ClientCalls {
  /** The clients that some file of the app imports. */
  private readonly clients: readonly ClientMethods[];
  /** Names that are given one client and nothing else: whoever is handed one most often calls it the same. */
  private readonly named = new Map<string, ClientMethods>();
  private readonly ownMethods: ReadonlySet<string>;
  private readonly ownFunctions: ReadonlySet<string>;

  private readonly ownMakers: ReadonlyMap<string, ClientMethods>;

  constructor(modules: readonly PythonModule[]) {
    this.ownMakers = makersIn(modules);
    this.clients = [...new Set(modules.map(importedBy))].filter((methods) => methods !== null);
    const functions = modules.flatMap((module) => module.functions);
    const makers = new Map<string, Set<ClientMethods | null>>();
    for (const module of modules)
      for (const [name, values] of module.values)
        for (const { node } of values)
          if (callAt(module, node))
            makers.set(name, (makers.get(name) ?? new Set()).add(this.madeBy(module, node)));
    for (const [name, [client = null, ...others]] of makers)
      if (client !== null && others.length === 0) this.named.set(name, client);
    this.ownFunctions = new Set(functions.map(({ name }) => name));
    this.ownMethods = new Set(functions.flatMap(({ name, cls }) => (cls === null ? [] : [name])));
  }

  /** The client that a value is: made there, or by a function of the app's own, here or elsewhere. */
  private madeBy(module: PythonModule, node: SyntaxNode): ClientMethods | null {
    const call = callAt(module, node);
    const isOwn = call !== undefined && (call.receiver === '' || isSelf(call.receiver));
    return makes(module, node) ?? (isOwn ? this.ownMakers.get(call.name) : undefined) ?? null;
  }

  /** The client that stands before a dot, where it can be nothing else. */
  private certainly(module: PythonModule, receiver: string): ClientMethods | null {
    const values = valuesOf(module, receiver);
    if (values.length > 0) {
      const [client = null, ...others] = new Set(values.map(({ node }) => this.madeBy(module, node)));
      return others.length === 0 ? client : null;
    }
    const maker = /^(\w{1,80})\(.*\)$/s.exec(receiver)?.[1];
    return (
      (maker === undefined ? undefined : this.ownMakers.get(maker)) ??
      this.named.get(lastOf(receiver)) ??
      null
    );
  }

  /** The name of the operation that a call of a client makes; null: it is none. */
  operationOf(module: PythonModule, call: PythonCall): string | null {
    const here = importedBy(module);
    const certain = this.certainly(module, call.receiver)?.get(call.name);
    if (certain !== undefined && !this.ownFunctions.has(call.name)) return certain;
    const methods = here ?? this.handedOn(call);
    if (methods === null) return null;
    const own = isOnClient(module, call) ? methods.get(call.name) : undefined;
    return own ?? (here === pycontribs ? onThing(module, call) : null);
  }

  /** Whether a call is one of a client, of which it is not known what it calls. */
  isUnknown(module: PythonModule, { name, receiver }: PythonCall): boolean {
    const client = receiver === '' ? null : this.certainly(module, receiver);
    return client !== null && !client.has(name) && !this.ownFunctions.has(name) && !sendsNothing.test(name);
  }

  /** A client made in one file is used in others, which need not import it: its methods are told by their names, unless they are the app's own. */
  private handedOn({ name, receiver }: PythonCall): ClientMethods | null {
    const word = lastOf(receiver);
    // `jql`, `issue`: words that say nothing by themselves, but on something that is called after Jira.
    const isJira = /jira/i.test(word);
    if (!(isJira || name.includes('_')) || receiver === '' || isSelf(receiver)) return null;
    const named = /(?:^|\.)_?(?:jira|client|jira_?client)$/i.test(receiver);
    // `self.jira.create_issue(…)` stands in a method of the app's own of that name; a `jira` of some other kind has the app's own.
    const isOwn = named
      ? !receiver.startsWith('self.') && this.ownMethods.has(name)
      : this.ownFunctions.has(name);
    if (isOwn) return null;
    return this.clients.find((methods) => methods.has(name)) ?? null;
  }
}
