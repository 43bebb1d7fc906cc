import { z } from 'zod';
import { jiraError, type WireResponse } from '../../request.ts';
import type { WorkflowScheme } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { byPath } from '../given.ts';
import { self } from '../shapes/address.ts';

export type Body = Omit<WorkflowScheme, 'id' | 'draft'>;

export function workflowSchemeBean(
  call: RestCall,
  id: number,
  { name, description, defaultWorkflow, issueTypeMappings }: Body,
  draft = false,
) {
  return {
    id,
    name,
    description,
    defaultWorkflow,
    issueTypeMappings,
    ...(draft
      ? {
          draft: true,
          originalDefaultWorkflow: defaultWorkflow,
          originalIssueTypeMappings: issueTypeMappings,
        }
      : { draft: false }),
    self: self(call, `/workflowscheme/${id}${draft ? '/draft' : ''}`),
  };
}

export function within(call: RestCall, answer: (scheme: WorkflowScheme) => WireResponse): WireResponse {
  const scheme = byPath(call, call.state.workflowSchemes);
  return scheme === undefined ? jiraError(404, ['The workflow scheme was not found.']) : answer(scheme);
}

/** The draft of a scheme, which most schemes do not have. */
export function withinDraft(
  call: RestCall,
  answer: (draft: Body, scheme: WorkflowScheme) => WireResponse,
): WireResponse {
  return within(call, (scheme) =>
    scheme.draft === null
      ? jiraError(404, ['The workflow scheme does not have a draft.'])
      : answer(scheme.draft, scheme),
  );
}

export const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  defaultWorkflow: z.string().nullish(),
  issueTypeMappings: z.record(z.string(), z.string()).nullish(),
});

export const known = (call: RestCall, name: string): boolean =>
  call.state.workflows.some((each) => each.name === name);

export const active = (call: RestCall, { id }: WorkflowScheme): boolean =>
  call.state.projects.some(
    ({ workflowSchemeId, deletedAt }) => workflowSchemeId === id && deletedAt === null,
  );

export const updateSchema = schema.partial().extend({ updateDraftIfNeeded: z.boolean().nullish() });

export const copy = ({ name, description, defaultWorkflow, issueTypeMappings }: Body): Body => ({
  name,
  description,
  defaultWorkflow,
  issueTypeMappings: { ...issueTypeMappings },
});
