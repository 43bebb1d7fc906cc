import pc from 'picocolors';
import type { ScopeAnswer } from '../../jira-facts/index.ts';
import { causeTitle, counted } from '../../report/index.ts';
import { leastScopes, namesOrNone, paragraphs } from '../least-scopes.ts';
import type { ExplainedRefusal, RecordedOperation } from './recording.ts';

/** A refusal, as it happens: what was refused, why, and what opens it. */
export const refusalText = ({ operation, status, finding }: ExplainedRefusal): string => {
  if (finding === null) return `${pc.yellow(String(status))} ${operation}`;
  const [first] = finding.fix;
  return [
    `${pc.red(String(status))} ${operation}: ${causeTitle(finding.cause)} (${finding.cause}).`,
    ...(first ? [`    ${first.who}: ${first.step}`] : []),
  ].join('\n');
};

/** The end of a recording: what was called, how it went, and the least scopes for it. */
export const recordingText = (
  calls: readonly RecordedOperation[],
  answer: ScopeAnswer,
  date: string,
): string => {
  const { minimal, have, missing, unused } = answer;
  const parts = [
    [
      pc.bold(`${counted(calls.length, 'operation')} of Jira called`),
      ...calls.map(
        ({ operation, documented, statuses }) =>
          `  ${operation}${documented ? '' : pc.yellow(' (in no document)')}  ${pc.dim(
            Object.entries(statuses)
              .map(([status, count]) => (count > 1 ? `${status} × ${count}` : status))
              .join(', '),
          )}`,
      ),
    ],
    leastScopes('Least scopes', minimal),
    have === null
      ? []
      : [
          `${pc.bold('Declared')} ${namesOrNone(have)}`,
          `${pc.bold('Missing')}  ${namesOrNone(missing)}`,
          `${pc.bold('Not used')} ${namesOrNone(unused)} ${pc.dim('in this run; other runs may call more')}`,
        ],
    [pc.dim(`Facts as of ${date}.`)],
  ];
  return paragraphs(parts);
};
