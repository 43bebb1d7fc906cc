import type { Evaluator } from './evaluation/index.ts';
import { isMethodName, isVerb, type Methods, merged, methodsOf, noMethod } from './methods.ts';
import { lookUp, type Site } from './module.ts';
import {
  jiraOnly,
  neverClients,
  notClients,
  notSenders,
  otherProducts,
  senderNames,
  senderPackages,
  senderParts,
  verbInName,
  verbNames,
} from './names.ts';
import { bare, lastName, receiverName } from './syntax.ts';
import { asText, distinct, type Env, joined, noParams, paramsOf, type Text, type Value } from './value.ts';

/** A call that sends a request, or looks like one. */
export interface Request {
  readonly addresses: readonly Text[];
  readonly methods: Methods;
  /** It can only be a call to Jira: its address must be known. */
  readonly certain: boolean;
}

const addressKeys = ['url', 'uri', 'path', 'endpoint', 'pathname'];
const methodKeys = ['method', 'type', 'httpMethod', 'verb'];

/** Reads calls as requests. */
export class RequestReader {
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** The request a call sends; null when it does not look like one. */
  read(site: Site, env: Env | null): Request | null {
    const { node, name } = site;
    if (node.type === 'NewExpression' && name !== 'Request') return null;
    if (otherProducts.test(name) || notSenders.test(name) || name === '') return this.openCall(site, env);
    const receiver = receiverName(node.callee);
    if (node.type === 'NewExpression' || jiraOnly.test(name))
      return this.addressAndOptions(site, env, node.type !== 'NewExpression');
    if (receiver === 'AP' && name === 'request') return this.addressAndOptions(site, env, true);
    const verb = Object.hasOwn(verbNames, name) ? (verbNames[name] ?? null) : null;
    if (verb !== null) {
      if (notClients.test(receiver) || isRoute(site)) return null;
      return this.withMethod(site, env, { known: [verb], open: noParams, unsure: false });
    }
    if (neverClients.test(receiver)) return null;
    if (senderNames.test(name) || senderParts.test(name) || this.isSender(site))
      return this.addressAndOptions(site, env, false);
    const named = verbInName.exec(name);
    const method = (named?.[1] ?? named?.[2])?.toUpperCase();
    return method ? this.withMethod(site, env, { known: [method], open: noParams, unsure: false }) : null;
  }

  /** `xhr.open('GET', url)`. */
  private openCall(site: Site, env: Env | null): Request | null {
    if (site.name !== 'open' || site.node.arguments.length < 2) return null;
    const [verb = [], address = []] = this.evaluator.argumentsOf(site, env);
    const methods = methodsOf(verb);
    return methods.known.length > 0 ? { addresses: textsOf(address), methods, certain: false } : null;
  }

  /** An object literal that names address and method, wherever it goes. */
  readSpec(spec: Value): Request | null {
    const addresses = this.addressIn(spec);
    const methods = this.methodIn([spec]);
    return addresses.length > 0 && methods.known.length > 0 ? { addresses, methods, certain: false } : null;
  }

  /** A name that comes from a package that sends; looked up without reading the app's other files. */
  private isSender({ node, scope }: Site): boolean {
    const callee = bare(node.callee);
    const binding = callee.type === 'Identifier' ? lookUp(scope, callee.name) : null;
    if (binding === null) return false;
    if (binding.imported) return senderPackages.test(binding.imported.from);
    return binding.origins.some(({ node: origin }) => {
      const call = bare(origin);
      const [from] =
        call.type === 'CallExpression' && lastName(call.callee) === 'require' ? call.arguments : [];
      return from?.type === 'Literal' && senderPackages.test(String(from.value));
    });
  }

  private withMethod(site: Site, env: Env | null, methods: Methods): Request | null {
    const [first = []] = this.evaluator.argumentsOf(site, env);
    const addresses = first.flatMap((value) =>
      value.kind === 'object' ? this.addressIn(value) : textsOf([value]),
    );
    return { addresses: this.based(site, env, addresses), methods, certain: false };
  }

  private addressAndOptions(site: Site, env: Env | null, certain: boolean): Request | null {
    const args = this.evaluator.argumentsOf(site, env);
    const [first = [], second = [], third = second] = args;
    const leading = methodsOf(first);
    const labelled = first.length > 0 && first.every((value) => value.kind === 'text' && isLabel(value.text));
    const asked = labelled ? second.flatMap((value) => this.addressIn(value)) : [];
    if (asked.length > 0)
      return { addresses: this.based(site, env, asked), methods: this.methodIn(third), certain };
    if (leading.known.length > 0 || (args.length >= 2 && leading.open.size > 0 && isMethodName(first)))
      return { addresses: this.based(site, env, textsOf(second)), methods: leading, certain };
    const spoken = first.flatMap((value) => methodAndPath(value) ?? []);
    const [said] = spoken;
    if (said) return { ...said, certain };
    const addresses = first.flatMap((value) =>
      value.kind === 'object' ? this.addressIn(value) : textsOf([value]),
    );
    const inside = first.filter(({ kind }) => kind === 'object');
    const sources = inside.length > 0 ? inside : second;
    const shorthand = methodsOf(second);
    const methods =
      inside.length === 0 && shorthand.known.length > 0
        ? shorthand
        : this.methodIn(sources, inside.length === 0 && args.length < 2);
    return { addresses: this.based(site, env, addresses), methods, certain };
  }

  private addressIn(value: Value): Text[] {
    for (const key of addressKeys) {
      const found = this.evaluator.property([value], key).filter(({ kind }) => kind !== 'nothing');
      if (found.length === 0) continue;
      const base = ['baseURL', 'baseUrl', 'prefixUrl']
        .flatMap((name) => this.evaluator.property([value], name))
        .filter(({ kind }) => kind === 'text');
      // Where an address is stated, what a spread may add to the object is not an address as well.
      const stated = found.filter(({ kind }) => kind === 'text');
      const addresses = stated.length > 0 ? stated : found;
      return textsOf(base.length > 0 ? joined([base, addresses]) : addresses);
    }
    return [];
  }

  private methodIn(values: readonly Value[], none = false): Methods {
    if (none || values.length === 0) return { ...noMethod, known: ['GET'] };
    let result: Methods = noMethod;
    for (const value of values) {
      if (value.kind === 'nothing' || value.kind === 'function' || value.kind === 'text')
        result = merged(result, { ...noMethod, known: ['GET'] });
      else if (value.kind === 'object') {
        const found = methodKeys.flatMap((key) =>
          this.evaluator.property([value], key).filter(({ kind }) => kind !== 'nothing'),
        );
        // `type: 'json'` says nothing of the method.
        const methods = found.filter((one) => one.kind !== 'text' || isVerb(one.text));
        result = merged(result, methods.length === 0 ? { ...noMethod, known: ['GET'] } : methodsOf(methods));
      } else if (value.kind === 'unknown')
        result = merged(result, { known: [], open: value.params, unsure: value.params.size === 0 });
      else result = merged(result, { ...noMethod, unsure: true });
    }
    return result;
  }

  /** Addresses behind the base address of a client made with one. */
  private based(site: Site, env: Env | null, addresses: readonly Text[]): readonly Text[] {
    const callee = bare(site.node.callee);
    const client = callee.type === 'MemberExpression' ? callee.object : callee;
    const clients = this.evaluator.values({ node: client, scope: site.scope }, env);
    const bases = clients.flatMap((value) => (value.kind === 'client' ? value.base : []));
    if (bases.length === 0) {
      // The client is handed in: whoever calls the function knows its base.
      const given = callee.type === 'MemberExpression' ? paramsOf(clients) : noParams;
      return given.size === 0
        ? addresses
        : addresses.map((address) =>
            address.text.startsWith('/')
              ? { ...address, params: new Set([...address.params, ...given]) }
              : address,
          );
    }
    return addresses.flatMap((address) =>
      address.text.includes('://')
        ? [address]
        : textsOf(
            bases.flatMap((base) => {
              const front = asText(base);
              const between = address.text.startsWith('/') || front.text.endsWith('/') ? '' : '/';
              const tail = front.text.endsWith('/')
                ? address.text.replace(/^\//, '')
                : between + address.text;
              return joined([[front], [{ ...address, text: tail }]]);
            }),
          ),
    );
  }
}

const textsOf = (values: readonly Value[]): Text[] =>
  distinct(values).flatMap((value) =>
    ['text', 'unknown', 'external'].includes(value.kind) ? [asText(value)] : [],
  );

/** `fetch('createIssue', { pathname }, { method })`: a name for the log, and then what is asked. */
const isLabel = (text: string): boolean => /^[A-Za-z][\w .:-]*$/.test(text) && !isVerb(text);

/** `client.request('GET /rest/api/3/issue/{key}')`. */
const methodAndPath = (value: Value): Pick<Request, 'addresses' | 'methods'> | null => {
  if (value.kind !== 'text') return null;
  const space = value.text.indexOf(' ');
  const verb = value.text.slice(0, Math.max(0, space)).toUpperCase();
  if (!isVerb(verb)) return null;
  return {
    addresses: [{ ...value, text: value.text.slice(space + 1) }],
    methods: { known: [verb], open: noParams, unsure: false },
  };
};

/** `app.get('/rest/…', handler)`: a route that the app itself offers. */
const isRoute = ({ node }: Site): boolean => {
  const callee = bare(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const object = bare(callee.object);
  const name =
    object.type === 'MemberExpression' ? lastName(object) : object.type === 'Identifier' ? object.name : '';
  return /(?:app|router|server|routes?)$/i.test(name) && !/api/i.test(name);
};
