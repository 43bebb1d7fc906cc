import type { Node } from 'oxc-parser';
import { curlCommand } from '../curl-command.ts';
import type { Evaluator } from './evaluation/index.ts';
import { isMethodName, isVerb, type Methods, methodsOf } from './methods.ts';
import { lookUp, packageOf, type Site } from './module.ts';
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
import { addressIn, based, methodIn, textsOf } from './request-parts.ts';
import { bare, lastName, receiverName } from './syntax.ts';
import { asText, type Env, noParams, paramsOf, type Text, text, type Value } from './value.ts';

/** A call that sends a request, or looks like one. */
export interface Request {
  readonly addresses: readonly Text[];
  readonly methods: Methods;
  /** It can only be a call to Jira: its address must be known. */
  readonly certain: boolean;
}

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
    if (isOfTheLanguage(site)) return null;
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

  /** The methods when what surrounds the call is given nothing: optional options left out. */
  methodsByDefault(site: Site, request: Request): Methods {
    const { known, open } = request.methods;
    const parameters = [...open].flatMap(({ parameter }) => parameter ?? []);
    const [first] = parameters;
    if (known.length > 0 || !first || parameters.some(({ fallback }) => fallback === null))
      return request.methods;
    return this.read(site, this.evaluator.bind(first.fn, [], null))?.methods ?? request.methods;
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
    const addresses = addressIn(this.evaluator, spec);
    const methods = methodIn(this.evaluator, [spec]);
    return addresses.length > 0 && methods.known.length > 0 ? { addresses, methods, certain: false } : null;
  }

  /** A name that comes from a package that sends; looked up without reading the app's other files. */
  private isSender({ node, scope }: Site): boolean {
    const callee = bare(node.callee);
    const binding = callee.type === 'Identifier' ? lookUp(scope, callee.name) : null;
    return binding !== null && senderPackages.test(packageOf(binding));
  }

  private withMethod(site: Site, env: Env | null, methods: Methods): Request | null {
    const [first = []] = this.evaluator.argumentsOf(site, env);
    const addresses = first.flatMap((value) =>
      value.kind === 'object' ? addressIn(this.evaluator, value) : textsOf([value]),
    );
    return { addresses: based(this.evaluator, site, env, addresses), methods, certain: false };
  }

  private addressAndOptions(site: Site, env: Env | null, certain: boolean): Request | null {
    const args = this.evaluator.argumentsOf(site, env);
    const [first = [], second = [], third = second] = args;
    const [command] = commandOf(first, second).flatMap((value) => methodAndPath(value) ?? []);
    if (command) return { ...command, certain };
    const leading = methodsOf(first);
    const labelled = first.length > 0 && first.every((value) => value.kind === 'text' && isLabel(value.text));
    const asked = labelled ? second.flatMap((value) => addressIn(this.evaluator, value)) : [];
    if (asked.length > 0)
      return {
        addresses: based(this.evaluator, site, env, asked),
        methods: methodIn(this.evaluator, third),
        certain,
      };
    if (leading.known.length > 0 || (args.length >= 2 && leading.open.size > 0 && isMethodName(first)))
      return { addresses: based(this.evaluator, site, env, textsOf(second)), methods: leading, certain };
    const spoken = first.flatMap((value) => methodAndPath(value) ?? []);
    const [said] = spoken;
    if (said) return { ...said, certain };
    const addresses = first.flatMap((value) =>
      value.kind === 'object' ? addressIn(this.evaluator, value) : textsOf([value]),
    );
    const inside = first.filter(({ kind }) => kind === 'object');
    const sources = inside.length > 0 ? inside : second;
    const shorthand = methodsOf(second);
    const methods =
      inside.length === 0 && shorthand.known.length > 0
        ? shorthand
        : methodIn(this.evaluator, sources, inside.length === 0 && args.length < 2);
    return { addresses: based(this.evaluator, site, env, addresses), methods, certain };
  }
}

/** `fetch('createIssue', { pathname }, { method })`: a name for the log, and then what is asked. */
const isLabel = (text: string): boolean => /^[A-Za-z][\w .:-]*$/.test(text) && !isVerb(text);

/** `spawn('curl', ['-X', 'POST', address])`: as it would stand on one line. */
const commandOf = (first: readonly Value[], second: readonly Value[]): Value[] => {
  const isCurl = first.some((value) => value.kind === 'text' && value.text === 'curl');
  return second.flatMap((list): Value[] => {
    if (!isCurl || list.kind !== 'list') return [];
    const words = list.items.flatMap(([word]) => (word === undefined ? [] : asText(word)));
    return [text(['curl', ...words.map((word) => word.text)].join(' '), paramsOf(words))];
  });
};

/** `client.request('GET /rest/api/3/issue/{key}')`, `exec('curl -X POST https://…')`. */
const methodAndPath = (value: Value): Pick<Request, 'addresses' | 'methods'> | null => {
  if (value.kind !== 'text') return null;
  const command = curlCommand(value.text);
  if (command !== null)
    return {
      addresses: [{ ...value, text: command.address }],
      methods: { known: [command.method], open: noParams, unsure: false },
    };
  const space = value.text.indexOf(' ');
  const verb = value.text.slice(0, Math.max(0, space)).toUpperCase();
  if (!isVerb(verb)) return null;
  return {
    addresses: [{ ...value, text: value.text.slice(space + 1) }],
    methods: { known: [verb], open: noParams, unsure: false },
  };
};

/** `pattern.exec(text)`, `known.get(key)`: on what the language itself makes, nothing is sent. */
const isOfTheLanguage = ({ node, scope }: Site): boolean => {
  const callee = bare(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const object = bare(callee.object);
  const binding = object.type === 'Identifier' ? lookUp(scope, object.name) : null;
  if (binding === null) return isMadeByTheLanguage(object);
  const { parameter, origins } = binding;
  if (parameter !== null) return parameter.path.length === 0 && ofTheLanguage.test(parameter.type ?? '');
  return (
    origins.length > 0 &&
    origins.every(({ node, path, each }) => path.length === 0 && !each && isMadeByTheLanguage(bare(node)))
  );
};

const ofTheLanguage = /^(?:(?:Readonly|Weak)?(?:Map|Set)|RegExp|URLSearchParams|Headers|FormData)$/;

const isMadeByTheLanguage = (node: Node): boolean =>
  (node.type === 'Literal' && 'regex' in node) ||
  (node.type === 'NewExpression' && ofTheLanguage.test(lastName(node.callee)));

/** `app.get('/rest/…', handler)`: a route that the app itself offers. */
const isRoute = ({ node }: Site): boolean => {
  const callee = bare(node.callee);
  if (callee.type !== 'MemberExpression') return false;
  const object = bare(callee.object);
  const name =
    object.type === 'MemberExpression' ? lastName(object) : object.type === 'Identifier' ? object.name : '';
  return /(?:app|router|server|routes?)$/i.test(name) && !/api/i.test(name);
};
