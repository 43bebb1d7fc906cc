import type { IssueLink, SiteState } from '../../state.ts';
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

const links = ({ call }: Change) =>
  new Map(call.state.issueLinks.map((link) => [link.id, shown(link, call.state)]));

/** Links that are in one and not in the other. */
const missing = (from: unknown, than: ReadonlyMap<string, unknown>) =>
  from instanceof Map ? [...from.values()].filter(({ id }) => !than.has(id)) : [];

const created: ProductEvent = {
  event: 'avi:jira:created:issuelink',
  before: links,
  told: (change, _, before) => {
    const known: ReadonlyMap<string, unknown> = before instanceof Map ? before : new Map();
    return missing(links(change), known);
  },
};

const deleted: ProductEvent = {
  event: 'avi:jira:deleted:issuelink',
  before: links,
  told: (change, _, before) => missing(before, links(change)),
};

/** Links made and undone, by themselves or along with an issue; those that go with a deleted issue are not told of. */
export const linkEvents: readonly Row[] = [
  ['POST /issueLink', created],
  ['POST /issue', created],
  ['PUT /issue/{}', created],
  ['DELETE /issueLink/{}', deleted],
];
