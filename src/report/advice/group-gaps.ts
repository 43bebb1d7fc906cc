import { causeTitle } from '../cause-title.ts';
import type { Gaps, Report } from '../model.ts';
import { groupsScreen } from '../screens.ts';
import { identityName, listed, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText } from './message.ts';
import { permissionName } from './permission-name.ts';
import { concerning, distinct, exactSteps, factsOf, fixersOf, grouped, operationsOf } from './problems.ts';

/** One piece of advice for each group an account is not in. */
export function groupAdvice(report: Report): Advice[] {
  return grouped(report.gaps.groups, (gap) => gap.group).map((gaps) => adviceForGroup(report, gaps));
}

function adviceForGroup(report: Report, gaps: readonly Gaps['groups'][number][]): Advice {
  const group = gaps[0]?.group ?? '';
  const identities = distinct(gaps.map((gap) => gap.identity));
  const names = listed(identities.map((kind) => identityName(report, kind)));
  const why = gaps.map((gap) => gap.why).join(' ');
  const problems = concerning(
    report,
    identities,
    ({ missing }, probe) =>
      missing.groups.includes(group) ||
      missing.globalPermissions.some((permission) => why.includes(permissionName(permission))) ||
      (missing.scopes.length === 0 && why.includes(probe.operation)),
  );
  const steps = exactSteps(
    [
      {
        who: 'Jira administrator',
        step: `Add the account of ${names} to the group ${group}.`,
        link: groupsScreen.link,
      },
    ],
    problems,
  );
  const operations = operationsOf(problems);
  const cause = problems[0]?.finding.cause ?? 'app-user-permission-missing';
  return {
    id: `group:${group}`,
    kind: 'group',
    cause,
    causeTitle: causeTitle(cause),
    title: `${sentence(names)} ${identities.length > 1 ? 'are' : 'is'} not in the group ${group}`,
    identities,
    because: distinct([...gaps.map((gap) => gap.why), ...factsOf(problems)]),
    who: fixersOf(steps),
    steps,
    operations,
    message: {
      to: 'Jira administrator',
      text: messageText({
        greeting: `${sentence(names)} on ${report.site.url} ${identities.length > 1 ? 'are' : 'is'} not in the group ${group}.`,
        needed: [
          `Please add the account to that group in ${groupsScreen.name} (${groupsScreen.link}).`,
          gaps[0]?.why ?? '',
        ],
        operations: operations.filter((operation) => !why.includes(operation)),
        notNeeded:
          'no new scope, no new installation, no organisation administrator role, and no password or token of yours.',
      }),
    },
  };
}
