import type { CauseId } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits, ownerClause, permissionClauses } from '../../jira-facts/index.ts';
import type { Gaps, ProbeResult } from '../../report/index.ts';
import { knownProjects, rightsInProjects } from '../account/index.ts';
import { concernsGrant } from '../judge/index.ts';
import { levelOf } from '../plan/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/** Global permissions that a refused operation needs, and which Jira says the account does not hold. */
export async function globalPermissionGaps(
  participants: readonly Participant[],
  probes: readonly ProbeResult[],
  around: RunSurroundings,
): Promise<Gaps['globalPermissions']> {
  const gaps: Gaps['globalPermissions'] = [];
  for (const participant of participants) {
    if (!participant.usable || participant.kind === 'anonymous') continue;
    if (participant.rightsPending !== null) continue;
    const lacking = await lackedBy(participant);
    const wanted = new Set<string>(
      (await participant.permissions()).ok ? [] : toldBy(probes, participant.kind),
    );
    for (const operation of refusedForWant(probes, participant.kind)) {
      for (const [first] of lackedClauses(operation, lacking, around))
        if (first !== undefined) wanted.add(first);
    }
    gaps.push(...[...wanted].map((permission) => ({ identity: participant.kind, permission })));
  }
  return gaps;
}

/** Where Jira does not show an account's rights (a token without the scope for the question), its refusals tell. */
function toldBy(probes: readonly ProbeResult[], kind: IdentityKind): readonly string[] {
  return probes.flatMap(({ identity, verdict, findings: [first] }) =>
    identity === kind && verdict === 'problem' && first?.cause === 'global-permission-missing'
      ? first.missing.globalPermissions
      : [],
  );
}

/** Needed operations of an identity that are refused for a reason a right has something to do with. */
export function refusedForWant(probes: readonly ProbeResult[], kind: IdentityKind): string[] {
  const refused = probes.filter(({ identity, verdict, findings: [first] }) => {
    return identity === kind && verdict === 'problem' && concernsGrant(first?.cause);
  });
  return refused.map(({ operation }) => operation);
}

export async function lackedBy(participant: Participant): Promise<ReadonlySet<string>> {
  const held = await participant.permissions();
  return new Set(held.ok ? held.value.lacking : []);
}

/** Clauses that only permissions of the site can satisfy, and of which the account holds none. */
export function lackedClauses(
  operation: string,
  lacking: ReadonlySet<string>,
  around: RunSurroundings,
): (readonly string[])[] {
  const known = around.table.named(operation);
  if (known === null) return [];
  const ofTheSite = permissionClauses(known).filter((clause) =>
    clause.every((key) => levelOf(key) === 'global' || key === ownerClause),
  );
  return ofTheSite.filter((clause) => clause.every((key) => lacking.has(key) || key === ownerClause));
}

/**
 * Projects the app cannot work in although a person of the run can, and the told project for everybody, as far as
 * somebody of the run can see that it exists. Everything that is needed there is named, so that one visit settles it.
 */
export async function projectPermissionGaps(
  participants: readonly Participant[],
  probes: readonly ProbeResult[],
  around: RunSurroundings,
): Promise<Gaps['projectPermissions']> {
  const gaps = [
    ...(await lackedInProjects(participants, around)),
    ...lackedOnIssues(around.plan.issue === null ? probes.filter(namesIssue) : probes),
  ];
  const name = (gap: Gaps['projectPermissions'][number]): string => Object.values(gap).join(' ');
  return [...new Map(gaps.map((gap) => [name(gap), gap])).values()];
}

/** Somebody named the work item; of `/issue/bulk`, or braces that were filled by asking, the place is just the first that was found. */
const namesIssue = ({ operation }: ProbeResult): boolean => /\/issue\/\w+-\d+(?:[/?]|$)/.test(operation);

const ofProject: ReadonlySet<CauseId> = new Set([
  'project-permission-missing',
  'app-user-permission-missing',
]);

/** What an account holds in a project it may lack on the very work item that was named: as its reporter, or its assignee. */
function lackedOnIssues(probes: readonly ProbeResult[]): Gaps['projectPermissions'] {
  return probes.flatMap(({ operation, identity, verdict, predicted, project, findings: [first] }) => {
    if (verdict !== 'problem' || !predicted || project === undefined || first === undefined) return [];
    if (!operation.includes('/issue/')) return [];
    // One that cannot be seen at all may be hidden by its security level, which no grant in the project opens.
    if (!ofProject.has(first.cause) || first.missing.projectPermissions.includes('BROWSE_PROJECTS'))
      return [];
    return first.missing.projectPermissions.map((permission) => ({ identity, project, permission }));
  });
}

async function lackedInProjects(
  participants: readonly Participant[],
  around: RunSurroundings,
): Promise<Gaps['projectPermissions']> {
  if (around.keys.project.length === 0) return [];
  const usable = participants.filter(({ usable, kind }) => usable && kind !== 'anonymous');
  const rights = await Promise.all(
    usable.map(async (participant) => ({ participant, ...(await rightsInProjects(participant, around)) })),
  );
  const wanted = neededInProjects(around);
  const known = new Set((await knownProjects(around)).map(({ key }) => key));
  const archived = around.plan.project === null ? new Set<string>() : await archivedFor(usable);
  return rights.flatMap(({ participant, rights: own }) => {
    if (!own.ok || participant.rightsPending !== null) return [];
    const { kind } = participant;
    const persons = rights.filter(
      (other) => other.participant !== participant && isPerson(other.participant.kind),
    );
    const told = toldProject(around);
    const places = new Set([told].filter((key) => known.has(key)));
    // Whoever names a place needs no other.
    if (isApp(kind) && told === '') {
      for (const { rights: theirs } of persons) {
        for (const key of theirs.ok ? (theirs.value.get('BROWSE_PROJECTS') ?? []) : []) places.add(key);
      }
    }
    return [...places].sort().flatMap((project) => {
      if (archived.has(project)) return [];
      const lacking = wanted.filter((permission) => own.value.get(permission)?.has(project) !== true);
      return lacking
        .filter(
          (key) =>
            project === told ||
            persons.some(({ rights: theirs }) => theirs.ok && theirs.value.get(key)?.has(project) === true),
        )
        .map((permission) => ({ identity: kind, project, permission }));
    });
  });
}

/** Named projects that are archived: a right is missing there for nobody. */
async function archivedFor(participants: readonly Participant[]): Promise<ReadonlySet<string>> {
  const named = await Promise.all(participants.map(({ own }) => own.project()));
  return new Set(named.flatMap((each) => (each.ok && each.value.archived === true ? [each.value.key] : [])));
}

/** The project that was named, or the one of the issue that was named; '': neither. */
function toldProject({ plan }: RunSurroundings): string {
  return plan.project ?? plan.issue?.replace(/-[0-9]+$/, '') ?? '';
}

/** The app's own user, rather than somebody it acts for. */
function isApp(kind: IdentityKind): boolean {
  return identityTraits[kind].rightsOf === 'app';
}

function isPerson(kind: IdentityKind): boolean {
  return !isApp(kind) && kind !== 'anonymous';
}

/** Project permissions without which an operation of the plan is refused; one of several choices is not missed. */
function neededInProjects(around: RunSurroundings): string[] {
  const { needs, project } = around.plan;
  const needed = new Set<string>(project === null ? [] : ['BROWSE_PROJECTS']);
  for (const name of needs.operations) {
    const operation = around.table.named(name);
    if (operation === null) continue;
    for (const clause of permissionClauses(operation)) {
      const [only] = clause;
      if (clause.length === 1 && only !== undefined && levelOf(only) === 'project') needed.add(only);
      // Where browsing is one of several ways in, it is the one that an account should have.
      if (clause.includes('BROWSE_PROJECTS')) needed.add('BROWSE_PROJECTS');
    }
  }
  return around.keys.project.filter((key) => needed.has(key));
}
