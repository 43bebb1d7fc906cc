import { withoutUser } from '../../addresses/without-user.ts';
import type { CalledPath } from '../matching/address.ts';
import type { NamedNeed, Operation } from '../operation.ts';
import type { RecordedCall } from '../recorded/stated.ts';
import { nameOf, type OperationsTable } from '../table.ts';
import { operationProblems, type ScopeProblem } from './problem.ts';

export interface Asked {
  /** Each once, in the order asked. */
  readonly operations: readonly Operation[];
  /** What takes scopes beside calls: events of triggers, webhooks. */
  readonly events?: readonly NamedNeed[];
  readonly problems: readonly ScopeProblem[];
}

const oddAddress: Readonly<Record<string, string>> = {
  'double-slash': 'has a double slash, which Jira answers with 404: the base address must not end in a slash',
  'extra-prefix': 'has something between the site and /rest: Jira Cloud has no context path',
  'bad-encoding': 'has a broken percent-encoding',
  'unfilled-placeholder': 'has a placeholder that was never filled in',
  http: 'is http: a redirect to https turns POST into GET',
};

/** What is worth telling: a context path and http are normal on hosts that are not Jira Cloud. */
const toldOddities = ({ base, host, oddities }: CalledPath): string[] =>
  oddities
    .filter((oddity) => !(oddity === 'extra-prefix' && base === 'other'))
    .filter((oddity) => !(oddity === 'http' && /^(localhost|127\.)/.test(host ?? '')))
    .flatMap((oddity) => oddAddress[oddity] ?? []);

/** Unknown operations of one list for which near ones are looked for. */
const mostGuesses = 100;

const where = ({ line }: RecordedCall): string => (line === null ? '' : ` (line ${line})`);

const either = (names: readonly string[]): string => names.slice(0, 3).join(', or ');

const didYouMean = (nearest: readonly string[]): string =>
  nearest.length === 0 ? '' : ` Did you mean ${either(nearest)}?`;

const shown = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

/** A query and a user in front of the host may carry secrets, and say nothing about the operation. */
const bare = (address: string): string => withoutUser(address.split(/[?#]/, 1)[0] ?? '');

/**
 * Finds the operations of calls. `lenient`: an unknown call is a warning (recorded traffic) and not a mistake of the
 * one who asks.
 */
export const resolveCalls = (
  table: OperationsTable,
  calls: readonly RecordedCall[],
  lenient: boolean,
): Asked => {
  const operations = new Set<Operation>();
  const problems = new Map<string, ScopeProblem>();
  const severity = lenient ? 'warning' : 'usage';
  let unknown = 0;
  const tell = (problem: ScopeProblem): void => {
    problems.set(problem.message, problem);
  };

  for (const call of calls) {
    const named = shown(`${call.method ?? ''} ${bare(call.address)}`.trim());
    const resolution = table.resolve(call.method ?? 'GET', call.address);
    switch (resolution.kind) {
      case 'known': {
        const others = call.method === null ? methodsAt(table, call.address) : [];
        if (others.length > 1)
          tell({
            kind: 'method-missing',
            severity,
            operation: named,
            nearest: others,
            message: `${named}${where(call)} needs its method: ${either(others)}.`,
          });
        else operations.add(resolution.operation);
        for (const oddity of toldOddities(resolution.address))
          tell({
            kind: 'odd-address',
            severity: 'warning',
            operation: nameOf(resolution.operation),
            message: `${named}${where(call)} ${oddity}.`,
          });
        break;
      }
      case 'wrong-method': {
        const nearest = resolution.operations.map(nameOf);
        const [only] = resolution.operations;
        if (call.method === null && resolution.operations.length === 1 && only !== undefined)
          operations.add(only);
        else
          tell({
            kind: call.method === null ? 'method-missing' : 'wrong-method',
            severity,
            operation: named,
            nearest,
            message: `${named}${where(call)}: this path has ${resolution.allowed.join(', ')} only.${didYouMean(nearest)}`,
          });
        break;
      }
      case 'unknown': {
        // Whoever has hundreds that are unknown reads no suggestions, and each is a search.
        const nearest = unknown < mostGuesses ? resolution.nearest.map(nameOf) : [];
        unknown += 1;
        tell({
          kind: 'unknown-operation',
          severity,
          operation: named,
          nearest,
          message: `${named}${where(call)} is not an operation of the Jira Cloud REST API as of ${table.date}.${didYouMean(nearest)}`,
        });
        break;
      }
    }
  }
  for (const operation of operations) for (const problem of operationProblems(operation)) tell(problem);
  return { operations: [...operations], problems: [...problems.values()] };
};

const methodsAt = (table: OperationsTable, address: string): string[] =>
  ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].flatMap((method) => {
    const found = table.resolve(method, address);
    return found.kind === 'known' ? [nameOf(found.operation)] : [];
  });
