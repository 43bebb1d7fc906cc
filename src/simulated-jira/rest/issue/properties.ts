import { z } from 'zod';
import { invalidPayload, jiraError, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { propertyRoutes } from '../properties.ts';
import { readPayload } from '../scalars.ts';
import { self } from '../shapes/address.ts';
import { finishedTask } from '../tasks.ts';
import { issueOf, mayOn } from './permissions.ts';

const bulkSchema = z.looseObject({
  value: z.unknown().optional(),
  expression: z.string().optional(),
  filter: z
    .looseObject({
      entityIds: z.array(idOrKey).optional(),
      currentValue: z.unknown().optional(),
      hasProperty: z.boolean().optional(),
    })
    .optional(),
  entityIds: z.array(idOrKey).optional(),
  currentValue: z.unknown().optional(),
});

/** Issues a bulk change of properties is about: named or all, of those the caller may edit. */
function meant(call: RestCall, ids: readonly string[] | undefined): Issue[] {
  return call.state.issues.filter(
    (issue) =>
      (ids === undefined || ids.includes(issue.id)) &&
      call.rights.see(issue) &&
      mayOn(call, issue, 'EDIT_ISSUES'),
  );
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** `PUT /issue/properties/{propertyKey}`: one property on many issues, as a task. */
function setMany(call: RestCall): WireResponse {
  const asked = readPayload(bulkSchema, call.body);
  const key = call.params.propertyKey ?? '';
  if (!asked.success || asked.data.value === undefined)
    return jiraError(400, ['The property value must be a valid JSON.']);
  const { value, filter = {} } = asked.data;
  for (const issue of meant(call, filter.entityIds)) {
    const known = key in issue.properties;
    if (filter.hasProperty !== undefined && filter.hasProperty !== known) continue;
    if (filter.currentValue !== undefined && !same(issue.properties[key], filter.currentValue)) continue;
    issue.properties[key] = structuredClone(value);
  }
  return finishedTask(call, 'Bulk set issue property', {});
}

function deleteMany(call: RestCall): WireResponse {
  const asked = readPayload(bulkSchema, call.body ?? {});
  const key = call.params.propertyKey ?? '';
  if (!asked.success) return invalidPayload();
  for (const issue of meant(call, asked.data.entityIds)) {
    if (asked.data.currentValue !== undefined && !same(issue.properties[key], asked.data.currentValue))
      continue;
    delete issue.properties[key];
  }
  return finishedTask(call, 'Bulk delete issue property', {});
}

const listSchema = z.looseObject({
  entitiesIds: z.array(idOrKey).max(10_000).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** `POST /issue/properties`: several properties on several issues. */
function setList(call: RestCall): WireResponse {
  const asked = readPayload(listSchema, call.body);
  if (!asked.success) return invalidPayload();
  for (const issue of meant(call, asked.data.entitiesIds ?? []))
    Object.assign(issue.properties, structuredClone(asked.data.properties ?? {}));
  return finishedTask(call, 'Bulk set issue properties', {});
}

const multiSchema = z.looseObject({
  issues: z.array(
    z.looseObject({ issueID: idOrKey, properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});

function setMulti(call: RestCall): WireResponse {
  const asked = readPayload(multiSchema, call.body);
  if (!asked.success) return invalidPayload();
  for (const { issueID, properties = {} } of asked.data.issues)
    for (const issue of meant(call, [issueID])) Object.assign(issue.properties, properties);
  return finishedTask(call, 'Bulk set issue properties', {});
}

export const issuePropertyRoutes: Route[] = [
  ...propertyRoutes('/issue/{issueIdOrKey}/properties', 'propertyKey', (call, access) => {
    const issue = issueOf(call);
    if (!('key' in issue)) return issue;
    if (access === 'write' && !mayOn(call, issue, 'EDIT_ISSUES'))
      return jiraError(403, ['You do not have permission to edit issues in this project.']);
    return { properties: issue.properties, address: self(call, `/issue/${issue.id}/properties`) };
  }),
  selfJudging('PUT /issue/properties/{propertyKey}', setMany),
  selfJudging('DELETE /issue/properties/{propertyKey}', deleteMany),
  selfJudging('POST /issue/properties', setList),
  selfJudging('POST /issue/properties/multi', setMulti),
];
