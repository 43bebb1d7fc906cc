import { isRecord } from '../../record.ts';
import type { RestCall } from '../../rest/call.ts';
import type { Look } from '../../webhooks/look.ts';

/** One write to the site and the way to see what it did. */
export interface Change {
  readonly call: RestCall;
  readonly look: Look;
}

type Members = Readonly<Record<string, unknown>>;

/** One event of Jira's that Forge tells apps of (https://developer.atlassian.com/platform/forge/events-reference/jira/). */
export interface ProductEvent {
  readonly event: string;
  /**
   * Sees before the write what has to be seen, and returns what tells afterwards what each message says beside its type; empty: it did
   * not happen. `made`: the body of the answer.
   */
  readonly watch: (change: Change) => (made: unknown) => readonly Members[];
}

/** What messages of one kind say, as the site is now. */
export type Telling = (change: Change, made: unknown) => readonly Members[];

/** Tells of what is there after the write. */
export const afterwards = (event: string, telling: Telling): ProductEvent => ({
  event,
  watch: (change) => (made) => telling(change, made),
});

/** Tells of what was there before it. */
export const beforehand = (event: string, telling: Telling): ProductEvent => ({
  event,
  watch: (change) => {
    const seen = telling(change, null);
    return () => seen;
  },
});

/** Rows of a table: an operation as `METHOD /path/{}`, and what it brings about. */
export type Row = readonly [operation: string, ...events: ProductEvent[]];

/** A member of an object, as text; nothing where it has none. */
export const textOf = (value: unknown, name: string): string =>
  isRecord(value) && (typeof value[name] === 'string' || typeof value[name] === 'number')
    ? String(value[name])
    : '';

/** Who did it, as most messages say. */
export const byWhom = ({ call }: Change): Members => ({ atlassianId: call.caller.accountId });

type Address = (change: Change, made: unknown) => string;

/** Below an address, what the answer's `id` names. */
export const madeAt =
  (base: string): Address =>
  (_, made) =>
    `${base}/${encodeURIComponent(textOf(made, 'id'))}`;

/** Below an address, what a parameter of the path names. */
export const namedAt =
  (base: string, parameter: string): Address =>
  ({ call }) =>
    `${base}/${encodeURIComponent(call.params[parameter] ?? '')}`;

type Standing = [member: string, at: Address, more?: typeof byWhom | null];

/** What stands at an address. */
export const standing =
  (...[member, at, more = byWhom]: Standing): Telling =>
  (change, made) => {
    const seen = change.look(at(change, made));
    return seen === null ? [] : [{ [member]: seen, ...more?.(change) }];
  };

/** Tells of what stands at an address after the write. */
export const after = (event: string, ...where: Standing): ProductEvent =>
  afterwards(event, standing(...where));

/** Tells of what stood there before it. */
export const gone = (event: string, ...where: Standing): ProductEvent =>
  beforehand(event, standing(...where));

/** Tells of a thing whose property has come to a value. */
export const turned = (
  event: string,
  member: string,
  at: Address,
  property: string,
  to: boolean | string,
): ProductEvent => ({
  event,
  watch: (change) => {
    const before = change.look(at(change, null));
    return (made) => {
      const seen = change.look(at(change, made));
      if (!isRecord(seen) || seen[property] !== to) return [];
      return isRecord(before) && before[property] === to ? [] : [{ [member]: seen, ...byWhom(change) }];
    };
  },
});
