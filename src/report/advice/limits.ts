import type { CauseId } from '../../diagnosis/cause.ts';
import type { Report } from '../../selftest/report-model.ts';
import type { Advice } from '../advice.ts';
import { causeTitle } from '../cause-title.ts';
import { counted, identityName, listed } from '../wording.ts';
import { messageText, stepSentence } from './message.ts';
import {
  distinct,
  factsOf,
  fixersOf,
  grouped,
  operationsOf,
  type Problem,
  problemsOf,
  stepsOf,
} from './problems.ts';

/** No scope, group or permission opens these; whoever grants something for them grants too much. */
const closed: readonly CauseId[] = ['endpoint-not-available-to-identity', 'platform-bug'];

/** Problems that no gap explains, one piece of advice a cause: what is closed for good, and what needs another change. */
export function limitAdvice(report: Report, gaps: readonly Advice[]): Advice[] {
  const explained = new Set(
    gaps.flatMap((gap) => gap.identities.flatMap((kind) => gap.operations.map((name) => `${kind} ${name}`))),
  );
  const rest = problemsOf(report).filter(
    ({ probe, finding }) =>
      closed.includes(finding.cause) || !explained.has(`${probe.identity} ${probe.operation}`),
  );
  const advice = grouped(rest, ({ finding }) => finding.cause).flatMap((same) =>
    adviceForCause(report, same),
  );
  return advice.sort((left, right) => Number(left.kind === 'limit') - Number(right.kind === 'limit'));
}

function adviceForCause(report: Report, problems: readonly Problem[]): Advice[] {
  const cause = problems[0]?.finding.cause;
  if (!cause) return [];
  const identities = distinct(problems.map(({ probe }) => probe.identity));
  const names = listed(identities.map((kind) => identityName(report, kind)));
  const operations = operationsOf(problems);
  const isClosed = closed.includes(cause);
  const steps = stepsOf(problems);
  const title =
    cause === 'endpoint-not-available-to-identity'
      ? `${counted(operations.length, 'operation is', 'operations are')} closed to ${names}, whatever the scopes`
      : `${causeTitle(cause)}: ${counted(operations.length, 'operation')} of ${names}`;
  return [
    {
      id: `${isClosed ? 'limit' : 'other'}:${cause}`,
      kind: isClosed ? 'limit' : 'other',
      cause,
      causeTitle: causeTitle(cause),
      title,
      identities,
      because: factsOf(problems),
      who: fixersOf(steps),
      steps,
      operations,
      message: {
        to: steps[0]?.who ?? 'app developer',
        text: messageText({
          greeting: `On ${report.site.url}: ${title}.`,
          needed: steps.map(stepSentence),
          operations,
          notNeeded: isClosed
            ? 'no scope, group or permission: none of them opens these operations.'
            : 'nothing beyond the steps named here, and no password or token of anybody.',
        }),
      },
    },
  ];
}
