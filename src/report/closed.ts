import { type CauseId, causeTraits, type Finding } from '../diagnosis/index.ts';
import type { IdentityKind } from '../evidence/index.ts';
import { permissionName } from '../jira-facts/index.ts';
import { distinct, grouped } from './advice/problems.ts';
import { causeTitle } from './cause-title.ts';
import type { Report } from './model.ts';
import { identityName, listed } from './wording.ts';

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
  const closed = report.probes.flatMap(({ verdict, identity, operation, findings: [first] }) =>
    verdict === 'closed' && first !== undefined ? [{ identity, operation, finding: first }] : [],
  );
  const groups = grouped(closed, ({ finding }) => `${finding.cause} ${openingOf(finding)}`);
  return groups
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const operations = distinct(same.map(({ operation }) => operation));
      const names = (kinds: readonly IdentityKind[]): string =>
        listed(distinct(kinds).map((kind) => identityName(report, kind)));
      const whose = names(same.map(({ identity }) => identity));
      const { cause } = first.finding;
      return [{ cause, title: causeTitle(cause), opening: openingOf(first.finding), whose, operations }];
    })
    .sort((left, right) => right.operations.length - left.operations.length);
}

function openingOf({ cause, missing }: Finding): string {
  const { gate } = causeTraits(cause);
  // A group is only a way to a permission, and which one differs from site to site.
  if (gate === 'door' || gate === 'platform') return 'no scope or permission opens it';
  const permissions = [...missing.globalPermissions, ...missing.projectPermissions];
  const lacking = [
    ...(missing.scopes.length === 0 ? [] : [`${plural('scope', missing.scopes)} ${listed(missing.scopes)}`]),
    ...(permissions.length === 0
      ? []
      : [
          `${plural('permission', permissions)} ${listed(permissions.map((key) => `“${permissionName(key)}”`))}`,
        ]),
  ];
  return lacking.length === 0 ? 'see its evidence' : `it would take ${listed(lacking)}`;
}

const plural = (word: string, items: readonly string[]): string =>
  `the ${word}${items.length === 1 ? '' : 's'}`;

/** The same, one sentence a reason. */
export const closedSentences = (report: Report): string[] =>
  closedBy(report).map(
    ({ title, opening, whose, operations }) =>
      `${title}; ${opening}. For ${whose}: ${operations.join(', ')}.`,
  );
