import { findUser } from '../../people.ts';
import { rightsOf } from '../../permissions/rights.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { findProject, projectOf } from '../../state/lookup.ts';
import type { Issue, Project, User } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { visibleIssue } from '../issue/permissions.ts';
import { permissionCatalogue } from '../permission-catalogue.ts';
import { pageBounds, pageOf, queryList, slice } from '../shapes/page.ts';
import { userBean } from '../shapes/users.ts';

/** Whether a name, an address or a word of either begins like what was typed. */
function fits(user: User, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  const texts = [user.displayName, user.emailAddress ?? ''].map((text) => text.toLowerCase());
  return texts.some(
    (text) =>
      text.startsWith(wanted) ||
      text.split(/[\s@._-]+/).some((word) => word.startsWith(wanted)) ||
      text.includes(wanted),
  );
}

/** Active people whom `query` or `accountId` names; a response: the query asks for something Cloud no longer does. */
function asked(call: RestCall, needed = true): User[] | WireResponse {
  const { query, state } = call;
  if (query.has('username'))
    return jiraError(400, ["The query parameter 'username' is not supported in GDPR strict mode."]);
  const accountId = query.get('accountId');
  const typed = query.get('query');
  const property = query.get('property');
  if (needed && accountId === null && typed === null && property === null)
    return jiraError(400, ['Either the query or the accountId parameter has to be provided.']);
  return state.users.filter(
    (user) =>
      user.active &&
      (accountId === null || user.accountId === accountId) &&
      (typed === null || fits(user, typed)) &&
      (property === null || hasProperty(call, user, property)),
  );
}

/** `key.path=value`: people with such a property. */
function hasProperty({ state }: RestCall, user: User, condition: string): boolean {
  const [path = '', wanted = ''] = condition.split('=');
  const [key = '', ...rest] = path.split('.');
  const value = rest.reduce<unknown>(
    (current, name) =>
      typeof current === 'object' && current !== null
        ? Object.entries(current).find(([each]) => each === name)?.[1]
        : undefined,
    state.personal[user.accountId]?.properties[key],
  );
  return String(value) === wanted.replace(/^"|"$/g, '');
}

/** Whoever may not browse users sees nobody, without a refusal. */
const hidden = (call: RestCall): boolean => !call.rights.global('USER_PICKER');

const listed = (call: RestCall, users: readonly User[]): WireResponse =>
  slice(call, users, (user) => userBean(call, user));

function search(call: RestCall): WireResponse {
  const found = asked(call);
  if ('status' in found) return found;
  return hidden(call) ? json(200, []) : listed(call, found);
}

const mayIn = (
  call: RestCall,
  user: User,
  permission: string,
  project: Project,
  issue: Issue | null,
): boolean =>
  rightsOf(call.state, { ...call.caller, accountId: user.accountId, reach: { kind: 'unscoped' } }).project(
    permission,
    project,
    issue,
  );

interface Place {
  readonly project: Project;
  readonly issue: Issue | null;
}

/** The project or issue a search for people is about. */
function place(call: RestCall): Place | WireResponse | null {
  const { query, state, rights } = call;
  const issueName = query.get('issueKey') ?? query.get('issueId');
  if (issueName !== null) {
    const issue = visibleIssue(call, issueName);
    const project = issue === null ? null : projectOf(state, issue);
    return issue === null || project === null
      ? jiraError(404, ['Issue does not exist or you do not have permission to see it.'])
      : { project, issue };
  }
  const name = query.get('project') ?? query.get('projectKey');
  if (name === null) return null;
  const project = findProject(state, name);
  return project === null || !rights.browse(project)
    ? jiraError(404, [`No project could be found with key '${name}'.`])
    : { project, issue: null };
}

function assignable(call: RestCall): WireResponse {
  const where = place(call);
  if (where === null)
    return jiraError(400, ['Either the project or the issueKey parameter has to be provided.']);
  if ('status' in where) return where;
  const found = asked(call, false);
  if ('status' in found) return found;
  return listed(
    call,
    found.filter((user) => mayIn(call, user, 'ASSIGNABLE_USER', where.project, where.issue)),
  );
}

function assignableInAll(call: RestCall): WireResponse {
  const keys = queryList(call, 'projectKeys');
  if (keys.length === 0) return jiraError(400, ['The projectKeys parameter has to be provided.']);
  const projects = keys.map((key) => findProject(call.state, key));
  const missing = keys.find((_, index) => projects[index] === null);
  if (missing !== undefined) return jiraError(404, [`No project could be found with key '${missing}'.`]);
  const found = asked(call, false);
  if ('status' in found) return found;
  return listed(
    call,
    found.filter((user) =>
      projects.every((project) => project !== null && mayIn(call, user, 'ASSIGNABLE_USER', project, null)),
    ),
  );
}

/** People who may browse an issue or project; a query or an account is wanted too (measured by a client's suite). */
function viewers(call: RestCall): WireResponse {
  const where = place(call);
  if (where === null)
    return jiraError(400, ['Either the projectKey or the issueKey parameter has to be provided.']);
  if ('status' in where) return where;
  const found = asked(call);
  if ('status' in found) return found;
  return listed(
    call,
    found.filter((user) => mayIn(call, user, 'BROWSE_PROJECTS', where.project, where.issue)),
  );
}

function withPermissions(call: RestCall): WireResponse {
  const permissions = queryList(call, 'permissions');
  const known = permissions.filter((key) => permissionCatalogue.has(key));
  if (permissions.length === 0) return jiraError(400, ["The 'permissions' query parameter is required."]);
  if (known.length < permissions.length)
    return jiraError(400, [
      `Unrecognized permission: ${permissions.find((key) => !permissionCatalogue.has(key))}`,
    ]);
  const where = place(call);
  if (where !== null && 'status' in where) return where;
  const found = asked(call, false);
  if ('status' in found) return found;
  const may = (user: User, key: string): boolean => {
    const rights = rightsOf(call.state, {
      ...call.caller,
      accountId: user.accountId,
      reach: { kind: 'unscoped' },
    });
    if (permissionCatalogue.get(key)?.type === 'GLOBAL') return rights.global(key);
    return where === null ? rights.anyProject(key) : rights.project(key, where.project, where.issue);
  };
  return listed(
    call,
    found.filter((user) => known.every((key) => may(user, key))),
  );
}

function picker(call: RestCall): WireResponse {
  const typed = call.query.get('query') ?? '';
  const excluded = queryList(call, 'excludeAccountIds');
  const all = hidden(call)
    ? []
    : call.state.users.filter(
        (user) => user.active && fits(user, typed) && !excluded.includes(user.accountId),
      );
  const { maxResults } = pageBounds(call);
  const shown = all.slice(0, maxResults);
  return json(200, {
    users: shown.map((user) => {
      const { accountId, accountType, displayName, avatarUrls } = userBean(call, user);
      return {
        accountId,
        accountType,
        html: `<strong>${displayName}</strong>`,
        displayName,
        avatarUrl: avatarUrls['24x24'],
      };
    }),
    total: all.length,
    header: `Showing ${shown.length} of ${all.length} matching users`,
  });
}

/** `is watcher of PAY-1 OR …`: structured queries as the documents describe them. */
function byQuery(call: RestCall): User[] | WireResponse {
  const text = call.query.get('query') ?? '';
  const clauses = text.split(/\s+or\s+/i).flatMap((clause) => {
    const [, role = '', list = ''] =
      /^\s*is\s+(assignee|reporter|watcher|voter|commenter|transitioner)\s+of\s+\(?([^)]*)\)?\s*$/i.exec(
        clause,
      ) ?? [];
    return role === ''
      ? []
      : [{ role: role.toLowerCase(), names: list.split(',').map((name) => name.trim()) }];
  });
  if (clauses.length === 0) return jiraError(400, [`The query '${text}' could not be understood.`]);
  const accounts = new Set<string | null>();
  for (const { role, names } of clauses) {
    const issues = call.state.issues.filter(
      (issue) =>
        call.rights.see(issue) &&
        (names.includes(issue.key) || names.includes(projectOf(call.state, issue)?.key ?? '')),
    );
    for (const issue of issues) {
      const people: Readonly<Record<string, readonly (string | null)[]>> = {
        assignee: [issue.assigneeAccountId],
        reporter: [issue.reporterAccountId],
        watcher: issue.watchers,
        voter: issue.voters,
        commenter: issue.comments.map(({ authorAccountId }) => authorAccountId),
        transitioner: issue.history
          .filter(({ items }) => items.some(({ fieldId }) => fieldId === 'status'))
          .map(({ authorAccountId }) => authorAccountId),
      };
      for (const accountId of people[role] ?? []) accounts.add(accountId);
    }
  }
  return [...accounts].flatMap((accountId) => findUser(call.state, accountId) ?? []);
}

export const userSearchRoutes: Route[] = [
  selfJudging('GET /user/search', search),
  selfJudging('GET /user/assignable/search', assignable),
  selfJudging('GET /user/assignable/multiProjectSearch', assignableInAll),
  selfJudging('GET /user/viewissue/search', viewers),
  selfJudging('GET /user/permission/search', withPermissions),
  selfJudging('GET /user/picker', picker),
  selfJudging('GET /user/search/query', (call) => {
    const found = byQuery(call);
    return 'status' in found
      ? found
      : json(200, {
          ...pageOf(
            call,
            found.map((user) => userBean(call, user)),
            100,
          ),
        });
  }),
  selfJudging('GET /user/search/query/key', (call) => {
    const found = byQuery(call);
    return 'status' in found
      ? found
      : json(200, {
          ...pageOf(
            call,
            found.map(({ accountId }) => ({ accountId, key: accountId })),
            100,
          ),
        });
  }),
];
