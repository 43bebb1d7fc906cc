import { type ProbeResult, type Report, type ReportIdentity, summaryOf } from '../report/index.ts';
import { projectsKeptFrom } from './app-access.ts';
import { administerGaps } from './gaps/administer-gaps.ts';
import { globalPermissionGaps, projectPermissionGaps } from './gaps/permission-gaps.ts';
import { scopeGaps, unusedScopes } from './gaps/scope-gaps.ts';
import { movingOf } from './moving.ts';
import type { Participant } from './participant.ts';
import type { SelfTestRun } from './self-test-run.ts';
import type { Surroundings } from './surroundings.ts';

/** Puts the report of a run together: gaps over all probes, identities, and what could not be looked at. */
export async function reportOf(
  run: SelfTestRun,
  around: Surroundings,
  started: Date,
  probes: ProbeResult[],
): Promise<Report> {
  const { participants, plan, table } = around;
  const lacked = await globalPermissionGaps(participants, probes, around);
  const rights = await administerGaps(lacked, participants, probes, around);
  const gaps: Report['gaps'] = {
    scopes: scopeGaps(participants, probes, table, rights.consequences),
    groups: rights.groups,
    globalPermissions: rights.globalPermissions,
    projectPermissions: await projectPermissionGaps(participants, around),
    unusedScopes: unusedScopes(
      participants.filter(({ usable }) => usable),
      plan.needs.operations,
      table,
    ),
  };
  const moving = movingOf(participants, plan, table, started);
  const id = await around.cloudId();
  const identities = await Promise.all(participants.map(reportIdentity));
  const notChecked = await whatWasNotChecked(around);
  const spent = participants.reduce((sum, participant) => sum + participant.spent, 0);
  return {
    schemaVersion: 2,
    id: run.id,
    state: around.signal.aborted ? 'failed' : 'finished',
    needs: plan.needs,
    site: {
      url: run.site.url,
      ...(id === null ? {} : { cloudId: id }),
      deployment: await around.deployment(),
    },
    startedAt: started.toISOString(),
    durationMs: Math.max(0, run.now().getTime() - started.getTime()),
    points: { estimated: plan.estimatedPoints, spent },
    identities,
    probes,
    gaps,
    summary: summaryOf(probes),
    notChecked,
    ...(plan.project === null && plan.issue === null
      ? {}
      : {
          subject: {
            ...(plan.project === null ? {} : { project: plan.project }),
            ...(plan.issue === null ? {} : { issue: plan.issue }),
          },
        }),
    ...(moving === undefined ? {} : { moving }),
  };
}

async function reportIdentity(participant: Participant): Promise<ReportIdentity> {
  const { identity, kind, usable, findings } = participant;
  const account = usable ? await participant.account() : null;
  const groups = account?.ok === true ? await participant.groups() : null;
  return {
    kind,
    label: identity.label,
    scopes: identity.scopes === null ? null : [...identity.scopes],
    ...(account?.ok !== true
      ? {}
      : {
          account: {
            accountId: account.value.accountId,
            ...(groups?.ok === true ? { groups: groups.value } : {}),
            active: account.value.active,
          },
        }),
    usable,
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
  };
}

async function whatWasNotChecked(around: Surroundings): Promise<string[]> {
  if (around.signal.aborted) return ['The run was cut off before all questions were asked.'];
  const reasons: string[] = [];
  for (const participant of around.participants) {
    const { identity, stopped, usable, kind } = participant;
    if (!usable) reasons.push(`Nothing was asked as ${identity.label} (${kind}): see the finding on it.`);
    if (participant.rightsPending !== null) {
      reasons.push(
        `What depends on rights could not be told for ${identity.label}: ${participant.rightsPending}. Run the self-test again in a few minutes.`,
      );
    }
    if (usable && stopped !== null)
      reasons.push(`The questions as ${identity.label} (${kind}) were stopped: ${stopped}.`);
    if (!usable || kind === 'anonymous' || around.keys.project.length === 0) continue;
    const kept = await projectsKeptFrom(participant, around);
    if (kept.length > 0) {
      reasons.push(
        `What lies in ${kept.join(', ')} was not looked at as ${identity.label}: an app access rule of the site keeps the app out.`,
      );
    }
    const projects = await participant.projects();
    if (projects.ok && !projects.value.all) {
      reasons.push(
        `Only the first ${projects.value.projects.length} projects were looked at as ${identity.label}.`,
      );
    }
  }
  if (
    around.keys.global.includes('ADMINISTER') &&
    around.participants.some(({ usable, kind }) => usable && kind !== 'anonymous')
  ) {
    const groups = await around.adminGroups();
    if (!groups.ok) reasons.push(`Which groups hold Administer Jira could not be found out: ${groups.why}.`);
  }
  return reasons;
}
