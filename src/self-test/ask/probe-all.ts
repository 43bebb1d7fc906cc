import { needsOf } from '../../jira-facts/index.ts';
import type { ProbeResult } from '../../report/index.ts';
import { rightsInProjects } from '../account/index.ts';
import type { PlannedProbe } from '../plan/index.ts';
import { groupPickerRequest } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { answerBoard, type Slot } from './answer-board.ts';
import { type DifferentialBudget, differentialBudget } from './differential.ts';
import type { ReportLimit } from './report-limit.ts';
import { runProbe } from './run-probe.ts';

/** To fill addresses and judge as many as these takes some milliseconds; those of a longer list begin one by one. */
const startedAtOnce = 100;

/** All probes at once: the transport bounds what is in flight (a tenant calls in a lane of its own), and each waits only for what it is filled from. */
export async function probeAll(
  around: RunSurroundings,
  limit: ReportLimit,
  tell: (probe: ProbeResult) => void,
): Promise<ProbeResult[]> {
  early(around.cloudId());
  const board = answerBoard(around);
  await tokensHad(around);
  for (const participant of around.participants) {
    early(around.examined(participant).then(() => startLongestChain(participant, around)));
  }
  const budget = differentialBudget();
  return Promise.all(
    around.plan.probes.map(async (planned, index) => {
      const slot = board(planned);
      const participant = around.participants.find(({ kind }) => kind === planned.identity);
      await around.examined(participant);
      if (index >= startedAtOnce) await around.turn();
      const probe = limit.keep(await one(planned, around, slot, budget));
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
async function tokensHad(around: RunSurroundings): Promise<void> {
  early(around.examined());
  await Promise.all(around.participants.map(({ identity }) => identity.authenticate(around.signal)));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Calls that others wait for go first, so that the chain behind them is not the last to start. */
function startLongestChain(participant: Participant, around: RunSurroundings): void {
  if (!participant.usable || participant.kind === 'anonymous') return;
  const wanted = new Set(around.plan.probes.map(({ probe }) => probe.operation));
  const needsProject = around.keys.project.length > 0;
  if (needsProject) early(participant.projects());
  if ([...wanted].some((operation) => operation.includes('{issue'))) early(participant.own.issue());
  early(participant.permissions());
  if (needsProject) early(rightsInProjects(participant, around));
  if (wanted.has('GET /rest/api/3/groups/picker')) early(participant.asker.ask(groupPickerRequest));
}

async function one(
  planned: PlannedProbe,
  around: RunSurroundings,
  slot: Slot,
  budget: DifferentialBudget,
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
      needed: planned.needed,
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

/** Starts a question early; whoever needs the answer waits for it, and meets its failure, elsewhere. */
function early(question: Promise<unknown>): void {
  question.catch(() => undefined);
}
