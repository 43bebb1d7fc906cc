import { atlassianPythonApi } from '../clients/atlassian-python-api.ts';
import { pycontribs } from '../clients/pycontribs.ts';
import { callAt, type PythonCall, type PythonModule, valuesOf } from './read-python.ts';
import { isSelf, type SyntaxNode } from './syntax.ts';

/** The operation that each method of a public client calls. */
type ClientMethods = ReadonlyMap<string, string>;

/** Methods of the public client that a file imports. */
const importedBy = ({ imports }: PythonModule): ClientMethods | null => {
  if (imports.has('atlassian')) return atlassianPythonApi;
  return imports.has('jira') ? pycontribs : null;
};

/** The client that a value is: made there, or by a function of the same file that gives it back. */
const madeBy = (module: PythonModule, node: SyntaxNode): ClientMethods | null => {
  const here = importedBy(module);
  const call = callAt(module, node);
  if (here === null || call === undefined) return null;
  const given = module.functions.filter(({ name }) => name === call.name).flatMap(({ returns }) => returns);
  const makers = [call, ...given.flatMap((each) => callAt(module, each) ?? [])];
  return makers.some(({ name }) => /^jira$/i.test(name)) ? here : null;
};

/** By what the client is called everywhere; a class that has such a method itself calls its own. */
const isOnClient = ({ functions }: PythonModule, { name, receiver }: PythonCall): boolean => {
  if (receiver === 'self' && functions.some((fn) => fn.name === name)) return false;
  return /jira|client|conn|self/i.test(receiver);
};

/** `issue.update(…)`, where an `issue` of this file is what `client.issue(…)` gave, at once or inside of another call. */
const onThing = (module: PythonModule, { name, receiver }: PythonCall): string | null => {
  const [operation = null] = valuesOf(module, receiver).flatMap(({ node: value }) =>
    module.calls
      .filter(({ node }) => node.from >= value.from && node.to <= value.to)
      .filter((maker) => isOnClient(module, maker))
      .flatMap((maker) => pycontribs.get(`${maker.name}.${name}`) ?? []),
  );
  return operation;
};

/** Reads calls of the public clients `jira` and `atlassian-python-api` by the names of their methods. */
export class ClientCalls {
  /** The clients that some file of the app imports. */
  private readonly clients: readonly ClientMethods[];
  /** Names that are given one client and nothing else: whoever is handed one most often calls it the same. */
  private readonly named = new Map<string, ClientMethods>();
  private readonly ownMethods: ReadonlySet<string>;
  private readonly ownFunctions: ReadonlySet<string>;

  constructor(modules: readonly PythonModule[]) {
    this.clients = [...new Set(modules.map(importedBy))].filter((methods) => methods !== null);
    const functions = modules.flatMap((module) => module.functions);
    const makers = new Map<string, Set<ClientMethods | null>>();
    for (const module of modules)
      for (const [name, values] of module.values)
        for (const { node } of values)
          if (callAt(module, node))
            makers.set(name, (makers.get(name) ?? new Set()).add(madeBy(module, node)));
    for (const [name, [client = null, ...others]] of makers)
      if (client !== null && others.length === 0) this.named.set(name, client);
    this.ownFunctions = new Set(functions.map(({ name }) => name));
    this.ownMethods = new Set(functions.flatMap(({ name, cls }) => (cls === null ? [] : [name])));
  }

  /** The name of the operation that a call of a client makes; null: it is none. */
  operationOf(module: PythonModule, call: PythonCall): string | null {
    const here = importedBy(module);
    const methods = here ?? this.handedOn(module, call);
    if (methods === null) return null;
    const own = isOnClient(module, call) ? methods.get(call.name) : undefined;
    return own ?? (here === pycontribs ? onThing(module, call) : null);
  }

  /** A client made in one file is used in others, which need not import it: its methods are told by their names, unless they are the app's own. */
  private handedOn(module: PythonModule, { name, receiver }: PythonCall): ClientMethods | null {
    const word = receiver.slice(receiver.lastIndexOf('.') + 1);
    const client = valuesOf(module, receiver).length === 0 ? this.named.get(word) : undefined;
    if (client?.has(name) && !this.ownFunctions.has(name)) return client;
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
