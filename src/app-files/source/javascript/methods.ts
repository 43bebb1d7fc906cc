import type { Binding } from './module.ts';
import { noParams, paramsOf, type Value } from './value.ts';

/** The methods a request may have. `open`: parameters that decide; `unsure`: something else does. */
export interface Methods {
  readonly known: readonly string[];
  readonly open: ReadonlySet<Binding>;
  readonly unsure: boolean;
}

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

export const noMethod: Methods = { known: [], open: noParams, unsure: false };

export const merged = (a: Methods, b: Methods): Methods => ({
  known: [...new Set([...a.known, ...b.known])],
  open: new Set([...a.open, ...b.open]),
  unsure: a.unsure || b.unsure,
});

export const isVerb = (text: string): boolean => verbs.includes(text.trim().toUpperCase());

/** What values say of the method of a request. */
export const methodsOf = (values: readonly Value[]): Methods => {
  const known = values.flatMap((value) => {
    const verb = value.kind === 'text' ? value.text.trim().toUpperCase() : '';
    return verbs.includes(verb) ? [verb] : [];
  });
  return {
    known: [...new Set(known)],
    open: paramsOf(values),
    unsure: values.some((value) => value.kind === 'unknown' && value.params.size === 0),
  };
};

/** A parameter that is called as if it were a method. */
export const isMethodName = (values: readonly Value[]): boolean =>
  values.some((value) => value.kind === 'unknown' && /^(?:http)?(?:method|verb)$/i.test(value.name));
