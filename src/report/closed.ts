import { type CauseId, causeTraits, type Finding } from '../diagnosis/index.ts';
import type { IdentityKind } from '../evidence/index.ts';
import { identityTraits } from '../jira-facts/index.ts';
import { distinct, grouped } from './advice/problems.ts';
import { causeTitle } from './cause-title.ts';
import type { ProbeResult, Report } from './model.ts';
import { identityName, listed, permissionNames } from './wording.ts';

/** Heading of what is refused and not needed. */
export const closedTitle = 'Closed, and nobody said that it is needed';

/** Operations that are refused for one reason, and that nobody said are needed: a fact, and no advice to widen anything. */
export interface ClosedGroup {
  readonly cause: CauseId;
  readonly title: string;
  /** "it would take the scope ADMIN". */
  readonly opening: string;
  /** "the app and the viewing administrator". */
  readonly whose: string;
  readonly operations: readonly string[];
}

/** What is closed, by its reason, the most frequent first. */
export function closedBy(report: Report): ClosedGroup[] {
  const judged = judgedKind(report);
  const closed = report.probes.flatMap((probe) => {
    const [finding] = probe.findings;
    const isAsked = judged === undefined || probe.identity === judged;
    return probe.verdict === 'closed' && finding !== undefined && isAsked
      ? [{ ...probe, finding, opening: openingOf(probe, finding) }]
      : [];
  });
  const groups = grouped(closed, ({ finding, opening }) => `${finding.cause} ${opening}`);
  return groups
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const operations = distinct(same.map(({ operation }) => operation));
      const names = (kinds: readonly IdentityKind[]): string =>
        listed(distinct(kinds).map((kind) => identityName(report, kind)));
      const whose = names(same.map(({ identity }) => identity));
      const { cause } = first.finding;
      return [{ cause, title: causeTitle(cause), opening: first.opening, whose, operations }];
    })
    .sort((left, right) => right.operations.length - left.operations.length);
}

/**
 * As what an account was judged without its credential; undefined: none was. It stands first: whoever is asked beside it is there to compare
 * with, and may be the same account, signed in.
 */
export const judgedKind = ({ subject, identities }: Report): IdentityKind | undefined =>
  subject?.accountId === undefined
    ? undefined
    : identities.find(({ account }) => account?.accountId === subject.accountId)?.kind;

function openingOf(probe: ProbeResult, { cause, missing }: Finding): string {
  const { gate } = causeTraits(cause);
  // A group is only a way to a permission, and which one differs from site to site.
  if (gate === 'door' || gate === 'platform') return 'no scope or permission opens it';
  const scopes = missing.scopes.length === 0 ? [] : fewestOf(probe, missing.scopes);
  const permissions = [...missing.globalPermissions, ...missing.projectPermissions];
  const lacking = [
    ...(scopes.length === 0 ? [] : [`${plural('scope', scopes)} ${listed(scopes)}`]),
    ...(permissions.length === 0
      ? []
      : [`${plural('permission', permissions)} ${listed(permissionNames(permissions))}`]),
  ];
  return lacking.length === 0 ? 'see its evidence' : `it would take ${listed(lacking)}`;
}

/** A finding names the scopes of every way there is; the shortest way is enough. */
function fewestOf(
  { identity, needs: { groups } }: ProbeResult,
  missing: readonly string[],
): readonly string[] {
  if (identityTraits[identity].scopeWorld === 'connect') return missing;
  const ways = groups.map((group) => group.filter((scope) => missing.includes(scope)));
  const [shortest = missing] = ways.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
  return shortest;
}

const plural = (word: string, items: readonly string[]): string =>
  `the ${word}${items.length === 1 ? '' : 's'}`;

/** The same, one sentence a reason. */
export const closedSentences = (report: Report): string[] =>
  closedBy(report).map(
    ({ title, opening, whose, operations }) =>
      `${title}; ${opening}. For ${whose}: ${operations.join(', ')}.`,
  );
