import { type AccountFacts, AccountType } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import { clockAheadSeconds, inOrderFor, type PermissionsHeld, serverInfoRequest } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/**
 * What is known of the account, for the rules. `inPlace`: permissions in the very project or issue that is asked about; `unknown`: there is one,
 * and what is held in other projects is no fact of it.
 */
export async function factsOfAccount(
  participant: Participant,
  around: RunSurroundings,
  inPlace?: PermissionsHeld | 'unknown',
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
    const nothing: PermissionsHeld = { held: [], lacking: [] };
    const everywhere = permissions.ok ? permissions.value : nothing;
    const here = inPlace === undefined || inPlace === 'unknown' ? nothing : inPlace;
    const notHeld = new Set([
      ...everywhere.lacking,
      ...here.lacking,
      ...(inPlace === 'unknown' ? around.keys.project : []),
    ]);
    facts.permissionsHeld = [...new Set([...everywhere.held, ...here.held])].filter(
      (key) => !notHeld.has(key),
    );
    facts.permissionsLacking = [...new Set([...everywhere.lacking, ...here.lacking])];
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
  const known = AccountType.safeParse(accountType);
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
