import { findGroup } from '../people.ts';
import { issueTypeOf } from '../state/lookup.ts';
import type { Issue, Project, Version } from '../state.ts';
import type { JqlContext } from './context.ts';
import type { Comparable } from './field.ts';
import { accountsNamed } from './people-values.ts';

/** What a function comes to: values, or Jira's words. */
export type FunctionResult = { readonly values: readonly Comparable[] } | { readonly error: string };

type JqlFunction = (args: readonly string[], context: JqlContext) => FunctionResult;

const values = (found: readonly Comparable[]): FunctionResult => ({ values: found });
const needs = (name: string, what: string): FunctionResult => ({
  error: `Function '${name}' expected ${what}.`,
});

const me = ({ rights }: JqlContext): string[] => (rights.user === null ? [] : [rights.user.accountId]);

/** Projects that arguments name, or all that the caller may browse. */
function projects(args: readonly string[], { state, rights }: JqlContext): Project[] {
  const names = args.map((name) => name.toLowerCase());
  return state.projects.filter(
    (project) =>
      project.deletedAt === null &&
      rights.browse(project) &&
      (names.length === 0 ||
        [project.id, project.key.toLowerCase(), project.name.toLowerCase()].some((each) =>
          names.includes(each),
        )),
  );
}

const versions =
  (wanted: (version: Version) => boolean): JqlFunction =>
  (args, context) =>
    values(
      projects(args, context).flatMap((project) =>
        project.versions.filter((each) => !each.archived && wanted(each)).map(({ id }) => id),
      ),
    );

const edge =
  (released: boolean, last: boolean): JqlFunction =>
  (args, context) =>
    values(
      projects(args, context).flatMap((project) => {
        const all = project.versions.filter((each) => !each.archived && each.released === released);
        const found = last ? all.at(-1) : all[0];
        return found === undefined ? [] : [found.id];
      }),
    );

const sprints =
  (state: 'active' | 'closed' | 'future'): JqlFunction =>
  (_, context) =>
    values(context.state.sprints.filter((sprint) => sprint.state === state).map(({ id }) => String(id)));

const issues =
  (of: (issue: Issue, accountId: string) => boolean): JqlFunction =>
  (_, context) => {
    const [accountId] = me(context);
    return values(
      accountId === undefined
        ? []
        : context.state.issues.filter((issue) => of(issue, accountId)).map(({ id }) => id),
    );
  };

function linkedIssues(args: readonly string[], { state, rights }: JqlContext): FunctionResult {
  const [key = '', ...types] = args;
  const issue = state.issues.find((each) => each.key === key.toUpperCase() || each.id === key);
  if (issue === undefined || !rights.see(issue))
    return { error: `Issue '${key}' could not be found in function 'linkedIssues'.` };
  const found = state.issueLinks.flatMap(({ typeId, inwardIssueId, outwardIssueId }) => {
    const type = state.issueLinkTypes.find(({ id }) => id === typeId);
    const outward = inwardIssueId === issue.id;
    if (!outward && outwardIssueId !== issue.id) return [];
    const words = [type?.name, outward ? type?.inward : type?.outward].map((each) => each?.toLowerCase());
    const fits = types.length === 0 || types.some((each) => words.includes(each.toLowerCase()));
    return fits ? [outward ? outwardIssueId : inwardIssueId] : [];
  });
  return values(found);
}

function childrenOf(args: readonly string[], { state }: JqlContext): FunctionResult {
  const [key = ''] = args;
  const issue = state.issues.find((each) => each.key === key.toUpperCase() || each.id === key);
  if (issue === undefined) return { error: `Issue '${key}' could not be found in function 'childIssuesOf'.` };
  const found: string[] = [];
  const below = (parent: string): void => {
    for (const child of state.issues.filter(({ parentId }) => parentId === parent)) {
      found.push(child.id);
      below(child.id);
    }
  };
  below(issue.id);
  return values(found);
}

function updatedBy(args: readonly string[], context: JqlContext): FunctionResult {
  const [name = ''] = args;
  const accounts = accountsNamed(name, context);
  return values(
    context.state.issues
      .filter(
        (issue) =>
          issue.history.some(({ authorAccountId }) => accounts.includes(authorAccountId ?? '')) ||
          issue.comments.some(({ updateAuthorAccountId }) =>
            accounts.includes(updateAuthorAccountId ?? ''),
          ) ||
          accounts.includes(issue.creatorAccountId ?? ''),
      )
      .map(({ id }) => id),
  );
}

const led = (context: JqlContext, args: readonly string[]): string[] =>
  args[0] === undefined ? me(context) : accountsNamed(args[0], context);

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
    const [accountId] = me(context);
    if (role === undefined) return { error: `Role '${args[0] ?? ''}' does not exist.` };
    return values(
      projects([], context)
        .filter(({ roleActors }) => {
          const actors = roleActors[role.id];
          return (
            actors !== undefined &&
            (actors.users.includes(accountId ?? '') ||
              actors.groups.some((group) => context.rights.user?.groups.includes(group)))
          );
        })
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
  ['standardIssueTypes()', true, 'com.atlassian.jira.issue.issuetype.IssueType'],
  ['subTaskIssueTypes()', true, 'com.atlassian.jira.issue.issuetype.IssueType'],
  ['projectsLeadByUser()', true, 'com.atlassian.jira.project.Project'],
  ['projectsWhereUserHasPermission("")', true, 'com.atlassian.jira.project.Project'],
  ['projectsWhereUserHasRole("")', true, 'com.atlassian.jira.project.Project'],
  ['componentsLeadByUser()', true, 'com.atlassian.jira.bc.project.component.ProjectComponent'],
];

export function callFunction(name: string, args: readonly string[], context: JqlContext): FunctionResult {
  const found = functions[name.toLowerCase()];
  return found === undefined
    ? { error: `Unable to find JQL function '${name}(${args.join(', ')})'.` }
    : found(args, context);
}
