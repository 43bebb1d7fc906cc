import {
  globalPermissionsScreen,
  groupsScreen,
  manageAppsScreen,
  permissionName,
} from '../../jira-facts/index.ts';
import { causeTitle } from '../cause-title.ts';
import type { Gaps, Report } from '../model.ts';
import { holderNames, listed, sentence } from '../wording.ts';
import type { Advice } from './advice-model.ts';
import { messageText } from './message.ts';
import { concerning, distinct, exactSteps, factsOf, fixersOf, grouped, operationsOf } from './problems.ts';

/** One piece of advice for each group an account is not in. */
export function groupAdvice(report: Report): Advice[] {
  return grouped(report.gaps.groups, (gap) => gap.group).map((gaps) => adviceForGroup(report, gaps));
}

function adviceForGroup(report: Report, gaps: readonly Gaps['groups'][number][]): Advice {
  const group = gaps[0]?.group ?? '';
  const identities = distinct(gaps.map((gap) => gap.identity));
  const holders = holderNames(report, identities);
  const why = gaps.map((gap) => gap.why).join(' ');
  const problems = concerning(
    report,
    identities,
    ({ missing }, probe) =>
      missing.groups.includes(group) ||
      missing.globalPermissions.some((permission) => why.includes(permissionName(permission))) ||
      (missing.scopes.length === 0 && why.includes(probe.operation)),
  );
  const way = gaps[0]?.way ?? 'join';
  const words = wordsFor(way, {
    names: listed(holders),
    group,
    siteUrl: report.site.url,
    many: holders.length > 1,
  });
  const steps = exactSteps([{ who: 'Jira administrator', step: words.step, link: words.link }], problems);
  const operations = distinct([...gaps.flatMap((gap) => gap.operations), ...operationsOf(problems)]);
  const cause = problems[0]?.finding.cause ?? 'app-user-permission-missing';
  return {
    id: `group:${group}`,
    kind: 'group',
    cause,
    causeTitle: causeTitle(cause),
    title: words.title,
    identities,
    because: distinct([...gaps.map((gap) => gap.why), ...factsOf(problems)]),
    who: fixersOf(steps),
    steps,
    operations,
    message: {
      to: 'Jira administrator',
      text: messageText({
        greeting: `On ${report.site.url}: ${words.title}.`,
        needed: [words.request, gaps[0]?.why ?? ''],
        operations: operations.filter((operation) => !why.includes(operation)),
        notNeeded:
          'no new scope, no new installation, no organisation administrator role, and no password or token of yours.',
      }),
    },
  };
}

interface GroupWords {
  readonly title: string;
  readonly step: string;
  readonly request: string;
  readonly link: string;
}

/** Only Jira puts an app's user into its group, so what an administrator can do differs from what helps a person. */
function wordsFor(
  way: Gaps['groups'][number]['way'],
  told: {
    readonly names: string;
    readonly group: string;
    readonly siteUrl: string;
    readonly many: boolean;
  },
): GroupWords {
  const { names, group, siteUrl, many } = told;
  const outside = `${sentence(names)} ${many ? 'are' : 'is'} not in the group ${group}`;
  switch (way) {
    case 'grant': {
      const { name, link } = globalPermissionsScreen(siteUrl);
      return {
        title: `The group ${group} does not hold Administer Jira`,
        step: `Grant “Administer Jira” to the group ${group}: ${name}.`,
        request: `Please grant “Administer Jira” to that group again in ${name} (${link}).`,
        link,
      };
    }
    case 'provision': {
      const { name, link } = manageAppsScreen(siteUrl);
      const what = 'Only Jira can put it there, and does so then';
      return {
        title: outside,
        step: `Approve the app's update if one waits, else uninstall the app and install it again: ${name}. ${what}.`,
        request: `Please approve the app's update if one waits, else uninstall it and install it again, in ${name} (${link}). ${what}.`,
        link,
      };
    }
    case 'join':
      return {
        title: outside,
        step: `Add ${names} to the group ${group}: ${groupsScreen.name}.`,
        request: `Please add ${names} to that group in ${groupsScreen.name} (${groupsScreen.link}).`,
        link: groupsScreen.link,
      };
  }
}
