import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Issue, RemoteLink } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { readPayload } from '../scalars.ts';
import { self } from '../shapes/address.ts';
import { noLinks } from './link-writes.ts';
import { issueOf, mayOn } from './permissions.ts';

const schema = z.looseObject({
  globalId: z.string().max(255).nullish(),
  application: z.record(z.string(), z.unknown()).nullish(),
  relationship: z.string().nullish(),
  object: z.looseObject({ url: z.string().min(1), title: z.string().min(1) }),
});

function bean(call: RestCall, issue: Issue, link: RemoteLink) {
  return {
    id: link.id,
    self: self(call, `/issue/${issue.key}/remotelink/${link.id}`),
    ...(link.globalId === null ? {} : { globalId: link.globalId }),
    application: link.application,
    ...(link.relationship === null ? {} : { relationship: link.relationship }),
    object: { icon: {}, status: { icon: {} }, ...link.object },
  };
}

function within(call: RestCall, write: boolean, answer: (issue: Issue) => WireResponse): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  if (write && !mayOn(call, issue, 'LINK_ISSUES')) return jiraError(403, [noLinks(issue)]);
  return answer(issue);
}

const noSuchLink = (what: string) => jiraError(404, [`The remote link with ${what} does not exist.`]);

function list(call: RestCall): WireResponse {
  return within(call, false, (issue) => {
    const globalId = call.query.get('globalId');
    if (globalId === null)
      return json(
        200,
        issue.remoteLinks.map((link) => bean(call, issue, link)),
      );
    const found = issue.remoteLinks.find((link) => link.globalId === globalId);
    return found === undefined ? noSuchLink(`global id '${globalId}'`) : json(200, bean(call, issue, found));
  });
}

/** What a link cannot be without, by the member that is not there. */
function lacking(error: z.ZodError): Record<string, string> {
  const named = new Set(error.issues.map(({ path }) => String(path.at(-1))));
  const members = named.has('url') || named.has('title') ? named : new Set(['url', 'title']);
  return Object.fromEntries([...members].map((member) => [member, `'${member}' is required.`]));
}

/** Makes a link, or changes the one that has the same global id. */
function write(call: RestCall): WireResponse {
  return within(call, true, (issue) => {
    const asked = readPayload(schema, call.body);
    if (!asked.success) return jiraError(400, [], lacking(asked.error));
    const { globalId = null, application, relationship = null, object } = asked.data;
    const known =
      globalId === null ? undefined : issue.remoteLinks.find((link) => link.globalId === globalId);
    const id = known?.id ?? nextNumber(call.state, 'remoteLink', []);
    const link: RemoteLink = { id, globalId, application: application ?? {}, relationship, object };
    if (known === undefined) issue.remoteLinks.push(link);
    else Object.assign(known, link);
    return json(known === undefined ? 201 : 200, {
      id,
      self: self(call, `/issue/${issue.key}/remotelink/${id}`),
    });
  });
}

function named(call: RestCall, issue: Issue): RemoteLink | undefined {
  return issue.remoteLinks.find(({ id }) => String(id) === call.params.linkId);
}

export const remoteLinkRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}/remotelink', list),
  selfJudging('POST /issue/{issueIdOrKey}/remotelink', write),
  selfJudging('DELETE /issue/{issueIdOrKey}/remotelink', (call) =>
    within(call, true, (issue) => {
      const globalId = call.query.get('globalId');
      if (globalId === null) return jiraError(400, ["The 'globalId' query parameter is required."]);
      const left = issue.remoteLinks.filter((link) => link.globalId !== globalId);
      if (left.length === issue.remoteLinks.length) return noSuchLink(`global id '${globalId}'`);
      issue.remoteLinks = left;
      return empty(204);
    }),
  ),
  selfJudging('GET /issue/{issueIdOrKey}/remotelink/{linkId}', (call) =>
    within(call, false, (issue) => {
      const found = named(call, issue);
      return found === undefined
        ? noSuchLink(`id '${call.params.linkId}'`)
        : json(200, bean(call, issue, found));
    }),
  ),
  selfJudging('PUT /issue/{issueIdOrKey}/remotelink/{linkId}', (call) =>
    within(call, true, (issue) => {
      const found = named(call, issue);
      const asked = readPayload(schema, call.body);
      if (found === undefined) return noSuchLink(`id '${call.params.linkId}'`);
      if (!asked.success) return jiraError(400, [], lacking(asked.error));
      const { globalId = found.globalId, application, relationship = null, object } = asked.data;
      Object.assign(found, { globalId, application: application ?? {}, relationship, object });
      return empty(204);
    }),
  ),
  selfJudging('DELETE /issue/{issueIdOrKey}/remotelink/{linkId}', (call) =>
    within(call, true, (issue) => {
      const found = named(call, issue);
      if (found === undefined) return noSuchLink(`id '${call.params.linkId}'`);
      issue.remoteLinks = issue.remoteLinks.filter((link) => link !== found);
      return empty(204);
    }),
  ),
];
