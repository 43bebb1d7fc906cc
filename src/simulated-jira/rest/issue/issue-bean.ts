import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { issueTypeOf, projectOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { issueAddress } from '../shapes/address.ts';
import { flagged } from '../shapes/wanted.ts';
import { changelogBean } from './changelog-bean.ts';
import { editMeta } from './edit-meta.ts';
import { renderedFields } from './rendered-fields.ts';
import { fieldIds, fieldValue } from './shown-fields.ts';
import { transitionBeans } from './transition-beans.ts';

/** Fields a list of issues leaves out unless they are named: they may be long. */
const notNavigable = new Set(['comment', 'worklog', 'attachment', 'issuelinks', 'timetracking', 'subtasks']);

const bodySchema = z.looseObject({ fieldsByKeys: z.union([z.boolean(), z.literal('true')]) });

/** Whether fields are named by their keys: those of apps have ids of another kind. */
const byFieldKeys = (call: RestCall): boolean =>
  flagged(call, 'fieldsByKeys') || Boolean(bodySchema.safeParse(call.body).data?.fieldsByKeys);

/**
 * Which fields an answer shows: `*all`, `*navigable`, names, and names with a minus for those not wanted; a field's name as well as
 * its id.
 */
export function chosenFields(
  call: RestCall,
  asked: readonly string[],
  fallback: '*all' | '*navigable',
): string[] {
  const ids = fieldIds(call);
  const byKey = byFieldKeys(call);
  const fieldNamed = (name: string) =>
    allFields(call.state).find((field) =>
      byKey ? (field.key ?? field.id) === name : field.id === name || field.name === name,
    );
  const wanted = new Set<string>();
  const positive = asked.filter((name) => !name.startsWith('-'));
  for (const name of positive.length === 0 ? [fallback] : positive) {
    if (name === '*all') for (const id of ids) wanted.add(id);
    else if (name === '*navigable') {
      for (const id of ids) if (!notNavigable.has(id)) wanted.add(id);
    } else {
      const named = fieldNamed(name);
      if (named !== undefined) wanted.add(named.id);
    }
  }
  for (const name of asked) {
    if (!name.startsWith('-')) continue;
    const left = name.slice(1);
    wanted.delete(byKey ? (fieldNamed(left)?.id ?? left) : left);
  }
  return ids.filter((id) => wanted.has(id));
}

/** Chosen fields of an issue with their values. */
function fieldsOf(call: RestCall, issue: Issue, ids: readonly string[]): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const id of ids) {
    const value = fieldValue(call, issue, id);
    if (value !== undefined) shown[id] = value;
  }
  return shown;
}

const expandable = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** Properties of the issue that were asked for by name, or all of them. */
function chosenProperties(issue: Issue, asked: readonly string[]) {
  if (asked.length === 0) return {};
  const all = asked.includes('*all');
  const without = new Set(asked.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  return {
    properties: Object.fromEntries(
      Object.entries(issue.properties).filter(([key]) => (all || asked.includes(key)) && !without.has(key)),
    ),
  };
}

/** An issue with the fields and parts that were asked for. */
export function issueBean(
  call: RestCall,
  issue: Issue,
  ids: readonly string[],
  {
    expand = new Set<string>(),
    properties = [],
    within = 'single',
  }: {
    expand?: ReadonlySet<string>;
    properties?: readonly string[];
    /** Lists write the possible expansions in another order (recorded). */
    within?: 'single' | 'list';
  } = {},
) {
  const definitions = allFields(call.state).filter(({ id }) => ids.includes(id));
  const project = projectOf(call.state, issue);
  return {
    expand:
      within === 'single'
        ? expandable
        : 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
    id: issue.id,
    self: issueAddress(call, issue.id),
    key: issue.key,
    ...(ids.length === 0 ? {} : { fields: fieldsOf(call, issue, ids) }),
    ...chosenProperties(issue, properties),
    ...(expand.has('renderedFields') ? { renderedFields: renderedFields(call, issue, ids) } : {}),
    ...(expand.has('names') && within === 'single'
      ? { names: Object.fromEntries(definitions.map(({ id, name }) => [id, name])) }
      : {}),
    ...(expand.has('schema') && within === 'single'
      ? { schema: Object.fromEntries(definitions.map(({ id, schema }) => [id, schema])) }
      : {}),
    ...(expand.has('transitions') ? { transitions: transitionBeans(call, issue) } : {}),
    ...(expand.has('operations') ? { operations: { linkGroups: [] } } : {}),
    ...(expand.has('editmeta') && project !== null
      ? { editmeta: { fields: editMeta(call, project, issueTypeOf(call.state, issue), issue) } }
      : {}),
    ...(expand.has('changelog') ? { changelog: changelogBean(call, issue) } : {}),
    ...(expand.has('versionedRepresentations')
      ? {
          versionedRepresentations: Object.fromEntries(
            Object.entries(fieldsOf(call, issue, ids)).map(([id, value]) => [id, { '1': value }]),
          ),
        }
      : {}),
  };
}
