import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { flagged } from '../shapes/wanted.ts';
import {
  copy,
  isActive,
  isWorkflow,
  type WorkflowSchemeBody,
  within,
  withinDraft,
  workflowSchemeBean,
} from './workflow-scheme-bean.ts';

/** What a part is read from: the draft where it is asked for and there is one. */
const read = (call: RestCall, answer: (body: WorkflowSchemeBody) => WireResponse): WireResponse =>
  within(call, (scheme) => answer(flagged(call, 'returnDraftIfExists') ? (scheme.draft ?? scheme) : scheme));

/** Changes a part of a scheme; of one in use only the draft, which is made where `updateDraftIfNeeded` says so. */
function change(
  call: RestCall,
  draftIfNeeded: boolean,
  alter: (body: WorkflowSchemeBody) => WireResponse | null,
): WireResponse {
  return within(call, (scheme) => {
    const active = isActive(call, scheme);
    if (active && !draftIfNeeded)
      return jiraError(400, ['The workflow scheme is active: only its draft can be changed.']);
    const target = active ? (scheme.draft ?? copy(scheme)) : scheme;
    const refused = alter(target);
    if (refused !== null) return refused;
    if (target !== scheme) scheme.draft = target;
    return json(200, workflowSchemeBean(call, scheme.id, target, target !== scheme));
  });
}

const changeDraft = (
  call: RestCall,
  alter: (body: WorkflowSchemeBody) => WireResponse | null,
): WireResponse =>
  withinDraft(
    call,
    (draft, scheme) => alter(draft) ?? json(200, workflowSchemeBean(call, scheme.id, draft, true)),
  );

const partSchema = z.looseObject({
  workflow: z.string().nullish(),
  issueTypes: z.array(idOrKey).nullish(),
  defaultMapping: z.boolean().nullish(),
  updateDraftIfNeeded: z.boolean().nullish(),
});

type Part = z.infer<typeof partSchema>;

const noWorkflow = (name: string): WireResponse => jiraError(404, [`The workflow '${name}' does not exist.`]);

/** A write with a body, to the scheme or to its draft. */
function write(
  call: RestCall,
  draft: boolean,
  alter: (body: WorkflowSchemeBody, asked: Part) => WireResponse | null,
): WireResponse {
  const asked = given(call, partSchema);
  if ('status' in asked) return asked;
  const { workflow, updateDraftIfNeeded } = asked.given;
  if (typeof workflow === 'string' && !isWorkflow(call, workflow)) return noWorkflow(workflow);
  return draft
    ? changeDraft(call, (body) => alter(body, asked.given))
    : change(call, updateDraftIfNeeded === true, (body) => alter(body, asked.given));
}

const remove = (
  call: RestCall,
  draft: boolean,
  alter: (body: WorkflowSchemeBody) => WireResponse | null,
): WireResponse =>
  draft ? changeDraft(call, alter) : change(call, flagged(call, 'updateDraftIfNeeded'), alter);

const workflowMissing = (): WireResponse => jiraError(400, ['The workflow is required.']);

const setDefault = (body: WorkflowSchemeBody, { workflow }: Part): WireResponse | null => {
  if (typeof workflow !== 'string') return workflowMissing();
  body.defaultWorkflow = workflow;
  return null;
};

/** The system's own workflow comes back in place of the default. */
const dropDefault = (body: WorkflowSchemeBody): null => {
  body.defaultWorkflow = 'jira';
  return null;
};

const isType = ({ state }: RestCall, id: string): boolean => state.issueTypes.some((each) => each.id === id);

const noType = (id: string): WireResponse => jiraError(404, [`The issue type '${id}' was not found.`]);

function setType(call: RestCall, body: WorkflowSchemeBody, { workflow }: Part): WireResponse | null {
  const { issueType = '' } = call.params;
  if (!isType(call, issueType)) return noType(issueType);
  if (typeof workflow !== 'string') return workflowMissing();
  body.issueTypeMappings[issueType] = workflow;
  return null;
}

function dropType(call: RestCall, body: WorkflowSchemeBody): WireResponse | null {
  const { issueType = '' } = call.params;
  if (!Object.hasOwn(body.issueTypeMappings, issueType)) return noType(issueType);
  delete body.issueTypeMappings[issueType];
  return null;
}

function typeOf(call: RestCall, body: WorkflowSchemeBody): WireResponse {
  const { issueType = '' } = call.params;
  const workflow = Object.hasOwn(body.issueTypeMappings, issueType)
    ? body.issueTypeMappings[issueType]
    : undefined;
  return workflow === undefined ? noType(issueType) : json(200, { issueType, workflow });
}

const usesOf = (body: WorkflowSchemeBody, workflow: string) => ({
  workflow,
  issueTypes: Object.entries(body.issueTypeMappings)
    .filter(([, name]) => name === workflow)
    .map(([id]) => id),
  defaultMapping: body.defaultWorkflow === workflow,
});

function workflowIn(call: RestCall, body: WorkflowSchemeBody): WireResponse {
  const name = call.query.get('workflowName');
  const names = new Set([body.defaultWorkflow, ...Object.values(body.issueTypeMappings)]);
  if (name === null)
    return json(
      200,
      [...names].map((each) => usesOf(body, each)),
    );
  return names.has(name) ? json(200, usesOf(body, name)) : noWorkflow(name);
}

/** The work types that use a workflow become those that are named. */
function setWorkflow(call: RestCall, body: WorkflowSchemeBody, part: Part): WireResponse | null {
  const name = part.workflow ?? call.query.get('workflowName');
  if (name === null) return workflowMissing();
  if (!isWorkflow(call, name)) return noWorkflow(name);
  const unknown = (part.issueTypes ?? []).find((id) => !isType(call, id));
  if (unknown !== undefined) return noType(unknown);
  const others = Object.entries(body.issueTypeMappings).filter(([, workflow]) => workflow !== name);
  body.issueTypeMappings = Object.fromEntries([
    ...others,
    ...(part.issueTypes ?? []).map((id) => [id, name]),
  ]);
  if (part.defaultMapping === true) body.defaultWorkflow = name;
  return null;
}

function dropWorkflow(call: RestCall, body: WorkflowSchemeBody): WireResponse | null {
  const name = call.query.get('workflowName') ?? '';
  if (!isWorkflow(call, name)) return noWorkflow(name);
  const others = Object.entries(body.issueTypeMappings).filter(([, workflow]) => workflow !== name);
  body.issueTypeMappings = Object.fromEntries(others);
  if (body.defaultWorkflow === name) body.defaultWorkflow = 'jira';
  return null;
}

const partsOf = (root: string, draft: boolean): Route[] => {
  const reading = (call: RestCall, answer: (body: WorkflowSchemeBody) => WireResponse): WireResponse =>
    draft ? withinDraft(call, answer) : read(call, answer);
  return [
    route(`GET ${root}/default`, (call) =>
      reading(call, ({ defaultWorkflow }) => json(200, { workflow: defaultWorkflow })),
    ),
    route(`PUT ${root}/default`, (call) => write(call, draft, setDefault)),
    route(`DELETE ${root}/default`, (call) => remove(call, draft, dropDefault)),
    route(`GET ${root}/issuetype/{issueType}`, (call) => reading(call, (body) => typeOf(call, body))),
    route(`PUT ${root}/issuetype/{issueType}`, (call) =>
      write(call, draft, (body, part) => setType(call, body, part)),
    ),
    route(`DELETE ${root}/issuetype/{issueType}`, (call) =>
      remove(call, draft, (body) => dropType(call, body)),
    ),
    route(`GET ${root}/workflow`, (call) => reading(call, (body) => workflowIn(call, body))),
    route(`PUT ${root}/workflow`, (call) =>
      write(call, draft, (body, part) => setWorkflow(call, body, part)),
    ),
    route(`DELETE ${root}/workflow`, (call) => remove(call, draft, (body) => dropWorkflow(call, body))),
  ];
};

/** Default, work types and workflows of a scheme and of its draft, one by one. */
export const workflowSchemePartRoutes: Route[] = [
  ...partsOf('/workflowscheme/{id}', false),
  ...partsOf('/workflowscheme/{id}/draft', true),
];
