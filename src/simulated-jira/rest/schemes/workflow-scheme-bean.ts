import { z } from 'zod';
import { jiraError, type WireResponse } from '../../request.ts';
import type { WorkflowScheme } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { byPath } from '../given.ts';
import { self } from '../shapes/address.ts';

export type WorkflowSchemeBody = Omit<WorkflowScheme, 'id' | 'draft'>;

/** A scheme, or its draft, as the API shows it. */
export function workflowSchemeBean(
  call: RestCall,
  id: number,
  { name, description, defaultWorkflow, issueTypeMappings }: WorkflowSchemeBody,
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

/** Answers about the scheme that the path names. */
export function within(call: RestCall, answer: (scheme: WorkflowScheme) => WireResponse): WireResponse {
  const scheme = byPath(call, call.state.workflowSchemes);
  return scheme === undefined ? jiraError(404, ['The workflow scheme was not found.']) : answer(scheme);
}

/** The draft of a scheme, which most schemes do not have. */
export function withinDraft(
  call: RestCall,
  answer: (draft: WorkflowSchemeBody, scheme: WorkflowScheme) => WireResponse,
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

export const isWorkflow = (call: RestCall, name: string): boolean =>
  call.state.workflows.some((each) => each.name === name);

export const isActive = (call: RestCall, { id }: WorkflowScheme): boolean =>
  call.state.projects.some(
    ({ workflowSchemeId, deletedAt }) => workflowSchemeId === id && deletedAt === null,
  );

export const updateSchema = schema.partial().extend({ updateDraftIfNeeded: z.boolean().nullish() });

export const copy = ({
  name,
  description,
  defaultWorkflow,
  issueTypeMappings,
}: WorkflowSchemeBody): WorkflowSchemeBody => ({
  name,
  description,
  defaultWorkflow,
  issueTypeMappings: { ...issueTypeMappings },
});
