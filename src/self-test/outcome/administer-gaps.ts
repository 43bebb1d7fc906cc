import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { Gaps, ProbeResult } from '../../report/index.ts';
import { type AdminGroups, groupForApps, inOrderFor } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { lackedBy, lackedClauses, refusedForWant } from './permission-gaps.ts';
import type { ScopeConsequence } from './scope-gaps.ts';

/** How each account that needs Administer Jira and has it not could get it; what only follows from a scope stands with that scope. */
interface AdministerGaps {
  readonly groups: Gaps['groups'];
  readonly globalPermissions: Gaps['globalPermissions'];
  readonly consequences: readonly ScopeConsequence[];
}

/**
 * Sorts the want of Administer Jira by who can end it. A person is put into a group. An app's user is put into
 * `atlassian-addons-admin` by Jira alone, and only with the scope; an administrator can give that group its right back.
 */
export async function administerGaps(
  globalGaps: Gaps['globalPermissions'],
  participants: readonly Participant[],
  probes: readonly ProbeResult[],
  around: RunSurroundings,
): Promise<AdministerGaps> {
  const groups: Gaps['groups'] = [];
  const globalPermissions: Gaps['globalPermissions'] = [];
  const consequences: ScopeConsequence[] = [];
  for (const gap of globalGaps) {
    const participant = participants.find(({ kind }) => kind === gap.identity);
    if (gap.permission !== 'ADMINISTER' || participant === undefined) {
      globalPermissions.push(gap);
      continue;
    }
    const operations = await operationsWanting(participant, probes, around);
    const holders = await around.adminGroups();
    const way = await wayOf(participant, holders.ok ? holders.value : null, lacksScope(probes, gap.identity));
    if (way.kind === 'scope') {
      consequences.push({ identity: gap.identity, scope: way.scope, operations });
    } else if (way.kind === 'group' && operations.length > 0) {
      groups.push({
        identity: gap.identity,
        group: way.group,
        way: way.how,
        why: whyOf(way, operations),
        operations,
      });
      // What the group brings is said with it; for a person both are, because a group is one way among several.
      if (way.how === 'join') globalPermissions.push(gap);
    } else globalPermissions.push(gap);
  }
  return { groups, globalPermissions, consequences };
}

type Way =
  | { readonly kind: 'scope'; readonly scope: string }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'group';
      readonly how: Gaps['groups'][number]['way'];
      readonly group: string;
      readonly holders: AdminGroups;
    };

async function wayOf(
  participant: Participant,
  holders: AdminGroups | null,
  scopeRefused: boolean,
): Promise<Way> {
  const { kind, identity } = participant;
  const isApp = identityTraits[kind].rightsOf === 'app';
  const found = await participant.groups();
  const own = found.ok ? found.value : null;
  const bringing = isApp ? scopeFor(kind, identity.scopes ?? (scopeRefused ? [] : null)) : null;
  const told = holders !== null && holders.how !== 'inferred';
  if (isApp && told && !holders.names.includes(groupForApps))
    return { kind: 'group', how: 'grant', group: groupForApps, holders };
  if (bringing !== null) return { kind: 'scope', scope: bringing };
  if (holders === null || own === null) return { kind: 'unknown' };
  if (holders.names.some((name) => own.includes(name))) return { kind: 'unknown' };
  if (isApp) return { kind: 'group', how: 'provision', group: groupForApps, holders };
  const [group] = inOrderFor(false, holders.names);
  return group === undefined ? { kind: 'unknown' } : { kind: 'group', how: 'join', group, holders };
}

/** Where nobody said what is declared, a refusal for want of a scope tells that the one for administering is not. */
function lacksScope(probes: readonly ProbeResult[], kind: IdentityKind): boolean {
  return probes.some(
    ({ identity, findings: [first] }) => identity === kind && first?.cause === 'scope-missing',
  );
}

/**
 * The scope with which Jira puts the app's user among the administrators; null: it is there already, or nobody knows one.
 * Connect: ADMIN. For Forge nothing is documented; apps with a configuration scope were seen there.
 */
function scopeFor(kind: IdentityKind, scopes: readonly string[] | null): string | null {
  if (scopes === null) return null;
  switch (identityTraits[kind].framework) {
    case 'connect':
      return scopes.some((scope) => scope.toUpperCase() === 'ADMIN') ? null : 'ADMIN';
    case 'forge':
      return scopes.includes('manage:jira-configuration') ? null : 'manage:jira-configuration';
    case null:
      return null;
  }
}

async function operationsWanting(
  participant: Participant,
  probes: readonly ProbeResult[],
  around: RunSurroundings,
): Promise<string[]> {
  const lacking = await lackedBy(participant);
  return refusedForWant(probes, participant.kind).filter((operation) =>
    lackedClauses(operation, lacking, around).some((clause) => clause.includes('ADMINISTER')),
  );
}

function whyOf(way: Extract<Way, { kind: 'group' }>, operations: readonly string[]): string {
  const { names, how } = way.holders;
  const needs = `${operations.join(', ')} ${operations.length === 1 ? 'needs' : 'need'} Administer Jira`;
  const holders = names.length === 1 ? `the group ${names[0]}` : `one of ${names.join(', ')}`;
  const source =
    how === 'inferred' ? 'as far as the groups of administrators and others tell' : 'as Jira itself says';
  switch (way.how) {
    case 'grant':
      return `${needs}; Jira puts the users of apps that administer into the group ${way.group}, and on this site only ${names.join(', ')} ${names.length === 1 ? 'holds' : 'hold'} that permission, ${source}`;
    case 'provision':
      return `${needs}, which an app's user gets from Jira with the group ${way.group}; the user of this app is not in it`;
    case 'join':
      return `${needs}, which on this site comes with ${holders}, ${source}; the account is ${names.length === 1 ? 'not in it' : 'in none of them'}`;
  }
}
