import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { readPayload } from '../scalars.ts';
import { issueKeysOf, keepData, ownData, removeData, unknownKeys } from './store.ts';
import { propertiesIn, removeByProperties } from './submit.ts';

const kind = 'devinfo';
const root = '/rest/devinfo/0.10';

const entity = z.looseObject({ id: idOrKey, updateSequenceId: z.number().optional() });
const parts = ['commits', 'branches', 'pullRequests'] as const;
const repository = entity.extend({
  name: z.string(),
  url: z.string(),
  commits: z.array(entity).optional(),
  branches: z.array(entity).optional(),
  pullRequests: z.array(entity).optional(),
});
const payload = z.looseObject({
  repositories: z.array(z.unknown()),
  properties: z.record(z.string(), idOrKey).nullish(),
});

type Entity = z.infer<typeof entity>;
type Repository = z.infer<typeof repository>;

/** What was told before, changed by what is told now; of the same thing the later telling counts. */
function joined(before: readonly Entity[], now: readonly Entity[]): Entity[] {
  const late = (each: Entity): number => each.updateSequenceId ?? 0;
  const isOlder = (each: Entity): boolean => now.some((one) => one.id === each.id && late(one) >= late(each));
  const kept = before.filter((each) => !isOlder(each));
  return [...kept, ...now.filter((each) => !kept.some(({ id }) => id === each.id))];
}

const known = (call: RestCall, id: string): Repository | null =>
  repository.safeParse(ownData(call, kind).find(({ ids }) => ids[0] === id)?.given).data ?? null;

function keep(call: RestCall, told: Repository, properties: Record<string, string>): void {
  const before = known(call, told.id);
  const whole = { ...before, ...told };
  for (const part of parts) whole[part] = joined(before?.[part] ?? [], told[part] ?? []);
  keepData(call, {
    kind,
    ids: [told.id],
    sequence: Math.max(told.updateSequenceId ?? call.world.now(), before?.updateSequenceId ?? 0),
    properties,
    given: whole,
  });
}

const idOf = (value: unknown): string => z.looseObject({ id: idOrKey }).safeParse(value).data?.id ?? '';

function store(call: RestCall): WireResponse {
  const asked = given(call, payload);
  if ('status' in asked) return asked;
  const accepted: Record<string, Record<string, string[]>> = {};
  const failed: Record<string, { errorMessages: { message: string }[] }> = {};
  const keys: string[] = [];
  for (const each of asked.given.repositories) {
    const read = readPayload(repository, each);
    if (!read.success) {
      const messages = read.error.issues.map(({ path }) => ({ message: `${path.join('.')} is required` }));
      failed[idOf(each)] = { errorMessages: messages };
      continue;
    }
    const told = parts.flatMap((part) => read.data[part] ?? []);
    keys.push(...told.flatMap(issueKeysOf));
    keep(call, read.data, asked.given.properties ?? {});
    accepted[read.data.id] = Object.fromEntries(
      parts.map((part) => [part, (read.data[part] ?? []).map(({ id }) => id)]),
    );
  }
  return json(202, {
    acceptedDevinfoEntities: accepted,
    failedDevinfoEntities: failed,
    unknownIssueKeys: unknownKeys(call, keys),
  });
}

const partOf: Readonly<Record<string, (typeof parts)[number]>> = {
  commit: 'commits',
  branch: 'branches',
  pull_request: 'pullRequests',
};

/** `_updateSequenceId`: what was told later is not meant. Other kinds of data no longer have the like. */
const lastMeant = ({ query }: RestCall): number =>
  Number(query.get('_updateSequenceId') ?? Number.POSITIVE_INFINITY);

function removeEntity(call: RestCall): WireResponse {
  const { repositoryId = '', entityType = '', entityId = '' } = call.params;
  const part = Object.hasOwn(partOf, entityType) ? partOf[entityType] : undefined;
  if (part === undefined) return jiraError(400, [`The entity type '${entityType}' is unknown.`]);
  const data = ownData(call, kind).find(({ ids }) => ids[0] === repositoryId);
  const found = known(call, repositoryId);
  const stays = (each: Entity) => each.id !== entityId || (each.updateSequenceId ?? 0) > lastMeant(call);
  if (data !== undefined && found !== null)
    data.given = { ...found, [part]: (found[part] ?? []).filter(stays) };
  return empty(202);
}

/** Development information: repositories with their commits, branches and pull requests. */
export const repositoryRoutes: Route[] = [
  route(`POST ${root}/bulk`, store),
  route(`GET ${root}/repository/{repositoryId}`, (call) => {
    const found = known(call, call.params.repositoryId ?? '');
    return found === null ? jiraError(404, ['No data found for the repository.']) : json(200, found);
  }),
  route(`DELETE ${root}/repository/{repositoryId}`, (call) => {
    const gone = ownData(call, kind).filter(
      ({ ids, sequence }) => ids[0] === call.params.repositoryId && sequence <= lastMeant(call),
    );
    removeData(call, (each) => gone.includes(each));
    return empty(202);
  }),
  route(`DELETE ${root}/repository/{repositoryId}/{entityType}/{entityId}`, removeEntity),
  route(`DELETE ${root}/bulkByProperties`, (call) => removeByProperties(call, [kind], lastMeant(call))),
  route(`GET ${root}/existsByProperties`, (call) => {
    const wanted = propertiesIn(call);
    const has = ownData(call, kind).some(
      ({ properties, sequence }) =>
        sequence <= lastMeant(call) && wanted.every(([name, value]) => properties[name] === value),
    );
    return json(200, { hasDataMatchingProperties: has });
  }),
];
