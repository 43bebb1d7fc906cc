import type { Evidence, Exchange } from '../diagnosis/evidence.ts';
import type { Answer, Identity } from '../jira/identity.ts';
import { type PatienceOptions, patient, realPatience } from '../jira/patience.ts';
import type { OperationsTable } from '../operations/index.ts';
import { needsOf } from '../operations/index.ts';
import { askerFor } from '../probes/asker.ts';
import { groupPickerRequest } from '../probes/facts/admin-groups.ts';
import { cloudId, serverInfo } from '../probes/facts/site.ts';
import { once } from '../probes/once.ts';
import { differentialBudget } from './differential.ts';
import type { SelfTestEvent } from './events.ts';
import { examineIdentity } from './examine-identity.ts';
import { findAdminGroups } from './find-admin-groups.ts';
import { globalPermissionGaps, groupGaps, projectPermissionGaps } from './gaps/permission-gaps.ts';
import { scopeGaps, unusedScopes } from './gaps/scope-gaps.ts';
import { type Participant, participate } from './participant.ts';
import { permissionKeysFor } from './permission-keys.ts';
import type { PlannedProbe, SelfTestPlan } from './plan.ts';
import { rightsInProjects } from './predict.ts';
import type { ProbeResult, Report, ReportIdentity, Verdict } from './report-model.ts';
import { runProbe } from './run-probe.ts';
import type { Surroundings } from './surroundings.ts';

export interface SelfTestRun {
  readonly id: string;
  /** `url` as people know it; `deployment` and `cloudId` where they are known beforehand. */
  readonly site: {
    readonly url: string;
    readonly deployment?: Evidence['deployment'];
    readonly cloudId?: string;
  };
  readonly plan: SelfTestPlan;
  readonly identities: readonly Identity[];
  /** Asks the site's own address as nobody, for comparison; missing: the run's own anonymous identity, if any. */
  readonly outsider?: Identity;
  readonly table: OperationsTable;
  readonly now: () => Date;
  readonly onEvent?: (event: SelfTestEvent) => void;
  readonly signal?: AbortSignal;
  /** How to wait for a burst limit; missing: by the real clock. */
  readonly patience?: PatienceOptions;
  /** Told of every call made, redacted: for counting and for verbose output. */
  readonly onExchange?: (exchange: Exchange) => void;
}

/**
 * Runs a plan and reports. Expected failures, a dead site included, are findings and verdicts in the report; `state` is
 * `failed` only when the run was cut off. Changes nothing on the site.
 */
export async function runSelfTest(run: SelfTestRun): Promise<Report> {
  const started = run.now();
  const signal = run.signal ?? new AbortController().signal;
  const around = surroundingsOf(run, signal);
  const tell = announcer(run, around.plan.probes.length);
  const probes = await probeAll(around, tell.probe);
  const report = await reportOf(run, around, started, probes);
  tell.finished(report.state, report.state === 'failed' ? report.notChecked[0] : undefined);
  return report;
}

function surroundingsOf(run: SelfTestRun, signal: AbortSignal): Surroundings {
  const { plan, table } = run;
  const keys = permissionKeysFor(
    plan.probes.map(({ probe }) => probe.operation),
    table,
  );
  const participants = run.identities.map((identity) =>
    participate({
      identity: observed(patient(identity, run.patience ?? realPatience), run.onExchange),
      signal,
      keys,
      project: plan.project,
      issue: plan.issue,
    }),
  );
  const anonymous = participants.find(({ kind }) => kind === 'anonymous');
  const outsider =
    run.outsider === undefined
      ? (anonymous?.asker ?? null)
      : askerFor(observed(run.outsider, run.onExchange), signal, () => undefined);
  const info = once(async () => {
    const asker = outsider ?? participants[0]?.asker;
    if (asker === undefined) return { ok: false as const, why: 'there is nobody to ask' };
    return serverInfo(asker);
  });
  const examinations = once(async () => {
    const each = new Map<Participant, Promise<void>>();
    for (const participant of participants) each.set(participant, examineIdentity(participant, around));
    return each;
  });
  const around: Surroundings = {
    examined: async (of) => {
      const each = await examinations();
      await Promise.all(of === undefined ? each.values() : [each.get(of)]);
    },
    plan,
    table,
    keys,
    participants,
    outsider,
    signal,
    serverInfo: info,
    deployment: once(async () => {
      if (run.site.deployment !== undefined && run.site.deployment !== null) return run.site.deployment;
      const found = await info();
      return found.ok ? found.value.deployment : null;
    }),
    adminGroups: once(() => findAdminGroups(around)),
    cloudId: once(async () => {
      if (run.site.cloudId !== undefined) return run.site.cloudId;
      const asked = outsider === null || signal.aborted ? null : await cloudId(outsider);
      return asked?.ok === true ? asked.value : null;
    }),
  };
  return around;
}

function observed(identity: Identity, onExchange: SelfTestRun['onExchange']): Identity {
  if (onExchange === undefined) return identity;
  return {
    ...identity,
    ask: async (request, signal) => {
      const answer = await identity.ask(request, signal);
      onExchange(answer.exchange);
      return answer;
    },
  };
}

function announcer(run: SelfTestRun, total: number) {
  let sequence = 0;
  let done = 0;
  const next = (): number => {
    sequence += 1;
    return sequence;
  };
  run.onEvent?.({ type: 'started', sequence: next(), total });
  return {
    probe: (probe: ProbeResult): void => {
      done += 1;
      run.onEvent?.({ type: 'probe', sequence: next(), done, total, probe });
    },
    finished: (state: Report['state'], reason?: string): void => {
      if (state === 'running') return;
      run.onEvent?.({
        type: 'finished',
        sequence: next(),
        state,
        ...(reason === undefined ? {} : { reason }),
      });
    },
  };
}

/** All probes at once: the lane of the tenant bounds what is in flight, and each waits only for what it is filled from. */
async function probeAll(around: Surroundings, tell: (probe: ProbeResult) => void): Promise<ProbeResult[]> {
  void around.cloudId();
  const board = answerBoard(around);
  await tokensHad(around);
  for (const participant of around.participants) {
    void around.examined(participant).then(() => startLongestChain(participant, around));
  }
  const budget = differentialBudget();
  return Promise.all(
    around.plan.probes.map(async (planned) => {
      const slot = board(planned);
      const participant = around.participants.find(({ kind }) => kind === planned.identity);
      await around.examined(participant);
      const probe = await one(planned, around, slot, budget);
      slot.answered(null);
      tell(probe);
      return probe;
    }),
  );
}

/**
 * Whoever needs a token first has the longest way: its next question is to stand in the lane before the many questions
 * of those who need none. Examinations start here; the turn of the loop lets them take their places.
 */
async function tokensHad(around: Surroundings): Promise<void> {
  void around.examined();
  await Promise.all(around.participants.map(({ identity }) => identity.authenticate(around.signal)));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Calls that others wait for go first, so that the chain behind them is not the last to start. */
function startLongestChain(participant: Participant, around: Surroundings): void {
  if (!participant.usable || participant.kind === 'anonymous') return;
  const wanted = new Set(around.plan.probes.map(({ probe }) => probe.operation));
  const needsProject = around.keys.project.length > 0;
  if (needsProject) void participant.projects();
  if ([...wanted].some((operation) => operation.includes('{issue'))) void participant.own.issue();
  void participant.permissions();
  if (needsProject) void rightsInProjects(participant, around);
  if (around.keys.global.includes('ADMINISTER') && wanted.has('GET /rest/api/3/groups/picker')) {
    void participant.asker.ask(groupPickerRequest);
  }
}

interface Slot {
  readonly alike: () => Promise<readonly Answer[]>;
  readonly answered: (answer: Answer | null) => void;
}

/** How each identity was answered to each operation, for the others to be compared with. */
function answerBoard(around: Surroundings): (planned: PlannedProbe) => Slot {
  const entries = around.plan.probes.map((planned) => {
    let settle: (answer: Answer | null) => void = () => undefined;
    const answer = new Promise<Answer | null>((resolve) => {
      settle = resolve;
    });
    return { planned, answer, settle };
  });
  return (planned) => {
    const mine = entries.find((entry) => entry.planned === planned);
    const others = entries.filter((entry) => entry !== mine && entry.planned.operation === planned.operation);
    return {
      answered: (answer) => mine?.settle(answer),
      alike: async () => {
        const answers = await Promise.all(others.map(({ answer }) => answer));
        return answers.filter((answer) => answer !== null);
      },
    };
  };
}

async function one(
  planned: PlannedProbe,
  around: Surroundings,
  slot: Slot,
  budget: ReturnType<typeof differentialBudget>,
): Promise<ProbeResult> {
  const participant = around.participants.find(({ kind }) => kind === planned.identity);
  const operation = around.table.named(planned.probe.operation);
  if (participant === undefined || operation === null) {
    throw new Error(`the plan names ${planned.operation} as ${planned.identity}, which is not in this run`);
  }
  if (!participant.usable || around.signal.aborted) {
    return {
      operation: planned.operation,
      identity: planned.identity,
      verdict: 'inconclusive',
      predicted: planned.predicted,
      needs: needsOf(operation),
      findings: [],
      note: around.signal.aborted
        ? 'Not asked: the run was cut off.'
        : 'Not asked: the identity itself is not usable.',
    };
  }
  return runProbe({ planned, participant, around, operation, budget, ...slot });
}

async function reportOf(
  run: SelfTestRun,
  around: Surroundings,
  started: Date,
  probes: ProbeResult[],
): Promise<Report> {
  const { participants, plan, table } = around;
  const globalPermissions = await globalPermissionGaps(participants, probes, around);
  const gaps: Report['gaps'] = {
    scopes: scopeGaps(participants, probes, table),
    groups: await groupGaps(globalPermissions, participants, probes, around),
    globalPermissions,
    projectPermissions: await projectPermissionGaps(participants, around),
    unusedScopes: unusedScopes(
      participants.filter(({ usable }) => usable),
      plan.operations,
      table,
    ),
  };
  const id = await around.cloudId();
  const identities = await Promise.all(participants.map(reportIdentity));
  const notChecked = await whatWasNotChecked(around);
  const spent = participants.reduce((sum, participant) => sum + participant.spent, 0);
  return {
    schemaVersion: 1,
    id: run.id,
    state: around.signal.aborted ? 'failed' : 'finished',
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
    summary: {
      healthy: count(probes, 'healthy'),
      problem: count(probes, 'problem'),
      notApplicable: count(probes, 'not-applicable'),
      inconclusive: count(probes, 'inconclusive'),
    },
    notChecked,
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
    if (usable && stopped !== null)
      reasons.push(`The questions as ${identity.label} (${kind}) were stopped: ${stopped}.`);
    if (!usable || kind === 'anonymous' || around.keys.project.length === 0) continue;
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

function count(probes: readonly ProbeResult[], verdict: Verdict): number {
  return probes.filter((probe) => probe.verdict === verdict).length;
}
