import { findIssue, findProject, issueTypeOf, projectOf } from '../state/lookup.ts';
import type { Issue, Project, SiteState } from '../state.ts';

/** What surrounds a page: fills the variables in braces; a missing one becomes empty. */
export type PageContext = Readonly<Record<string, string>>;

/** What the tokens of a page say of where it stands. */
export interface TokenContext {
  readonly jira?: {
    readonly issue?: {
      readonly id: string;
      readonly key: string;
      readonly issuetype: { readonly id: string };
    };
    readonly project?: { readonly id: string; readonly key: string };
  };
}

export interface Surroundings {
  readonly variables: PageContext;
  readonly token: TokenContext;
}

/** The issue and the project that are in view: whoever looks at an issue is in its project. */
export function inView(
  state: SiteState,
  given: PageContext,
): { readonly issue: Issue | null; readonly project: Project | null } {
  const named = (of: 'issue' | 'project') => given[`${of}.key`] ?? given[`${of}.id`] ?? '';
  const issue = findIssue(state, named('issue'));
  return { issue, project: issue === null ? findProject(state, named('project')) : projectOf(state, issue) };
}

/**
 * Everything that is known around a page once the issue or project is. The form is that of
 * `AP.context.getContext`; Atlassian's framework decides by it whether a user may see a page (its `authorizeJira`).
 */
export function surroundings(state: SiteState, given: PageContext): Surroundings {
  const { issue, project } = inView(state, given);
  if (project === null) return { variables: given, token: {} };
  const inProject = { id: project.id, key: project.key };
  const variables = { 'project.id': project.id, 'project.key': project.key, ...given };
  if (issue === null) return { variables, token: { jira: { project: inProject } } };
  const { id } = issueTypeOf(state, issue);
  return {
    variables: { 'issue.id': issue.id, 'issue.key': issue.key, 'issuetype.id': id, ...variables },
    token: {
      jira: { issue: { id: issue.id, key: issue.key, issuetype: { id } }, project: inProject },
    },
  };
}
