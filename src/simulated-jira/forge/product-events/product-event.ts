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
  /** What has to be seen before the write. */
  readonly before?: (change: Change) => unknown;
  /** What each message says beside its type; empty: it did not happen. `made`: the body of the answer. */
  readonly told: (change: Change, made: unknown, before: unknown) => readonly Members[];
}

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

/** Tells of what stands at an address after the write. */
export const after = (
  event: string,
  member: string,
  at: Address,
  more: typeof byWhom | null = byWhom,
): ProductEvent => ({
  event,
  told: (change, made) => {
    const seen = change.look(at(change, made));
    return seen === null ? [] : [{ [member]: seen, ...more?.(change) }];
  },
});

/** Tells of what stood there before it. */
export const gone = (
  event: string,
  member: string,
  at: Address,
  more: typeof byWhom | null = byWhom,
): ProductEvent => ({
  event,
  before: (change) => change.look(at(change, null)),
  told: (change, _, before) => (before === null ? [] : [{ [member]: before, ...more?.(change) }]),
});

/** Tells of a thing whose property has come to a value. */
export const turned = (
  event: string,
  member: string,
  at: Address,
  property: string,
  to: boolean | string,
): ProductEvent => ({
  event,
  before: (change) => change.look(at(change, null)),
  told: (change, made, before) => {
    const seen = change.look(at(change, made));
    if (!isRecord(seen) || seen[property] !== to) return [];
    return isRecord(before) && before[property] === to ? [] : [{ [member]: seen, ...byWhom(change) }];
  },
});
