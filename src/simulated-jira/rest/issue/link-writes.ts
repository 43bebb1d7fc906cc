import { z } from 'zod';
import { nextNumber } from '../../state/counters.ts';
import type { Issue, IssueLink } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { chosen, givenReference } from './given-values.ts';
import { mayOn, visibleIssue } from './permissions.ts';

const schema = z.looseObject({
  type: z.unknown(),
  inwardIssue: z.unknown().optional(),
  outwardIssue: z.unknown().optional(),
});

interface GivenLink {
  readonly typeId: string;
  /** null: the issue that is being made. */
  readonly inward: Issue | null;
  readonly outward: Issue | null;
}

/** Jira's words for a missing right to link. */
export const noLinks = (issue: Issue | null): string =>
  `No Link Issue Permission for issue '${issue?.key ?? ''}'`;

/** Reads a link; within an issue one end may be left out and is that issue. */
export function readLink(
  call: RestCall,
  value: unknown,
  within?: Issue | null,
): GivenLink | { readonly error: string; readonly status: 400 | 404 | 401 } {
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { error: 'No issue link type specified.', status: 400 };
  const type = chosen(call.state.issueLinkTypes, parsed.data.type);
  if (type === null) {
    const given = givenReference(parsed.data.type);
    return { error: `No issue link type with name '${given?.name ?? given?.id ?? ''}' found.`, status: 404 };
  }
  const end = (given: unknown): Issue | null | undefined => {
    if (given === undefined || given === null) return within;
    const reference = givenReference(given);
    return visibleIssue(call, reference?.id ?? reference?.key ?? '') ?? undefined;
  };
  const inward = end(parsed.data.inwardIssue);
  const outward = end(parsed.data.outwardIssue);
  if (inward === undefined || outward === undefined)
    return { error: 'Issue does not exist or you do not have permission to see it.', status: 404 };
  if (![inward, outward].some((each) => each === null || mayOn(call, each, 'LINK_ISSUES')))
    return { error: noLinks(inward ?? outward), status: 401 };
  return { typeId: type.id, inward, outward };
}

/** Keeps a link; one that is there already is not made twice. */
export function addLink(
  call: RestCall,
  { typeId, inward, outward }: GivenLink,
  made?: Issue,
): IssueLink | null {
  const inwardIssueId = (inward ?? made)?.id;
  const outwardIssueId = (outward ?? made)?.id;
  if (inwardIssueId === undefined || outwardIssueId === undefined) return null;
  const { issueLinks } = call.state;
  const known = issueLinks.find(
    (each) =>
      each.typeId === typeId &&
      each.inwardIssueId === inwardIssueId &&
      each.outwardIssueId === outwardIssueId,
  );
  if (known !== undefined) return known;
  const link = {
    id: String(
      nextNumber(
        call.state,
        'issueLink',
        issueLinks.map(({ id }) => id),
      ),
    ),
    typeId,
    inwardIssueId,
    outwardIssueId,
  };
  issueLinks.push(link);
  return link;
}
