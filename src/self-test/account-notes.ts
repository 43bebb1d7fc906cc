import type { Participant } from './participant.ts';
import { inOrderFor } from './probes/facts/admin-groups.ts';
import type { PermissionsHeld } from './probes/facts/permissions-held.ts';
import { clockAheadSeconds, serverInfoRequest } from './probes/facts/site.ts';
import type { Surroundings } from './surroundings.ts';

/** What is known of the account, for the rules; `inPlace`: permissions in the very project or issue that is asked about. */
export async function accountNotes(
  participant: Participant,
  around: Surroundings,
  inPlace?: PermissionsHeld,
): Promise<Record<string, unknown>> {
  const { identity } = participant;
  const notes: Record<string, unknown> = { ...identity.notes?.() };
  const info = await around.serverInfo();
  if (info.ok && info.value.serverTime !== null) notes.serverTime = info.value.serverTime;
  const clock = await clockNote(around);
  if (clock !== null) notes.note = clock;
  if (participant.kind === 'anonymous' || !participant.usable) return notes;
  const account = await participant.account();
  if (account.ok) {
    const { accountType, active, applicationRoles } = account.value;
    if (accountType !== null) notes.accountType = accountType;
    if (active !== null) notes.active = active;
    if (applicationRoles !== null) notes.applicationRoles = applicationRoles;
  }
  const groups = await participant.groups();
  if (groups.ok) notes.groups = groups.value;
  const permissions = await participant.permissions();
  if (permissions.ok || inPlace !== undefined) {
    const everywhere = permissions.ok ? permissions.value : { held: [], lacking: [] };
    const lacking = new Set([...everywhere.lacking, ...(inPlace?.lacking ?? [])]);
    notes.permissions = [...new Set([...everywhere.held, ...(inPlace?.held ?? [])])].filter(
      (key) => !lacking.has(key),
    );
    notes.lackingPermissions = [...lacking];
  }
  const adminGroups = await around.adminGroups();
  if (adminGroups.ok) {
    const isApp = participant.kind === 'connect-app' || participant.kind === 'forge-app';
    notes.adminGroups = inOrderFor(isApp, adminGroups.value.names);
  }
  return notes;
}

/** Leeway both sides grant a token's times. */
const leewaySeconds = 60;

async function clockNote({ outsider }: Surroundings): Promise<string | null> {
  if (outsider === null) return null;
  const ahead = clockAheadSeconds((await outsider.ask(serverInfoRequest)).exchange);
  if (ahead === null || Math.abs(ahead) <= leewaySeconds) return null;
  return `clock skew: the clock of the site is ${Math.abs(ahead)} seconds ${ahead > 0 ? 'ahead of' : 'behind'} ours`;
}
