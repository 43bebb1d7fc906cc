import type { IssueLink, SiteState } from '../../state.ts';
import { missing } from '../../webhooks/links.ts';
import type { ProductEvent, Row } from './product-event.ts';

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

const created: ProductEvent = {
  event: 'avi:jira:created:issuelink',
  watch: ({ call: { state } }) => {
    const before = [...state.issueLinks];
    return () => missing(state.issueLinks, before).map((link) => shown(link, state));
  },
};

const deleted: ProductEvent = {
  event: 'avi:jira:deleted:issuelink',
  watch: ({ call: { state } }) => {
    const before = [...state.issueLinks];
    return () => missing(before, state.issueLinks).map((link) => shown(link, state));
  },
};

/** Links made and undone, by themselves or along with an issue; those that go with a deleted issue are not told of. */
export const linkEvents: readonly Row[] = [
  ['POST /issueLink', created],
  ['POST /issue', created],
  ['PUT /issue/{}', created],
  ['DELETE /issueLink/{}', deleted],
];
