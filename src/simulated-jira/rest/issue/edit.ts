import { empty, invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { readPayload } from '../scalars.ts';
import { expansions } from '../shapes/address.ts';
import { flagged } from '../shapes/wanted.ts';
import { attachUpdates, updatesRefused } from './attach-updates.ts';
import { mayNotOverride } from './edit-meta.ts';
import { notOnScreen } from './field-edit.ts';
import { unknownFile } from './files-in-documents.ts';
import { change } from './history.ts';
import { chosenFields, issueBean } from './issue-bean.ts';
import { issueOf, mayOn } from './permissions.ts';
import { allowedFields, editsOf, type Write, writeSchema } from './write.ts';

/** Sub-tasks and links go with an issue. */
export function dropIssues(call: RestCall, gone: readonly Issue[]): void {
  const ids = new Set(gone.map(({ id }) => id));
  const { state } = call;
  state.issues = state.issues.filter(({ id }) => !ids.has(id));
  state.issueLinks = state.issueLinks.filter(
    ({ inwardIssueId, outwardIssueId }) => !ids.has(inwardIssueId) && !ids.has(outwardIssueId),
  );
  for (const issue of state.issues)
    if (issue.parentId !== null && ids.has(issue.parentId)) issue.parentId = null;
  for (const id of ids) delete state.epics[id];
}

/** What happens to an issue along with a write. */
interface Alongside {
  /** Refuses the write for what the issue would be after it. */
  readonly refusal: (after: Issue) => WireResponse | null;
  /** Fields that change as well, and how. */
  readonly edits: (after: Issue) => ReadonlyMap<string, (issue: Issue) => void>;
  readonly done: (changelogId: string | null) => void;
}

const nothing: Alongside = { refusal: () => null, edits: () => new Map(), done: () => undefined };

/** A copy of an issue with edits made. */
function edited(issue: Issue, edits: Iterable<(issue: Issue) => void>): Issue {
  const copy = structuredClone(issue);
  for (const apply of edits) apply(copy);
  return copy;
}

/** Carries a write out on an issue, or refuses it as a whole. `allowed` are the fields it may name. */
export function applyWrite(
  call: RestCall,
  issue: Issue,
  write: Write,
  allowed?: ReadonlySet<string>,
  alongside: Alongside = nothing,
): WireResponse | null {
  const project = projectOf(call.state, issue);
  if (project === null)
    return jiraError(404, ['Issue does not exist or you do not have permission to see it.']);
  const place = { call, project, type: issueTypeOf(call.state, issue), issue };
  const read = editsOf(write, place, allowed ?? allowedFields(place));
  const errors = { ...('errors' in read ? read.errors : {}), ...updatesRefused(call, write, project, issue) };
  if ('errors' in read || Object.keys(errors).length > 0) return jiraError(400, [], errors);
  const after = alongside === nothing ? issue : edited(issue, read.edits.values());
  const refused = unknownFile(call, [write.fields, write.update]) ?? alongside.refusal(after);
  if (refused !== null) return refused;
  const more = alongside.edits(after);
  const entry = change(call, issue, [...read.edits.keys(), ...more.keys()], () => {
    for (const apply of read.edits.values()) apply(issue);
    for (const apply of more.values()) apply(issue);
  });
  for (const { key, value } of write.properties ?? []) issue.properties[key] = value;
  attachUpdates(call, issue, write);
  alongside.done(entry?.id ?? null);
  return null;
}

/** Who may not edit has no field on the screen: each one named is refused as such (documented as 400, and measured). */
function nothingToEdit({ fields, update }: Write): WireResponse {
  const named = [...Object.keys(fields ?? {}), ...Object.keys(update ?? {})];
  return named.length === 0
    ? jiraError(400, ['You do not have permission to edit issues in this project.'])
    : jiraError(400, [], Object.fromEntries(named.map((id) => [id, notOnScreen(id)])));
}

/** `PUT /issue/{issueIdOrKey}`. */
export function editIssue(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const asked = readPayload(writeSchema, call.body);
  if (!asked.success) return invalidPayload();
  if (!mayOn(call, issue, 'EDIT_ISSUES')) return nothingToEdit(asked.data);
  const refused = mayNotOverride(call) ?? applyWrite(call, issue, asked.data);
  if (refused !== null) return refused;
  if (flagged(call, 'returnIssue'))
    return json(200, issueBean(call, issue, chosenFields(call, [], '*all'), { expand: expansions(call) }));
  return empty(204, { 'content-type': 'application/json;charset=UTF-8' });
}

/** `DELETE /issue/{issueIdOrKey}`: an issue with sub-tasks goes only when they may go too. */
export function deleteIssue(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  if (!mayOn(call, issue, 'DELETE_ISSUES'))
    return jiraError(403, ['You do not have permission to delete issues in this project.']);
  const subtasks = call.state.issues.filter(
    (each) => each.parentId === issue.id && issueTypeOf(call.state, each).hierarchyLevel < 0,
  );
  if (subtasks.length > 0 && call.query.get('deleteSubtasks')?.toLowerCase() !== 'true') {
    return jiraError(400, [
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    ]);
  }
  dropIssues(call, [issue, ...subtasks]);
  return empty(204);
}
