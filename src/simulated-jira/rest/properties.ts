import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { RestCall, Route } from './call.ts';
import { selfJudging } from './call.ts';

/** Where properties are kept and the address they are shown at; a response: the caller may not get there. */
export interface PropertyPlace {
  readonly properties: Record<string, unknown>;
  /** Address of the list, e.g. `…/issue/10100/properties`. */
  readonly address: string;
}

export type PropertyHolder = (call: RestCall, access: 'read' | 'write') => PropertyPlace | WireResponse;

const tooLong = 'The property key cannot be longer than 255 bytes.';

/** A property value must be JSON of at most 32 KiB (reference: entity properties). */
function propertyValue(call: RestCall): { readonly value: unknown } | WireResponse {
  if (call.body === undefined) return jiraError(400, ['The property value must be a valid JSON.']);
  return call.request.body.length > 32_768
    ? jiraError(400, ['The value cannot be bigger than 32768 characters.'])
    : { value: call.body };
}

/** Any name is a name, `__proto__` too. */
const put = (properties: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(properties, key, { value, configurable: true, enumerable: true, writable: true });
};

/** The four operations on the properties of one kind of thing; `path` is the list's, e.g. `/issue/{issueIdOrKey}/properties`. */
export function propertyRoutes(path: string, parameter: string, holder: PropertyHolder): Route[] {
  const one = `${path}/{${parameter}}`;
  const within = (
    call: RestCall,
    access: 'read' | 'write',
    answer: (place: PropertyPlace, key: string) => WireResponse,
  ): WireResponse => {
    const place = holder(call, access);
    return 'status' in place ? place : answer(place, call.params[parameter] ?? '');
  };
  const missing = (key: string) => jiraError(404, [`The property with key '${key}' does not exist.`]);
  return [
    selfJudging(`GET ${path}`, (call) =>
      within(call, 'read', ({ properties, address }) =>
        json(200, {
          keys: Object.keys(properties).map((key) => ({
            self: `${address}/${encodeURIComponent(key)}`,
            key,
          })),
        }),
      ),
    ),
    selfJudging(`GET ${one}`, (call) =>
      within(call, 'read', ({ properties }, key) =>
        Object.hasOwn(properties, key) ? json(200, { key, value: properties[key] }) : missing(key),
      ),
    ),
    selfJudging(`PUT ${one}`, (call) =>
      within(call, 'write', ({ properties }, key) => {
        if (Buffer.byteLength(key) > 255) return jiraError(400, [tooLong]);
        const given = propertyValue(call);
        if ('status' in given) return given;
        const known = Object.hasOwn(properties, key);
        put(properties, key, given.value);
        return json(known ? 200 : 201, {});
      }),
    ),
    selfJudging(`DELETE ${one}`, (call) =>
      within(call, 'write', ({ properties }, key) => {
        if (!Object.hasOwn(properties, key)) return missing(key);
        delete properties[key];
        return empty(204);
      }),
    ),
  ];
}
