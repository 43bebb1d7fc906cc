import type { IssueLink, IssueLinkType, SiteState } from '../state.ts';

const shown = (link: IssueLink, types: readonly IssueLinkType[]) => {
  const type = types.find(({ id }) => id === link.typeId);
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

/** The links of the site in the form of `issuelink_created`, which is not that of the REST API. */
export const linksOf = ({ issueLinks, issueLinkTypes }: SiteState) =>
  issueLinks.map((link) => shown(link, issueLinkTypes));

/** What is in one list and not in the other. */
export function missing<T extends { readonly id: unknown }>(from: readonly T[], than: readonly T[]): T[] {
  const known = new Set(than.map(({ id }) => id));
  return from.filter(({ id }) => !known.has(id));
}
