import { z } from 'zod';
import { issueTypeOf } from '../../state/lookup.ts';
import type { View } from './view.ts';

const paramsSchema = z.looseObject({
  entity: z.string(),
  propertyKey: z.string(),
  objectName: z.string().optional(),
  value: z.unknown().optional(),
});

const members = z.record(z.string(), z.unknown());

/** What is kept of the entity in view; undefined: nothing is, or no such entity is in view. */
function propertiesOf(entity: string, { state, app, issue, project, rights }: View): unknown {
  switch (entity) {
    case 'addon':
    case 'app':
      return state.appProperties?.[app.key];
    case 'project':
      return project?.properties;
    case 'issue':
      return issue?.properties;
    case 'issuetype':
    case 'issueType':
      return issue === null ? undefined : issueTypeOf(state, issue).properties;
    case 'user':
      return rights.user === null ? undefined : state.personal[rights.user.accountId]?.properties;
    default:
      return undefined;
  }
}

const within = (value: unknown, name: string): unknown => members.safeParse(value).data?.[name];

/** Values are compared as texts, objects as their JSON; a parameter may be written as JSON, too. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const listOf = (value: unknown): string[] =>
  value === undefined ? [] : (Array.isArray(value) ? value : [value]).map(textOf);

/** Whether a property, or what `objectName` names in it, is as asked; `found` undefined: it is not there. */
const property =
  (holds: (found: unknown, value: unknown, view: View) => boolean) =>
  (view: View, params: unknown): boolean => {
    const asked = paramsSchema.safeParse(params).data;
    if (asked === undefined) return false;
    const { entity, propertyKey, objectName, value } = asked;
    const kept = within(propertiesOf(entity, view), propertyKey);
    const found = objectName === undefined ? kept : objectName.split('.').reduce(within, kept);
    return found !== undefined && holds(found, value, view);
  };

/** Conditions on what an app keeps as properties (https://developer.atlassian.com/cloud/jira/platform/conditions/#entity-property-conditions). */
export const propertyConditions = {
  entity_property_exists: property(() => true),
  entity_property_equal_to: property((found, value) =>
    [textOf(value), textOf(parsed(value))].includes(textOf(found)),
  ),
  entity_property_contains_any: property((found, value) => {
    const has = listOf(found);
    return listOf(parsed(value)).some((one) => has.includes(one));
  }),
  entity_property_contains_all: property((found, value) => {
    const has = listOf(found);
    return listOf(parsed(value)).every((one) => has.includes(one));
  }),
  entity_property_contains_any_user_group: property((found, _, { rights }) => {
    const groups = rights.user?.groups ?? [];
    return listOf(found).some((one) => groups.includes(one));
  }),
};
