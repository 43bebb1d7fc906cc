import { empty, jiraError, json } from '../../request.ts';
import { type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { flagged } from '../shapes/wanted.ts';
import { copy, schema, within, withinDraft, workflowSchemeBean } from './workflow-scheme-bean.ts';

/** The draft of a scheme in use. */
export const workflowSchemeDraftRoutes: Route[] = [
  route('POST /workflowscheme/{id}/createdraft', (call) =>
    within(call, (scheme) => {
      if (scheme.draft !== null) return jiraError(400, ['The workflow scheme has a draft already.']);
      scheme.draft = copy(scheme);
      return json(201, workflowSchemeBean(call, scheme.id, scheme.draft, true));
    }),
  ),
  route('GET /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (draft, scheme) => json(200, workflowSchemeBean(call, scheme.id, draft, true))),
  ),
  route('PUT /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (draft, scheme) => {
      const asked = given(call, schema.partial());
      if ('status' in asked) return asked;
      const { name, description, defaultWorkflow, issueTypeMappings } = asked.given;
      draft.name = name ?? draft.name;
      draft.description = description ?? draft.description;
      draft.defaultWorkflow = defaultWorkflow ?? draft.defaultWorkflow;
      draft.issueTypeMappings = issueTypeMappings ?? draft.issueTypeMappings;
      return json(200, workflowSchemeBean(call, scheme.id, draft, true));
    }),
  ),
  route('DELETE /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (_, scheme) => {
      scheme.draft = null;
      return empty(204);
    }),
  ),
  route('POST /workflowscheme/{id}/draft/publish', (call) =>
    withinDraft(call, (draft, scheme) => {
      if (flagged(call, 'validateOnly')) return empty(204);
      Object.assign(scheme, draft);
      scheme.draft = null;
      return empty(204);
    }),
  ),
];
