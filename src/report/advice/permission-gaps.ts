import type { CauseId, FixStep } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';
import {
  globalPermissionsScreen,
  identityTraits,
  manageAppsScreen,
  permissionName,
  projectPermissionsScreen,
  type Screen,
} from '../../jira-facts/index.ts';
import { causeTitle } from '../cause-title.ts';
import type { Report } from '../model.ts';
import { holderNames, listed, permissionNames, sentence } from '../wording.ts';
import type { Advice, AdviceKind } from './advice-model.ts';
import { messageText } from './message.ts';
import {
  concerning,
  distinct,
  exactSteps,
  factsOf,
  fixersOf,
  grouped,
  operationsOf,
  type Problem,
} from './problems.ts';

/** The project role Jira puts an app's user into; a scheme is opened to apps by naming it. */
const appRole = 'atlassian-addons-project-access';

interface PermissionGap {
  readonly id: string;
  readonly kind: AdviceKind;
  readonly cause: CauseId;
  readonly identities: readonly IdentityKind[];
  readonly permissions: readonly string[];
  readonly where: string;
  /** Whom the screen lets one grant it to. */
  readonly to: string;
  readonly screen: Screen;
  readonly problems: readonly Problem[];
  readonly otherwise: string;
  readonly notNeeded: string;
}

/** One piece of advice for each global permission an account lacks, unless the advice about a group settles it. */
export function globalPermissionAdvice(report: Report): Advice[] {
  const open = report.gaps.globalPermissions.filter((gap) => !comesWithGroup(report, gap));
  return grouped(open, (gap) => gap.permission).map((gaps) => {
    const permission = gaps[0]?.permission ?? '';
    const identities = distinct(gaps.map((gap) => gap.identity));
    return permissionAdvice(report, {
      id: `global-permission:${permission}`,
      kind: 'global-permission',
      cause: 'global-permission-missing',
      identities,
      permissions: [permission],
      where: '',
      to: groupOf(report, identities, permission),
      screen: globalPermissionsScreen(report.site.url),
      problems: concerning(report, identities, (finding) =>
        finding.missing.globalPermissions.includes(permission),
      ),
      otherwise: 'Jira says that the account does not hold it',
      notNeeded:
        'no new scope, no new installation, no project permission, no organisation administrator role, and no password or token of yours.',
    });
  });
}

/** Global permissions are granted to groups only. The right to administer belongs to a group of few. */
function groupOf(report: Report, identities: readonly IdentityKind[], permission: string): string {
  const holders = listed(holderNames(report, identities));
  const own = report.identities.find(({ kind }) => kind === identities[0])?.account?.groups ?? [];
  if (own.length === 0 && permission.includes('ADMIN'))
    return `a group that only administrators are in, and add ${holders} to it`;
  const names =
    identities.length === 1 && own.length > 0 && own.length <= 6 ? ` (it is in ${listed(own)})` : '';
  const few = permission.includes('ADMIN') ? ', one that only administrators are in' : '';
  return `a group of ${holders}${few}${names}`;
}

/** Where a group that is missing brings the permission, the group is what to ask for. */
const comesWithGroup = (report: Report, gap: Report['gaps']['globalPermissions'][number]): boolean =>
  report.gaps.groups.some(
    (group) => group.identity === gap.identity && group.why.includes(permissionName(gap.permission)),
  );

/** One piece of advice for the permissions missing in a project; projects that lack the same stand together. */
export function projectPermissionAdvice(report: Report): Advice[] {
  const projects = grouped(report.gaps.projectPermissions, (gap) => gap.project).map((gaps) => ({
    project: gaps[0]?.project ?? '',
    permissions: distinct(gaps.map((gap) => gap.permission)),
    identities: distinct(gaps.map((gap) => gap.identity)),
  }));
  const alike = grouped(projects, ({ permissions, identities }) => `${permissions}/${identities}`);
  return alike.map((same) => {
    const keys = same.map(({ project }) => project);
    const { permissions = [], identities = [] } = same[0] ?? {};
    return permissionAdvice(report, {
      id: `project-permission:${keys.join('+')}:${permissions.join('+')}`,
      kind: 'project-permission',
      cause: identities.some((kind) => identityTraits[kind].rightsOf === 'app')
        ? 'app-user-permission-missing'
        : 'project-permission-missing',
      identities,
      permissions,
      where: ` ${inProjectsNamed(keys)}`,
      screen: projectPermissionsScreen(report.site.url, keys[0] ?? ''),
      to: holdersInProject(report, identities),
      problems: concerning(report, identities, (finding) =>
        finding.missing.projectPermissions.some((permission) => permissions.includes(permission)),
      ),
      otherwise: 'Jira says so when asked for the permissions of the account there',
      notNeeded:
        'no new scope, no global permission, no administrator group, no change to other projects, and no password or token of yours.',
    });
  });
}

/** "in the project PAY", "in the projects PAY and OPS". */
export const inProjectsNamed = (keys: readonly string[]): string =>
  `in the ${keys.length > 1 ? 'projects' : 'project'} ${listed(keys)}`;

/** An app's user is reached through the role that Jira keeps for them, a person by the account. */
export function holdersInProject(report: Report, identities: readonly IdentityKind[]): string {
  const isApp = (kind: IdentityKind): boolean => identityTraits[kind].rightsOf === 'app';
  const role = identities.some(isApp)
    ? [`the project role ${appRole}, in which Jira keeps the users of apps`]
    : [];
  const persons = holderNames(
    report,
    identities.filter((kind) => !isApp(kind)),
  );
  return listed([...persons, ...role]);
}

/** Where the scheme is right, the role has lost the app's user, and only Jira can put it back. */
function backInTheRole({ site }: Report): FixStep {
  const { name, link } = manageAppsScreen(site.url);
  const step = `If the role holds that already, uninstall the app and install it again: ${name}. Only Jira can put the app's user into the role, and does so then.`;
  return { who: 'Jira administrator', step, link };
}

function permissionAdvice(report: Report, gap: PermissionGap): Advice {
  const holders = holderNames(report, gap.identities);
  const names = listed(holders);
  const wanted = listed(permissionNames(gap.permissions));
  const noun = gap.permissions.length > 1 ? 'permissions' : 'permission';
  const lack = `${holders.length > 1 ? 'lack' : 'lacks'} the ${noun} ${wanted}${gap.where}`;
  const steps = exactSteps(
    [
      {
        who: 'Jira administrator',
        step: `Grant ${wanted}${gap.where} to ${gap.to}: ${gap.screen.name}.`,
        link: gap.screen.link,
      },
      ...(gap.to.includes(appRole) ? [backInTheRole(report)] : []),
    ],
    gap.problems,
  );
  const facts = factsOf(gap.problems);
  const cause = gap.problems[0]?.finding.cause ?? gap.cause;
  const operations = operationsOf(gap.problems);
  return {
    id: gap.id,
    kind: gap.kind,
    cause,
    causeTitle: causeTitle(cause),
    title: `${sentence(names)} ${lack}`,
    identities: gap.identities,
    because: facts.length > 0 ? facts : [gap.otherwise],
    who: fixersOf(steps),
    steps,
    operations,
    message: {
      to: 'Jira administrator',
      text: messageText({
        greeting: `${sentence(names)} on ${report.site.url} ${lack}.`,
        needed: [
          `Please grant ${gap.permissions.length > 1 ? 'them' : 'it'} to ${gap.to}, in ${gap.screen.name} (${gap.screen.link}).`,
        ],
        operations,
        notNeeded: gap.notNeeded,
      }),
    },
  };
}
