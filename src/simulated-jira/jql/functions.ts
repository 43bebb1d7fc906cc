import { findGroup, isActor } from '../people.ts';
import { issueTypeOf } from '../state/lookup.ts';
import type { JqlContext } from './context.ts';
import { type FunctionResult, type JqlFunction, me, needs, values } from './function-result.ts';
import { childrenOf, issues, linkedIssues, updatedBy } from './issue-functions.ts';
import { edge, led, projects, sprints, versions } from './project-functions.ts';
import { goalFunctionNames, goalType } from './service-goals.ts';

/** Functions of values; those of dates stand in dates.ts. */
const functions: Readonly<Record<string, JqlFunction>> = {
  currentuser: (_, context) => values(me(context)),
  membersof: (args, { state }) => {
    const [name] = args;
    if (name === undefined) return needs('membersOf', "exactly '1' arguments but received '0'");
    const group = findGroup(state, name);
    return group === null
      ? {
          error: `Function 'membersOf' can not generate a list of usernames for group '${name}'; the group does not exist.`,
        }
      : values(
          state.users.filter(({ groups }) => groups.includes(group.name)).map(({ accountId }) => accountId),
        );
  },
  inactiveusers: (_, { state }) =>
    values(state.users.filter(({ active }) => !active).map(({ accountId }) => accountId)),
  organizationmembers: (args, { state }) => {
    const [name = ''] = args;
    const found = state.organizations.find((each) => each.name.toLowerCase() === name.toLowerCase());
    return found === undefined
      ? { error: `The organization '${name}' does not exist or you do not have permission to view it.` }
      : values(found.accountIds);
  },
  opensprints: sprints('active'),
  closedsprints: sprints('closed'),
  futuresprints: sprints('future'),
  releasedversions: versions(({ released }) => released),
  unreleasedversions: versions(({ released }) => !released),
  latestreleasedversion: edge(true, true),
  earliestunreleasedversion: edge(false, false),
  issuehistory: (_, { state }) => values(state.issues.map(({ id }) => id)),
  votedissues: issues(({ voters }, accountId) => voters.includes(accountId)),
  watchedissues: issues(({ watchers }, accountId) => watchers.includes(accountId)),
  linkedissues: linkedIssues,
  linkedissue: linkedIssues,
  childissuesof: childrenOf,
  portfoliochildissuesof: childrenOf,
  updatedby: updatedBy,
  issueswithremotelinksbyglobalid: (args, { state }) =>
    args.length === 0
      ? needs('issuesWithRemoteLinksByGlobalId', 'at least one argument but received none')
      : values(
          state.issues
            .filter(({ remoteLinks }) =>
              remoteLinks.some(({ globalId }) => globalId !== null && args.includes(globalId)),
            )
            .map(({ id }) => id),
        ),
  standardissuetypes: (_, { state }) =>
    values(state.issueTypes.filter(({ hierarchyLevel }) => hierarchyLevel >= 0).map(({ id }) => id)),
  subtaskissuetypes: (_, { state }) =>
    values(state.issueTypes.filter(({ hierarchyLevel }) => hierarchyLevel < 0).map(({ id }) => id)),
  projectsleadbyuser: (args, context) => {
    const accounts = led(context, args);
    return values(
      projects([], context)
        .filter(({ leadAccountId }) => accounts.includes(leadAccountId))
        .map(({ id }) => id),
    );
  },
  componentsleadbyuser: (args, context) => {
    const accounts = led(context, args);
    return values(
      projects([], context)
        .flatMap(({ components }) => components)
        .filter(({ leadAccountId }) => accounts.includes(leadAccountId ?? ''))
        .map(({ id }) => id),
    );
  },
  projectswhereuserhaspermission: (args, context) => {
    const wanted = (args[0] ?? '').toUpperCase().replaceAll(' ', '_');
    return values(
      projects([], context)
        .filter((project) => context.rights.project(wanted, project))
        .map(({ id }) => id),
    );
  },
  projectswhereuserhasrole: (args, context) => {
    const role = context.state.projectRoles.find(
      ({ name }) => name.toLowerCase() === (args[0] ?? '').toLowerCase(),
    );
    if (role === undefined) return { error: `Role '${args[0] ?? ''}' does not exist.` };
    return values(
      projects([], context)
        .filter(({ roleActors }) => isActor(context.rights.user, roleActors[role.id]))
        .map(({ id }) => id),
    );
  },
  subtasksof: (args, { state }) => {
    const parent = state.issues.find(({ key }) => key === (args[0] ?? '').toUpperCase());
    return values(
      state.issues
        .filter((issue) => issue.parentId === parent?.id && issueTypeOf(state, issue).hierarchyLevel < 0)
        .map(({ id }) => id),
    );
  },
};

/** Names of all functions as people write them, for auto-complete. */
export const functionNames: readonly [name: string, isList: boolean, type: string][] = [
  ['currentUser()', false, 'com.atlassian.jira.user.ApplicationUser'],
  ['membersOf("")', true, 'com.atlassian.jira.user.ApplicationUser'],
  ['inactiveUsers()', true, 'com.atlassian.jira.user.ApplicationUser'],
  ['organizationMembers("")', true, 'com.atlassian.jira.user.ApplicationUser'],
  ['now()', false, 'java.util.Date'],
  ...(['Day', 'Week', 'Month', 'Year'] as const).flatMap((unit): [string, boolean, string][] => [
    [`startOf${unit}()`, false, 'java.util.Date'],
    [`endOf${unit}()`, false, 'java.util.Date'],
  ]),
  ['openSprints()', true, 'com.atlassian.greenhopper.service.sprint.Sprint'],
  ['closedSprints()', true, 'com.atlassian.greenhopper.service.sprint.Sprint'],
  ['futureSprints()', true, 'com.atlassian.greenhopper.service.sprint.Sprint'],
  ['releasedVersions()', true, 'com.atlassian.jira.project.version.Version'],
  ['unreleasedVersions()', true, 'com.atlassian.jira.project.version.Version'],
  ['latestReleasedVersion()', false, 'com.atlassian.jira.project.version.Version'],
  ['earliestUnreleasedVersion()', false, 'com.atlassian.jira.project.version.Version'],
  ['issueHistory()', true, 'com.atlassian.jira.issue.Issue'],
  ['votedIssues()', true, 'com.atlassian.jira.issue.Issue'],
  ['watchedIssues()', true, 'com.atlassian.jira.issue.Issue'],
  ['linkedIssues("")', true, 'com.atlassian.jira.issue.Issue'],
  ['childIssuesOf("")', true, 'com.atlassian.jira.issue.Issue'],
  ['updatedBy("")', true, 'com.atlassian.jira.issue.Issue'],
  ['issuesWithRemoteLinksByGlobalId("")', true, 'com.atlassian.jira.issue.Issue'],
  ['standardIssueTypes()', true, 'com.atlassian.jira.issue.issuetype.IssueType'],
  ['subTaskIssueTypes()', true, 'com.atlassian.jira.issue.issuetype.IssueType'],
  ['projectsLeadByUser()', true, 'com.atlassian.jira.project.Project'],
  ['projectsWhereUserHasPermission("")', true, 'com.atlassian.jira.project.Project'],
  ['projectsWhereUserHasRole("")', true, 'com.atlassian.jira.project.Project'],
  ['componentsLeadByUser()', true, 'com.atlassian.jira.bc.project.component.ProjectComponent'],
  ...goalFunctionNames.map((name): [string, boolean, string] => [name, false, goalType]),
];

export function callFunction(name: string, args: readonly string[], context: JqlContext): FunctionResult {
  const found = functions[name.toLowerCase()];
  return found === undefined
    ? { error: `Unable to find JQL function '${name}(${args.join(', ')})'.` }
    : found(args, context);
}
