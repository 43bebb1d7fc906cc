import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue, IssueLink } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { self } from '../shapes/address.ts';
import { linkTypeBean } from '../shapes/catalogue.ts';
import { addComment, readComment } from './comment-writes.ts';
import { issueInIssue } from './issue-in-issue.ts';
import { addLink, readLink } from './link-writes.ts';
import { mayOn } from './permissions.ts';

/** `POST /issueLink`: 201 without a body; recorded at the gateway with 200. */
function link(call: RestCall): WireResponse {
  const given = readLink(call, call.body);
  if ('error' in given) return jiraError(given.status, [given.error]);
  const { comment } =
    typeof call.body === 'object' && call.body !== null && 'comment' in call.body
      ? call.body
      : { comment: undefined };
  if (comment !== undefined && comment !== null && given.outward !== null) {
    const read = readComment(call, given.outward, comment);
    if ('error' in read)
      return jiraError(400, [`Failed to create comment for issue '${given.outward.key}'`], {
        [read.field]: read.error,
      });
    addComment(call, given.outward, read);
  }
  addLink(call, given);
  return empty(201);
}

interface Found {
  readonly link: IssueLink;
  readonly inward: Issue;
  readonly outward: Issue;
}

function named(call: RestCall): Found | WireResponse {
  const id = call.params.linkId ?? '';
  const found = call.state.issueLinks.find((each) => each.id === id);
  const end = (issueId: string | undefined) => call.state.issues.find((issue) => issue.id === issueId);
  const inward = end(found?.inwardIssueId);
  const outward = end(found?.outwardIssueId);
  if (
    found === undefined ||
    inward === undefined ||
    outward === undefined ||
    !call.rights.see(inward) ||
    !call.rights.see(outward)
  )
    return jiraError(404, [`No issue link with id '${id}' exists.`]);
  return { link: found, inward, outward };
}

export const issueLinkRoutes: Route[] = [
  selfJudging('POST /issueLink', link),
  selfJudging('GET /issueLink/{linkId}', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    const type = call.state.issueLinkTypes.find(({ id }) => id === found.link.typeId);
    return json(200, {
      id: found.link.id,
      self: self(call, `/issueLink/${found.link.id}`),
      ...(type === undefined ? {} : { type: linkTypeBean(call, type) }),
      inwardIssue: issueInIssue(call, found.inward),
      outwardIssue: issueInIssue(call, found.outward),
    });
  }),
  selfJudging('DELETE /issueLink/{linkId}', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    if (!mayOn(call, found.inward, 'LINK_ISSUES') && !mayOn(call, found.outward, 'LINK_ISSUES'))
      return jiraError(401, ['No Link Issue Permission for issue.']);
    call.state.issueLinks = call.state.issueLinks.filter((each) => each !== found.link);
    return empty(204);
  }),
];
