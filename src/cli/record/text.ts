import type { ScopeAnswer } from '../../jira-facts/index.ts';
import { causeTitle, counted } from '../../report/index.ts';
import { leastScopes, namesOrNone, paragraphs } from '../least-scopes.ts';
import type { Paint } from '../terminal.ts';
import type { ExplainedRefusal, RecordedOperation } from './recording.ts';

/** A refusal, as it happens: what was refused, why, and what opens it. */
export const refusalText = ({ operation, status, finding }: ExplainedRefusal, paint: Paint): string => {
  if (finding === null) return `${paint.yellow(String(status))} ${operation}`;
  const [first] = finding.fix;
  return [
    `${paint.red(String(status))} ${operation}: ${causeTitle(finding.cause)} (${finding.cause}).`,
    ...(first ? [`    ${first.who}: ${first.step}`] : []),
  ].join('\n');
};

/** The end of a recording: what was called, how it went, and the least scopes for it. */
export const recordingText = (
  calls: readonly RecordedOperation[],
  answer: ScopeAnswer,
  date: string,
  paint: Paint,
): string => {
  const { minimal, have, missing, unused } = answer;
  const parts = [
    [
      paint.bold(`${counted(calls.length, 'operation')} of Jira called`),
      ...calls.map(
        ({ operation, documented, statuses }) =>
          `  ${operation}${documented ? '' : paint.yellow(' (in no document)')}  ${paint.dim(
            Object.entries(statuses)
              .map(([status, count]) => (count > 1 ? `${status} × ${count}` : status))
              .join(', '),
          )}`,
      ),
    ],
    leastScopes(paint, 'Least scopes', minimal),
    have === null
      ? []
      : [
          `${paint.bold('Declared')} ${namesOrNone(have)}`,
          `${paint.bold('Missing')}  ${namesOrNone(missing)}`,
          `${paint.bold('Not used')} ${namesOrNone(unused)} ${paint.dim('in this run; other runs may call more')}`,
        ],
    [paint.dim(`Facts as of ${date}.`)],
  ];
  return paragraphs(parts);
};
