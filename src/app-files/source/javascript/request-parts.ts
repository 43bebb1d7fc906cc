import type { Evaluator } from './evaluation/index.ts';
import { isVerb, type Methods, merged, methodsOf, noMethod } from './methods.ts';
import type { Site } from './module.ts';
import { addressKeys, methodKeys } from './names.ts';
import { bare } from './syntax.ts';
import { asText, distinct, type Env, joined, noParams, paramsOf, type Text, type Value } from './value.ts';

/** An address with nothing where a name belongs: `/issue//editmeta`. */
const lacksPart = /[^:/]\/\/|\/$/;

/** Values as texts, as far as they are any. What a fallback of nothing (`key || ''`) would leave out is meant to be there. */
export const textsOf = (values: readonly Value[]): Text[] => {
  const texts = distinct(values).flatMap((value) =>
    ['text', 'unknown', 'external'].includes(value.kind) ? [asText(value)] : [],
  );
  const whole = texts.filter(({ text }) => !lacksPart.test(text.split('?', 1)[0] ?? ''));
  return whole.length > 0 ? whole : texts;
};

/** The address that an object of options states. */
export function addressIn(evaluator: Evaluator, value: Value): Text[] {
  for (const key of addressKeys) {
    const found = evaluator.property([value], key).filter(({ kind }) => kind !== 'nothing');
    if (found.length === 0) continue;
    const base = ['baseURL', 'baseUrl', 'prefixUrl']
      .flatMap((name) => evaluator.property([value], name))
      .filter(({ kind }) => kind === 'text');
    // Where an address is stated, what a spread may add to the object is not an address as well.
    const stated = found.filter(({ kind }) => kind === 'text');
    const addresses = stated.length > 0 ? stated : found;
    return textsOf(base.length > 0 ? joined([base, addresses]) : addresses);
  }
  return [];
}

/** The method that options state; without them a request is a GET. */
export function methodIn(evaluator: Evaluator, values: readonly Value[], none = false): Methods {
  if (none || values.length === 0) return { ...noMethod, known: ['GET'] };
  let result: Methods = noMethod;
  for (const value of values) {
    if (value.kind === 'nothing' || value.kind === 'function' || value.kind === 'text')
      result = merged(result, { ...noMethod, known: ['GET'] });
    else if (value.kind === 'object') {
      const found = methodKeys.flatMap((key) =>
        evaluator.property([value], key).filter(({ kind }) => kind !== 'nothing'),
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

/** Whether a call states the login of somebody: `Authorization: Basic …`, or `auth` with a name and a password. */
export function statesLogin(evaluator: Evaluator, site: Site, env: Env | null): boolean {
  const options = evaluator
    .argumentsOf(site, env)
    .flat()
    .filter(({ kind }) => kind === 'object');
  const headers = evaluator.property(options, 'headers');
  const auth = evaluator.property(options, 'auth');
  return (
    ['Authorization', 'authorization'].some((name) =>
      evaluator.property(headers, name).some((value) => value.kind === 'text' && /^basic /i.test(value.text)),
    ) ||
    // Of axios and of request.
    ['username', 'user'].some((name) =>
      evaluator
        .property(
          auth.filter(({ kind }) => kind === 'object'),
          name,
        )
        .some(({ kind }) => kind !== 'nothing'),
    )
  );
}

/** Addresses behind the base address of a client made with one. */
export function based(
  evaluator: Evaluator,
  site: Site,
  env: Env | null,
  addresses: readonly Text[],
): readonly Text[] {
  const callee = bare(site.node.callee);
  const client = callee.type === 'MemberExpression' ? callee.object : callee;
  const clients = evaluator.values({ node: client, scope: site.scope }, env);
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
            const tail = front.text.endsWith('/') ? address.text.replace(/^\//, '') : between + address.text;
            return joined([[front], [{ ...address, text: tail }]]);
          }),
        ),
  );
}
