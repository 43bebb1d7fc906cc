import type { IssueLink, SiteState } from '../../state.ts';
import { missing } from '../../webhooks/links.ts';
import type { Change, ProductEvent, Row } from './product-event.ts';

/** A link as events carry it: from the issue that shows the outward end of the type to the other. */
function shown({ id, typeId, inwardIssueId, outwardIssueId }: IssueLink, state: SiteState) {
  const projectOf = (issueId: string) => state.issues.find((issue) => issue.id === issueId)?.projectId;
  const type = state.issueLinkTypes.find((each) => each.id === typeId);
  return {
    ...{ id, sourceIssueId: inwardIssueId, destinationIssueId: outwardIssueId },
    ...{ sourceProjectId: projectOf(inwardIssueId), destinationProjectId: projectOf(outwardIssueId) },
    ...(type === undefined
      ? {}
      : { issueLinkType: { id: type.id, name: type.name, inward: type.inward, outward: type.outward } }),
  };
}

const links = ({ call }: Change) => call.state.issueLinks.map((link) => shown(link, call.state));

const created: ProductEvent = {
  event: 'avi:jira:created:issuelink',
  watch: (change) => {
    const before = links(change);
    return () => missing(links(change), before);
  },
};

const deleted: ProductEvent = {
  event: 'avi:jira:deleted:issuelink',
  watch: (change) => {
    const before = links(change);
    return () => missing(before, links(change));
  },
};

/** Links made and undone, by themselves or along with an issue; those that go with a deleted issue are not told of. */
export const linkEvents: readonly Row[] = [
  ['POST /issueLink', created],
  ['POST /issue', created],
  ['PUT /issue/{}', created],
  ['DELETE /issueLink/{}', deleted],
];
