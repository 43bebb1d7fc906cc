import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { customEdit } from '../issue/custom-writers.ts';
import { change } from '../issue/history.ts';
import { appField, askingApp, noAppField, notOfThisApp, type OwnField } from './own-field.ts';

const update = z.looseObject({ issueIds: z.array(idOrKey).min(1), value: z.unknown().optional() });
const oneField = z.looseObject({ updates: z.array(update).min(1) });
const manyFields = z.looseObject({ updates: z.array(update.extend({ customField: z.string() })).min(1) });

interface Asked {
  readonly field: string;
  readonly issueIds: readonly string[];
  readonly value: unknown;
}

interface Planned {
  readonly field: OwnField;
  readonly issue: Issue;
  readonly apply: (issue: Issue) => void;
}

/** What one update asks of one issue; the value is read as a request of a person's would be. */
function planned(call: RestCall, field: OwnField, id: string, value: unknown): Planned | WireResponse {
  const issue = call.state.issues.find((each) => each.id === id);
  const project = issue === undefined ? null : projectOf(call.state, issue);
  if (issue === undefined || project === null || !call.rights.see(issue))
    return jiraError(400, [`The issue with id '${id}' does not exist.`]);
  const place = { call, project, type: issueTypeOf(call.state, issue), issue };
  const read = customEdit(field, value, place);
  return 'error' in read
    ? jiraError(400, [], { [field.id]: read.error })
    : { field, issue, apply: read.apply };
}

/** Writes values of an app's own fields: all of them, or with one that is wrong none. */
function write(call: RestCall, asked: readonly Asked[]): WireResponse {
  const app = askingApp(call);
  const plan: Planned[] = [];
  for (const { field: name, issueIds, value } of asked) {
    const field = appField(call, name);
    if (field === null) return noAppField(name);
    if (app === null || field.app.id !== app) return notOfThisApp(name);
    for (const id of issueIds) {
      const one = planned(call, field, id, value ?? null);
      if ('status' in one) return one;
      plan.push(one);
    }
  }
  const silent = call.query.get('generateChangelog') === 'false';
  for (const { field, issue, apply } of plan) {
    if (silent) apply(issue);
    else change(call, issue, [field.id], () => apply(issue));
  }
  return empty(204);
}

/** Values that a Forge app sets in fields of its own, whatever the screens show. */
export const appFieldValueRoutes: Route[] = [
  selfJudging('PUT /app/field/{fieldIdOrKey}/value', (call) => {
    const asked = given(call, oneField);
    const field = call.params.fieldIdOrKey ?? '';
    return 'status' in asked
      ? asked
      : write(
          call,
          asked.given.updates.map(({ issueIds, value }) => ({ field, issueIds, value })),
        );
  }),
  selfJudging('POST /app/field/value', (call) => {
    const asked = given(call, manyFields);
    return 'status' in asked
      ? asked
      : write(
          call,
          asked.given.updates.map(({ customField, issueIds, value }) => ({
            field: customField,
            issueIds,
            value,
          })),
        );
  }),
];
