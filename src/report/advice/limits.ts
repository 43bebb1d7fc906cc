import { type CauseId, causeTraits, type FixStep } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import { permissionName } from '../../jira-facts/index.ts';
import { causeTitle } from '../cause-title.ts';
import type { Report } from '../model.ts';
import { counted, identityName, listed, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText, stepSentence } from './message.ts';
import {
  distinct,
  exactSteps,
  factsOf,
  fixersOf,
  grouped,
  operationsOf,
  type Problem,
  problemsOf,
} from './problems.ts';

/** No scope, group or permission opens these; whoever grants something for them grants too much. */
const isLimit = (cause: CauseId): boolean =>
  causeTraits(cause).gate === 'door' || causeTraits(cause).gate === 'platform';

/** Problems that no gap explains, one piece of advice a cause: what needs another change first, then what is closed for good. */
export function limitAdvice(report: Report, gaps: readonly Advice[]): Advice[] {
  const explained = new Set(
    gaps.flatMap((gap) => gap.identities.flatMap((kind) => gap.operations.map((name) => `${kind} ${name}`))),
  );
  const rest = problemsOf(report).filter(
    ({ probe, finding }) => isLimit(finding.cause) || !explained.has(`${probe.identity} ${probe.operation}`),
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
  const operations = operationsOf(problems);
  const isClosed = isLimit(cause);
  const steps = exactSteps(isClosed ? [] : grants(report, identities, problems), problems);
  const title = titleOf(report, cause, identities, problems);
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

function titleOf(
  report: Report,
  cause: CauseId,
  identities: readonly IdentityKind[],
  problems: readonly Problem[],
): string {
  const names = listed(identities.map((kind) => identityName(report, kind)));
  const count = operationsOf(problems).length;
  if (cause === 'endpoint-not-available-to-identity') {
    return `${counted(count, 'operation is', 'operations are')} closed to ${names}, whatever the scopes`;
  }
  const place = namedPlace(report, problems);
  if (place !== null) return `${sentence(names)} cannot see ${place}`;
  const permissions = projectPermissions(problems);
  if (permissions.length === 0) return `${causeTitle(cause)}: ${counted(count, 'operation')} of ${names}`;
  return `${sentence(names)} ${identities.length > 1 ? 'lack' : 'lacks'} ${permissionList(permissions)} in the projects that were looked at`;
}

/** The project or issue the run was told to look at, where that alone is what could not be seen. */
function namedPlace({ subject }: Report, problems: readonly Problem[]): string | null {
  const about = (part: string): boolean => problems.every(({ probe }) => probe.operation.endsWith(part));
  if (subject?.project !== undefined && about('/project/{projectIdOrKey}'))
    return `the project ${subject.project}`;
  return subject?.issue !== undefined && about('/issue/{issueIdOrKey}')
    ? `the work item ${subject.issue}`
    : null;
}

const projectPermissions = (problems: readonly Problem[]): string[] =>
  distinct(problems.flatMap(({ finding }) => finding.missing.projectPermissions));

const permissionList = (permissions: readonly string[]): string =>
  listed(permissions.map((permission) => `“${permissionName(permission)}”`));

/** Several operations may want several permissions of one scheme: one step for all of them. */
function grants(
  report: Report,
  identities: readonly IdentityKind[],
  problems: readonly Problem[],
): FixStep[] {
  const permissions = projectPermissions(problems);
  if (permissions.length === 0) return [];
  const names = listed(identities.map((kind) => identityName(report, kind)));
  const step = `Grant ${permissionList(permissions)} to ${names} in the permission scheme of the project that is meant.`;
  return [{ who: 'Jira administrator', step }];
}
