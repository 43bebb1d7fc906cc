import { causeTraits, type Finding } from '../../diagnosis/index.ts';
import type { Exchange } from '../../evidence/index.ts';
import type { JiraRequest } from '../../jira-client/index.ts';
import { isForOtherApps, type Operation } from '../../jira-facts/index.ts';
import type { ProbeResult } from '../../report/index.ts';
import { factsOfAccount, permissionsQuestion, projectsKeptOut } from '../account/index.ts';
import { findCauses, judgeAnswer, promisedForm, promisedMembers } from '../judge/index.ts';
import { type OwnSubjects, subjectsFor, withAnyIssue } from '../probes/index.ts';
import { isCloudOnly } from '../self-hosted/index.ts';
import { explainRefusal } from './explain-refusal.ts';
import { projectAbout } from './permissions-here.ts';
import { unsent } from './predict.ts';
import { type ProbeRun, result } from './probe-result.ts';
import { runPredicted } from './run-predicted.ts';

/** Asks one question as one identity and judges the answer; never throws for anything a site can do. */
export async function runProbe(run: ProbeRun): Promise<ProbeResult> {
  const { planned, participant, around } = run;
  const { probe } = planned;
  if (isForOtherApps(run.operation, participant.kind)) return forOtherApps(run);
  if (planned.predicted && participant.kind === 'anonymous') {
    return result(run, 'not-applicable', { note: 'Nobody is logged in, so nothing would be changed.' });
  }
  if (around.selfHosted && isCloudOnly(run.operation)) return notThere(run);
  const others = async (): Promise<OwnSubjects[]> => {
    await around.examined();
    return around.participants
      .filter((other) => other !== participant && other.usable && other.kind !== 'anonymous')
      .map(({ own }) => own);
  };
  const subjects = subjectsFor(participant.asker, participant.own, others, {
    permissions: around.keys,
    permissionsQuestion: () => permissionsQuestion(around),
    toldProject: around.plan.project,
  });
  const prepared = await probe.prepare(planned.predicted ? withAnyIssue(subjects) : subjects);
  if (!prepared.ok) {
    const verdict = participant.kind === 'anonymous' ? 'not-applicable' : 'inconclusive';
    const why = verdict === 'not-applicable' ? 'nobody is logged in' : prepared.why;
    return result(run, verdict, { note: `Not asked: ${why}.` });
  }
  if (participant.stopped !== null)
    return result(run, 'inconclusive', { note: `Not asked: ${participant.stopped.why}.` });
  if (planned.predicted) return runPredicted(run, prepared.value, await subjects.project());
  return ask(run, prepared.value);
}

/** What only apps may call is a gap where it is needed and nobody in the run is such an app. */
async function forOtherApps(run: ProbeRun): Promise<ProbeResult> {
  const { participant, around, operation, planned } = run;
  const note = 'Not asked: only apps of another kind may call it.';
  const served = around.participants.some(({ usable, kind }) => usable && !isForOtherApps(operation, kind));
  if (!planned.needed || served || participant.kind === 'anonymous')
    return result(run, 'not-applicable', { note });
  const about = unsent(participant, operation);
  const known = await factsOfAccount(participant, around);
  const findings = await findCauses(participant, around, about, [await participant.accountExchange()], known);
  return unasked(run, findings, note);
}

/** An operation of Cloud on a site that is none; that version 3 is not there shows it. */
async function notThere(run: ProbeRun): Promise<ProbeResult> {
  const { participant, around } = run;
  const [shown, ...beside] = around.siteExchanges;
  const findings =
    shown === undefined
      ? []
      : await findCauses(participant, around, shown, beside, await factsOfAccount(participant, around));
  const ofAddress = findings.filter(({ cause }) => causeTraits(cause).gate === 'address');
  const note = 'Only Cloud has this operation; Server and Data Center have version 2.';
  return unasked(run, ofAddress, note);
}

/** A problem that needed no question: derived, as that of a call never made. */
function unasked(run: ProbeRun, findings: Finding[], note: string): ProbeResult {
  return result({ ...run, planned: { ...run.planned, predicted: true } }, 'problem', { findings, note });
}

async function ask(run: ProbeRun, request: JiraRequest): Promise<ProbeResult> {
  const { participant, operation } = run;
  const answer = await participant.asker.ask(request);
  const { exchange } = answer;
  run.answered(answer);
  const account = await participant.account();
  const verdict = judgeAnswer(
    answer,
    participant.kind,
    account.ok ? account.value.accountId : null,
    promisedForm(operation),
    promisedMembers(operation),
  );
  const ruled = verdict.kind === 'answered' && !verdict.empty ? null : await ruledOut(run, request);
  if (verdict.kind === 'answered' && !(verdict.empty && (ruled !== null || (await isEmptied(run))))) {
    const note = verdict.empty ? { note: 'Answered with an empty list.' } : {};
    return result(run, 'healthy', { exchange, ...(participant.kind === 'anonymous' ? {} : note) });
  }
  if (participant.kind === 'anonymous' && verdict.kind !== 'unanswered' && !isOutage(exchange)) {
    return result(run, 'not-applicable', { exchange, note: anonymousNote(exchange, operation) });
  }
  return explainRefusal(run, request, exchange, ruled);
}

function ruledOut(
  { participant, around, operation }: ProbeRun,
  request: JiraRequest,
): Promise<string[] | null> {
  return projectsKeptOut(participant, around, operation, projectAbout(request));
}

function isOutage(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? 0;
  return status === 429 || status >= 500;
}

function anonymousNote(exchange: Exchange, operation: Operation): string {
  const status = exchange.response?.status ?? null;
  if (status !== null && status < 300) return 'Answered without a login, but shows nothing.';
  return operation.permissions.anonymous === true
    ? `Refused without a login (${status}): Jira would allow it, but this site shows nothing to everyone.`
    : `Refused without a login (${status}), as it should be.`;
}

/** An empty list is a refusal in disguise where the caller may list nobody, or an operation that filters shows somebody else more. */
async function isEmptied(run: ProbeRun): Promise<boolean> {
  const { participant } = run;
  const { filtered, filters, global = [] } = run.operation.permissions;
  const listsUsers = global.includes('USER_PICKER');
  const filtering = filtered === true || (filters?.length ?? 0) > 0 || listsUsers;
  if (!filtering || participant.kind === 'anonymous') return false;
  const rights = listsUsers ? await participant.permissions() : null;
  if (rights?.ok && global.every((key) => rights.value.lacking.includes(key))) return true;
  return (await run.alike()).some((other) => {
    const verdict = judgeAnswer(
      other,
      other.exchange.identity ?? 'anonymous',
      null,
      promisedForm(run.operation),
      promisedMembers(run.operation),
    );
    return other.exchange.identity !== 'anonymous' && verdict.kind === 'answered' && !verdict.empty;
  });
}
