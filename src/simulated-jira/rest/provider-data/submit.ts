import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import type { Kind } from './kinds.ts';
import { issueKeysOf, keepData, ownData, removeData, textAt, unknownKeys } from './store.ts';

const thing = z.record(z.string(), z.unknown());

const payload = z.looseObject({ properties: z.record(z.string(), idOrKey).nullish() });

/** The key of one thing; what is called a number is one (documented). */
function keyOf(names: readonly string[], ids: readonly string[]): Record<string, string | number> {
  return Object.fromEntries(
    names.map((name, at) => {
      const id = ids[at] ?? '';
      return [name, name.endsWith('Number') && /^\d+$/.test(id) ? Number(id) : id];
    }),
  );
}

/** What Jira answers to a list of things of one kind, and what it keeps of them. */
function take(
  call: RestCall,
  kind: Kind,
  things: readonly Record<string, unknown>[],
  properties: Record<string, string>,
) {
  const accepted: unknown[] = [];
  const refused: { key: Record<string, string | number>; errors: { message: string }[] }[] = [];
  const keys = things.flatMap(issueKeysOf);
  const unknown = unknownKeys(call, keys);
  for (const each of things) {
    const ids = kind.ids.map((place) => textAt(each, place) ?? '');
    const names = kind.ids.map((place) => place.replace(/\.id$/, 'Id'));
    const key = keyOf(names, ids);
    const lacking = [
      ...kind.ids.filter((_, at) => ids[at] === ''),
      ...kind.must.filter((name) => !(name in each)),
    ];
    if (lacking.length > 0) {
      refused.push({ key, errors: lacking.map((name) => ({ message: `${name} is required` })) });
      continue;
    }
    const own = issueKeysOf(each);
    // Associated with nothing that is there: not kept (the documentation of unknownIssueKeys).
    if (own.length > 0 && own.every((issue) => unknown.includes(issue))) continue;
    const sequence = Number(
      textAt(each, 'updateSequenceNumber') ?? textAt(each, 'updateSequenceId') ?? call.world.now(),
    );
    keepData(call, { kind: kind.kind, ids, sequence, properties, given: each });
    accepted.push(kind.refusedAs === 'list' ? key : ids[0]);
  }
  return {
    [kind.accepted]: accepted,
    [kind.refused]:
      kind.refusedAs === 'list'
        ? refused
        : Object.fromEntries(refused.map(({ key, errors }) => [key.id ?? '', errors])),
    [kind.unknown]:
      kind.unknown === 'unknownIssueKeys'
        ? unknown
        : unknown.map((issue) => ({ associationType: 'issueKeys', values: [issue] })),
  };
}

/** `POST …/bulk`: the payload of one address may list several kinds, as incidents and reviews. */
export function submit(call: RestCall, told: readonly Kind[]): WireResponse {
  const asked = given(call, payload);
  if ('status' in asked) return asked;
  const answers = told
    .filter(({ list }) => list in asked.given)
    .map((kind) => ({ kind, things: z.array(thing).safeParse(asked.given[kind.list]) }));
  if (answers.length === 0 || answers.some(({ things }) => !things.success))
    return jiraError(400, [`A list of ${told.map(({ list }) => list).join(' or ')} is required.`]);
  const taken = answers.map(({ kind, things }) =>
    take(call, kind, things.data ?? [], asked.given.properties ?? {}),
  );
  return json(202, Object.assign({}, ...taken));
}

/** Properties that a query names; members that begin with `_` are none. */
export function propertiesIn({ query }: RestCall): [string, string][] {
  return [...query].filter(([name]) => !name.startsWith('_'));
}

/** `DELETE …/bulkByProperties`: what has every named property. `before` keeps what was told later, which only development information still offers. */
export function removeByProperties(
  call: RestCall,
  names: readonly string[],
  before = Number.POSITIVE_INFINITY,
): WireResponse {
  const wanted = propertiesIn(call);
  if (wanted.length === 0) return jiraError(400, ['At least one property is required.']);
  const gone = names
    .flatMap((name) => ownData(call, name))
    .filter(
      ({ properties, sequence }) =>
        sequence <= before && wanted.every(([name, value]) => properties[name] === value),
    );
  removeData(call, (each) => gone.includes(each));
  return empty(202);
}
