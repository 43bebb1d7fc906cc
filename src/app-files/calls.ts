import {
  type Asked,
  type HeldScopes,
  needName,
  type OperationsTable,
  type ScopeProblem,
  scopeAnswer,
} from '../jira-facts/index.ts';
import type { DeclaredScope } from './app-file.ts';
import type { Place } from './document/node.ts';
import type { LintReport } from './finding.ts';

/** Findings about single scopes come from the scope rules already. */
const told: readonly ScopeProblem['kind'][] = [
  'unknown-scope',
  'retired-scope',
  'mixed-worlds',
  'mixed-kinds',
  'many-scopes',
];

const severityOf = { usage: 'warning', error: 'error', warning: 'warning', note: 'note' } as const;

/** Holds what a file declares against the calls the app is known to make: missing, surplus, closed and odd. */
export const checkCalls = (
  table: OperationsTable,
  asked: Asked,
  held: HeldScopes,
  declared: readonly DeclaredScope[],
  scopesAt: Place,
  report: LintReport,
): void => {
  const placeOf = new Map(declared.map(({ name, at }) => [name, at]));
  const { answer, comparison } = scopeAnswer(table, asked, held);
  for (const scope of answer.missing) {
    const waiting = (comparison?.waiting ?? []).filter(({ lacks }) => lacks.includes(scope));
    const names = waiting.slice(0, 3).map(({ operation }) => needName(operation));
    report.error(
      'scope-missing',
      scopesAt,
      `${scope} is missing${names.length > 0 ? `: ${names.join(', ')}${waiting.length > 3 ? ` and ${waiting.length - 3} more` : ''} will be refused` : ''}.`,
      { fix: held.world === 'connect' ? JSON.stringify(scope) : `- ${scope}` },
    );
  }
  for (const scope of answer.unused) {
    const place = placeOf.get(scope) ?? scopesAt;
    const surplus = `${scope} is not needed by any of the ${asked.operations.length} calls.`;
    // Any call can be made as a user: a list of calls cannot tell.
    if (scope.toUpperCase() === 'ACT_AS_USER')
      report.note('scope-surplus', place, `${surplus} Keep it only if the app acts for users.`);
    else report.warning('scope-surplus', place, surplus);
  }
  for (const problem of answer.problems) {
    if (told.includes(problem.kind)) continue;
    const place = placeOf.get(problem.scope ?? '') ?? scopesAt;
    report[severityOf[problem.severity]](
      problem.kind === 'too-wide' ? 'scope-too-wide' : `call-${problem.kind}`,
      place,
      problem.message,
      {
        ...(problem.nearest?.[0] ? { fix: problem.nearest[0] } : {}),
        ...(problem.source ? { source: problem.source } : {}),
      },
    );
  }
};
