import { allFields } from '../../fields/custom-fields.ts';
import { newIssue } from '../../new-site/new-issue.ts';
import { invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject, typesOf, workflowOf } from '../../state/lookup.ts';
import type { Issue, IssueType, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { readPayload } from '../scalars.ts';
import { configured } from '../schemes/field-configuration-of.ts';
import { self } from '../shapes/address.ts';
import { attachUpdates, updatesRefused } from './attach-updates.ts';
import type { WritePlace } from './field-edit.ts';
import { unknownFile } from './files-in-documents.ts';
import { chosen, givenReference } from './given-values.ts';
import { allowedFields, editsOf, type Write, writeSchema } from './write.ts';

/** The next number of a project; numbers of issues that are gone or moved away are not given again. */
export function nextKey(call: RestCall, project: Project): string {
  const taken = call.state.issues
    .filter(({ projectId }) => projectId === project.id)
    .map(({ key }) => Number(key.split('-').pop()));
  project.lastIssueNumber = taken.reduce((most, each) => Math.max(most, each), project.lastIssueNumber) + 1;
  return `${project.key}-${project.lastIssueNumber}`;
}

/** Where a new issue goes, or the refusal: unknown, hidden and closed projects each have their own words. */
function projectFor(call: RestCall, write: Write): Project | WireResponse {
  const given = givenReference(write.fields?.project);
  const name = given?.id ?? given?.key ?? null;
  if (name === null || call.caller.accountId === null)
    return jiraError(400, [], { project: 'Specify a valid project ID or key' });
  const project = findProject(call.state, name);
  const { rights } = call;
  if (project === null || (!rights.browse(project) && !rights.project('CREATE_ISSUES', project))) {
    const message = `The value '${name}' does not exist for the field 'project'.`;
    return json(400, { errorMessages: [message], warningMessages: [] });
  }
  if (!rights.project('CREATE_ISSUES', project))
    return jiraError(400, [], { project: 'You cannot create issues in this project.' });
  if (project.archived)
    return jiraError(400, [], { project: 'The project is archived and cannot take new work items.' });
  return project;
}

function typeFor(call: RestCall, write: Write, project: Project): IssueType | WireResponse {
  const given = write.fields?.issuetype;
  if (given === undefined || given === null)
    return jiraError(400, [], { issuetype: 'Specify a valid issue type' });
  return (
    chosen(typesOf(call.state, project), given) ??
    jiraError(400, [], { issuetype: 'The issue type selected is invalid.' })
  );
}

/** Places an issue takes by itself: project and type are settled before the fields are read. */
const settled = new Set(['project', 'issuetype']);

/** What a request to make an issue comes to: the issue, already kept, or the refusal. */
export function makeIssue(call: RestCall, body: unknown): Issue | WireResponse {
  const asked = readPayload(writeSchema, body);
  if (!asked.success) return invalidPayload();
  const write = asked.data;
  const project = projectFor(call, write);
  if ('status' in project) return project;
  const type = typeFor(call, write, project);
  if ('status' in type) return type;
  const place: WritePlace = { call, project, type, issue: null };
  const allowed = new Set([...allowedFields(place), ...(type.hierarchyLevel < 0 ? ['parent'] : [])]);
  const read = editsOf(write, place, allowed, settled);
  const errors = 'errors' in read ? { ...read.errors } : {};
  if (write.fields?.summary === undefined && write.update?.summary === undefined)
    errors.summary = 'You must specify a summary of the issue.';
  if (type.hierarchyLevel < 0 && write.fields?.parent === undefined)
    errors.parentId = 'Issue type is a sub-task but parent issue key or id not specified.';
  if (!('errors' in read)) Object.assign(errors, missingRequired(place, allowed, read.edits));
  Object.assign(errors, updatesRefused(call, write, project, null));
  if ('errors' in read || Object.keys(errors).length > 0) return jiraError(400, [], errors);
  const noFile = unknownFile(call, [write.fields, write.update]);
  if (noFile !== null) return noFile;
  const issue = blankIssue(call, project, type);
  for (const apply of read.edits.values()) apply(issue);
  if (!read.edits.has('assignee') && project.assigneeType === 'PROJECT_LEAD')
    issue.assigneeAccountId = project.leadAccountId;
  call.state.issues.push(issue);
  for (const { key, value } of write.properties ?? []) issue.properties[key] = value;
  attachUpdates(call, issue, write);
  return issue;
}

/** Fields that the configuration in force requires and nobody gave. */
function missingRequired(
  { call, project, type }: WritePlace,
  allowed: ReadonlySet<string>,
  edits: ReadonlyMap<string, unknown>,
): Record<string, string> {
  const lacking = allFields(call.state).filter(
    ({ id }) =>
      allowed.has(id) && !edits.has(id) && configured(call.state, project, type.id, id).isRequired === true,
  );
  return Object.fromEntries(lacking.map(({ id, name }) => [id, `${name} is required.`]));
}

function blankIssue(call: RestCall, project: Project, type: IssueType): Issue {
  const { state } = call;
  const id = String(
    nextNumber(
      state,
      'issue',
      state.issues.map((each) => each.id),
      10_000,
    ),
  );
  const initial = workflowOf(state, project, type.id)?.transitions.find((each) => each.type === 'INITIAL');
  const now = new Date(call.world.now()).toISOString();
  return newIssue({
    id,
    key: nextKey(call, project),
    projectId: project.id,
    created: now,
    issueType: type.id,
    status: initial?.to ?? state.statuses[0]?.id ?? '',
    creatorAccountId: call.caller.accountId,
    reporterAccountId: call.caller.accountId,
    watchers: call.caller.accountId === null ? [] : [call.caller.accountId],
    rank: state.issues.reduce((most, { rank }) => Math.max(most, rank), 0) + 1,
  });
}

/** `POST /issue`. */
export function create(call: RestCall): WireResponse {
  const made = makeIssue(call, call.body);
  if (!('key' in made)) return made;
  return json(201, { id: made.id, key: made.key, self: self(call, `/issue/${made.id}`) });
}
