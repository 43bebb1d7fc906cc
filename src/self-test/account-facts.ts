import { AccountFacts } from '../evidence/index.ts';
import { identityTraits } from '../jira-facts/index.ts';
import type { Participant } from './participant.ts';
import { inOrderFor } from './probes/facts/admin-groups.ts';
import type { PermissionsHeld } from './probes/facts/permissions-held.ts';
import { clockAheadSeconds, serverInfoRequest } from './probes/facts/site.ts';
import type { RunSurroundings } from './surroundings.ts';

/** What is known of the account, for the rules; `inPlace`: permissions in the very project or issue that is asked about. */
export async function factsOfAccount(
  participant: Participant,
  around: RunSurroundings,
  inPlace?: PermissionsHeld,
): Promise<AccountFacts> {
  const { identity } = participant;
  const facts: AccountFacts = { ...identity.facts?.() };
  const info = await around.serverInfo();
  if (info.ok && info.value.serverTime !== null) facts.serverTime = info.value.serverTime;
  const ahead = await clockOff(around);
  if (ahead !== null) facts.clockAheadSeconds = ahead;
  if (participant.kind === 'anonymous' || !participant.usable) return facts;
  const account = await participant.account();
  if (account.ok) {
    const { accountType, active, applicationRoles } = account.value;
    if (accountType !== null) facts.accountType = typeOf(accountType);
    if (active !== null) facts.active = active;
    if (applicationRoles !== null) facts.applicationRoles = applicationRoles;
  }
  const groups = await participant.groups();
  if (groups.ok) facts.groups = groups.value;
  const permissions = await participant.permissions();
  if (permissions.ok || inPlace !== undefined) {
    const everywhere = permissions.ok ? permissions.value : { held: [], lacking: [] };
    const lacking = new Set([...everywhere.lacking, ...(inPlace?.lacking ?? [])]);
    facts.permissionsHeld = [...new Set([...everywhere.held, ...(inPlace?.held ?? [])])].filter(
      (key) => !lacking.has(key),
    );
    facts.permissionsLacking = [...lacking];
  }
  const adminGroups = await around.adminGroups();
  if (adminGroups.ok) {
    const isApp = identityTraits[participant.kind].rightsOf === 'app';
    facts.adminGroups = inOrderFor(isApp, adminGroups.value.names);
  }
  return facts;
}

/** A type Atlassian may add one day is `unknown` until somebody has read what it means. */
export function typeOf(accountType: string): NonNullable<AccountFacts['accountType']> {
  const known = AccountFacts.shape.accountType.safeParse(accountType);
  return known.success ? (known.data ?? 'unknown') : 'unknown';
}

/** Leeway both sides grant a token's times. */
const leewaySeconds = 60;

/** Seconds the site is ahead of us; null: as far as both sides forgive, or not known. */
async function clockOff({ outsider }: RunSurroundings): Promise<number | null> {
  if (outsider === null) return null;
  const ahead = clockAheadSeconds((await outsider.ask(serverInfoRequest)).exchange);
  return ahead === null || Math.abs(ahead) <= leewaySeconds ? null : ahead;
}
