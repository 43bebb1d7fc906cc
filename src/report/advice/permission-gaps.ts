import type { CauseId } from '../../diagnosis/cause.ts';
import type { IdentityKind } from '../../diagnosis/evidence.ts';
import type { Report } from '../../selftest/report-model.ts';
import type { Advice, AdviceKind } from '../advice.ts';
import { causeTitle } from '../cause-title.ts';
import { globalPermissionsScreen, projectPermissionsScreen, type Screen } from '../screens.ts';
import { identityName, listed, sentence } from '../wording.ts';
import { messageText } from './message.ts';
import { permissionName } from './permission-name.ts';
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

interface PermissionGap {
  readonly id: string;
  readonly kind: AdviceKind;
  readonly cause: CauseId;
  readonly identities: readonly IdentityKind[];
  readonly permission: string;
  readonly where: string;
  readonly screen: Screen;
  readonly problems: readonly Problem[];
  readonly notNeeded: string;
}

/** One piece of advice for each global permission an account lacks. */
export function globalPermissionAdvice(report: Report): Advice[] {
  return grouped(report.gaps.globalPermissions, (gap) => gap.permission).map((gaps) => {
    const permission = gaps[0]?.permission ?? '';
    const identities = distinct(gaps.map((gap) => gap.identity));
    return permissionAdvice(report, {
      id: `global-permission:${permission}`,
      kind: 'global-permission',
      cause: 'global-permission-missing',
      identities,
      permission,
      where: '',
      screen: globalPermissionsScreen(report.site.url),
      problems: problemsOf(report).filter(
        ({ probe, finding }) =>
          identities.includes(probe.identity) && finding.missing.globalPermissions.includes(permission),
      ),
      notNeeded:
        'no new scope, no new installation, no project permission, no organisation administrator role, and no password or token of yours.',
    });
  });
}

/** One piece of advice for each permission an account lacks in a project. */
export function projectPermissionAdvice(report: Report): Advice[] {
  const gaps = grouped(report.gaps.projectPermissions, (gap) => `${gap.project}:${gap.permission}`);
  return gaps.map((same) => {
    const permission = same[0]?.permission ?? '';
    const project = same[0]?.project ?? '';
    const identities = distinct(same.map((gap) => gap.identity));
    return permissionAdvice(report, {
      id: `project-permission:${project}:${permission}`,
      kind: 'project-permission',
      cause: identities.some((kind) => kind === 'connect-app' || kind === 'forge-app')
        ? 'app-user-permission-missing'
        : 'project-permission-missing',
      identities,
      permission,
      where: ` in the project ${project}`,
      screen: projectPermissionsScreen(report.site.url, project),
      problems: problemsOf(report).filter(
        ({ probe, finding }) =>
          identities.includes(probe.identity) && finding.missing.projectPermissions.includes(permission),
      ),
      notNeeded:
        'no new scope, no global permission, no administrator group, no change to other projects, and no password or token of yours.',
    });
  });
}

function permissionAdvice(report: Report, gap: PermissionGap): Advice {
  const names = listed(gap.identities.map((kind) => identityName(report, kind)));
  const lack = `${gap.identities.length > 1 ? 'lack' : 'lacks'} the permission “${permissionName(gap.permission)}”${gap.where}`;
  const steps = stepsOf(gap.problems, [
    {
      who: 'Jira administrator',
      step: `Grant “${permissionName(gap.permission)}”${gap.where} to ${names}: ${gap.screen.name}.`,
      link: gap.screen.link,
    },
  ]);
  const cause = gap.problems[0]?.finding.cause ?? gap.cause;
  const operations = operationsOf(gap.problems);
  return {
    id: gap.id,
    kind: gap.kind,
    cause,
    causeTitle: causeTitle(cause),
    title: `${sentence(names)} ${lack}`,
    identities: gap.identities,
    because: factsOf(gap.problems),
    who: fixersOf(steps),
    steps,
    operations,
    message: {
      to: 'Jira administrator',
      text: messageText({
        greeting: `${sentence(names)} on ${report.site.url} ${lack}.`,
        needed: [`Please grant it in ${gap.screen.name} (${gap.screen.link}).`],
        operations,
        notNeeded: gap.notNeeded,
      }),
    },
  };
}
