import type { IssueLink, SiteState } from '../state.ts';

/** A link in the form of `issuelink_created`, which is not that of the REST API. */
export const linkTold = (link: IssueLink, { issueLinkTypes }: SiteState) => {
  const type = issueLinkTypes.find(({ id }) => id === link.typeId);
  return {
    id: Number(link.id),
    sourceIssueId: Number(link.inwardIssueId),
    destinationIssueId: Number(link.outwardIssueId),
    ...(type === undefined
      ? {}
      : {
          issueLinkType: {
            ...{ id: Number(type.id), name: type.name, outwardName: type.outward, inwardName: type.inward },
            ...{ isSubTaskLinkType: false, isSystemLinkType: false },
          },
        }),
    systemLink: false,
  };
};

/** Links that are in one list and not in the other. */
export function missing(from: readonly IssueLink[], than: readonly IssueLink[]): IssueLink[] {
  const known = new Set(than.map(({ id }) => id));
  return from.filter(({ id }) => !known.has(id));
}
