import { type CauseId, causeTraits, type FixStep } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import { issueSecurityScreen, projectPermissionsScreen } from '../../jira-facts/index.ts';
import { causeTitle } from '../cause-title.ts';
import type { Report } from '../model.ts';
import { counted, holderNames, identityName, listed, permissionNames, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText, stepSentence } from './message.ts';
import { holdersInProject, inProjectsNamed } from './permission-gaps.ts';
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
  const advice = grouped(
    rest,
    (problem) => namedPlace(report, [problem])?.words ?? problem.finding.cause,
  ).flatMap((same) => adviceForCause(report, same));
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
  const holders = holderNames(report, identities);
  const place = namedPlace(report, problems);
  if (place !== null) return `${sentence(listed(holders))} cannot see ${place.words}`;
  const permissions = projectPermissions(problems);
  if (permissions.length === 0) return `${causeTitle(cause)}: ${counted(count, 'operation')} of ${names}`;
  return `${sentence(listed(holders))} ${holders.length > 1 ? 'lack' : 'lacks'} ${listed(permissionNames(permissions))} ${inProjects(problems)}`;
}

interface NamedPlace {
  readonly kind: 'project' | 'issue';
  readonly key: string;
  readonly words: string;
}

/** The project or issue the run was told to look at, where that alone is what could not be seen. */
function namedPlace({ subject }: Report, problems: readonly Problem[]): NamedPlace | null {
  const about = (part: string): boolean =>
    problems.every(
      ({ probe, finding }) =>
        probe.operation.endsWith(part) && finding.missing.projectPermissions.includes('BROWSE_PROJECTS'),
    );
  if (subject?.project !== undefined && about('/project/{projectIdOrKey}'))
    return { kind: 'project', key: subject.project, words: `the project ${subject.project}` };
  return subject?.issue !== undefined && about('/issue/{issueIdOrKey}')
    ? { kind: 'issue', key: subject.issue, words: `the work item ${subject.issue}` }
    : null;
}

const projectPermissions = (problems: readonly Problem[]): string[] =>
  distinct(problems.flatMap(({ finding }) => finding.missing.projectPermissions));

/** Where calls that were not made were judged; those that were made touched nothing in particular. */
const projectsOf = (problems: readonly Problem[]): string[] =>
  distinct(problems.flatMap(({ probe }) => probe.project ?? []));

function inProjects(problems: readonly Problem[]): string {
  const keys = projectsOf(problems);
  return keys.length === 0 ? 'in the projects that were looked at' : inProjectsNamed(keys);
}

/** Several operations may want several permissions of one scheme: one step for all of them. */
function grants(
  report: Report,
  identities: readonly IdentityKind[],
  problems: readonly Problem[],
): FixStep[] {
  const place = namedPlace(report, problems);
  if (place !== null) return letSee(report, identities, place);
  const permissions = projectPermissions(problems);
  if (permissions.length === 0) return [];
  const [key, ...more] = projectsOf(problems);
  const screen = key === undefined ? null : projectPermissionsScreen(report.site.url, key);
  const where = screen === null ? 'in the project that needs it' : inProjects(problems);
  const step = `Grant ${listed(permissionNames(permissions))} ${where} to ${holdersInProject(report, identities)}: ${screen === null || more.length > 0 ? 'Project settings → Permissions' : screen.name}.`;
  return [{ who: 'Jira administrator', step, ...(screen === null ? {} : { link: screen.link }) }];
}

const projectKeyOf = (issueKey: string): string => issueKey.replace(/-\d{1,9}$/, '');

/** Jira answers alike for what is hidden and for what is not there, so the step begins with telling them apart. */
function letSee(report: Report, identities: readonly IdentityKind[], { kind, key }: NamedPlace): FixStep[] {
  const to = holdersInProject(report, identities);
  if (kind === 'project') {
    // No link: nobody of the run knows whether there is such a project.
    const step = `If you can open the project ${key} yourself, grant “Browse projects” in it to ${to}: Project settings → Permissions.`;
    return [{ who: 'Jira administrator', step }];
  }
  const project = projectKeyOf(key);
  const permissions = projectPermissionsScreen(report.site.url, project);
  const security = issueSecurityScreen(report.site.url, project);
  const browse = `If you can open ${key} yourself, see that ${to} holds “Browse projects” in the project ${project}: ${permissions.name}.`;
  const level = `If ${key} has a security level, add ${to} to it: ${security.name}.`;
  return [
    { who: 'Jira administrator', step: browse, link: permissions.link },
    { who: 'Jira administrator', step: level, link: security.link },
  ];
}
