import {
  compareIdentities,
  type ProbeResult,
  type Report,
  type ReportGrant,
  type ReportIdentity,
  summaryOf,
} from '../../report/index.ts';
import { grantsOf, knownProjects, projectsKeptFrom } from '../account/index.ts';
import type { SelfTestPlan } from '../plan/index.ts';
import type { Participant, RunSurroundings, SelfTestRun } from '../run/index.ts';
import { administerGaps } from './administer-gaps.ts';
import { movingOf } from './moving.ts';
import { globalPermissionGaps, projectPermissionGaps } from './permission-gaps.ts';
import { scopeGaps, unusedScopes } from './scope-gaps.ts';

/** Puts the report of a run together: gaps over all probes, identities, and what could not be looked at. */
export async function reportOf(
  run: SelfTestRun,
  around: RunSurroundings,
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
    projectPermissions: await projectPermissionGaps(participants, probes, around),
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
  const judging = await judgingOf(around, gaps);
  const spent = participants.reduce((sum, participant) => sum + participant.spent, 0);
  const report: Report = {
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
    ...subjectOf(plan),
    ...(judging === null ? {} : { grants: judging }),
    ...(moving === undefined ? {} : { moving }),
  };
  const comparison = comparisonOf(report, around);
  return comparison === null ? report : { ...report, comparison };
}

function subjectOf({ project, issue, judged }: SelfTestPlan): Pick<Report, 'subject'> {
  const subject = {
    ...(project === null ? {} : { project }),
    ...(issue === null ? {} : { issue }),
    ...(judged === null ? {} : { accountId: judged.accountId }),
  };
  return Object.keys(subject).length === 0 ? {} : { subject };
}

/** Through which grants the judged account holds what is needed: in the project that was named, else where something is missing. */
async function judgingOf(around: RunSurroundings, gaps: Report['gaps']): Promise<ReportGrant[] | null> {
  const { administrator, participants, plan } = around;
  const judged = participants.find(({ kind }) => kind === plan.judged?.kind);
  if (administrator === null || judged === undefined || !judged.usable) return null;
  const missing = gaps.projectPermissions.filter(({ identity }) => identity === judged.kind);
  const named = plan.project === null ? [...new Set(missing.map(({ project }) => project))] : [plan.project];
  const [first] = await knownProjects(around);
  const projects = named.length > 0 || first === undefined ? named : [first.key];
  return grantsOf(judged, administrator, around, projects);
}

function comparisonOf(report: Report, { participants, plan }: RunSurroundings): string[] | null {
  const { judged } = plan;
  const other = participants.find(
    ({ kind, usable }) => usable && kind !== 'anonymous' && kind !== judged?.kind,
  );
  return judged === null || other === undefined ? null : compareIdentities(report, judged.kind, other.kind);
}

async function reportIdentity(participant: Participant): Promise<ReportIdentity> {
  const { identity, kind, usable, findings } = participant;
  const account = usable ? await participant.account() : null;
  const groups = account?.ok === true ? await participant.groups() : null;
  const rights = account?.ok === true ? await participant.permissions() : null;
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
            ...(rights?.ok === true ? { administers: rights.value.held.includes('ADMINISTER') } : {}),
          },
        }),
    usable,
    ...(findings.length === 0 ? {} : { findings: [...findings] }),
  };
}

async function whatWasNotChecked(around: RunSurroundings): Promise<string[]> {
  if (around.signal.aborted) return ['The run was cut off before all questions were asked.'];
  const reasons: string[] = [...around.plan.spelling];
  if (around.plan.judged !== null) {
    reasons.push(
      'The account was judged by its rights, without its credential: whether that credential is right, and which scopes it has, stays open.',
    );
  }
  for (const participant of around.participants) {
    const { identity, stopped, usable, kind } = participant;
    if (!usable) reasons.push(`Nothing was asked as ${identity.label} (${kind}): see the finding on it.`);
    if (participant.rightsPending !== null) {
      reasons.push(
        `What depends on rights could not be told for ${identity.label}: ${participant.rightsPending}. Run the self-test again in a few minutes.`,
      );
    }
    if (usable && stopped !== null)
      reasons.push(`The questions as ${identity.label} (${kind}) were stopped: ${stopped.why}.`);
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
  if (around.participants.some(({ usable, kind }) => usable && kind !== 'anonymous')) {
    const groups = await around.adminGroups();
    if (!groups.ok) reasons.push(`Which groups hold Administer Jira could not be found out: ${groups.why}.`);
  }
  return reasons;
}
