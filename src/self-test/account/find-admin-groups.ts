import { scopeVerdict } from '../judge/index.ts';
import {
  type AdminGroups,
  type Found,
  found,
  groupForApps,
  groupNames,
  inferredAdminGroups,
  labelledAdminGroups,
  listedAdminGroups,
  noFact,
} from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';

/**
 * Which groups hold Administer Jira on this site: as Jira lists them to whoever may ask, else as its group picker marks
 * them, else from comparing an administrator's groups with those of others.
 */
export async function findAdminGroups(around: RunSurroundings): Promise<Found<AdminGroups>> {
  if (around.selfHosted) return noFact('Server and Data Center do not tell');
  await around.examined();
  const askers = around.participants.filter(({ usable, kind }) => usable && kind !== 'anonymous');
  const listing = askers.filter((participant) => mayAsk(participant, 'GET /rest/api/3/group/bulk', around));
  for (const { asker } of listing) {
    const listed = await listedAdminGroups(asker);
    if (listed.ok) return listed;
  }
  const picking = askers.filter((participant) =>
    mayAsk(participant, 'GET /rest/api/3/groups/picker', around),
  );
  for (const { asker } of picking) {
    const labelled = await labelledAdminGroups(asker);
    if (labelled.ok) return labelled;
  }
  return inferred(askers, picking);
}

function mayAsk(participant: Participant, name: string, around: RunSurroundings): boolean {
  const operation = around.table.named(name);
  const verdict =
    operation === null ? 'closed' : scopeVerdict(participant.kind, participant.identity.scopes, operation);
  return verdict === 'open' || verdict === 'unknown';
}

async function inferred(
  askers: readonly Participant[],
  picking: readonly Participant[],
): Promise<Found<AdminGroups>> {
  const accounts: { groups: string[]; administers: boolean }[] = [];
  for (const participant of askers) {
    const [groups, permissions] = [await participant.groups(), await participant.permissions()];
    if (!groups.ok || !permissions.ok) continue;
    accounts.push({ groups: groups.value, administers: permissions.value.held.includes('ADMINISTER') });
  }
  const compared = inferredAdminGroups(accounts);
  if (!compared.ok) return compared;
  for (const { asker } of picking) {
    const names = await groupNames(asker);
    if (!names.ok || !names.value.some(({ name }) => name === groupForApps)) continue;
    return found({ names: [...new Set([...compared.value.names, groupForApps])], how: 'inferred' });
  }
  return compared;
}
