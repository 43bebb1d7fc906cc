import { findUser } from '../../people.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { projectOf } from '../../state/lookup.ts';
import type { User } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { pageBounds, pageOf, queryList } from '../shapes/page.ts';
import { avatarOnWish, userBean } from '../shapes/users.ts';
import { flagged } from '../shapes/wanted.ts';
import { ableUserRoutes } from './able-users.ts';
import { asked, fits, hidden, listed } from './user-matching.ts';

function search(call: RestCall): WireResponse {
  const found = asked(call);
  if ('status' in found) return found;
  return hidden(call) ? json(200, []) : listed(call, found);
}

function picker(call: RestCall): WireResponse {
  const typed = call.query.get('query') ?? '';
  const excluded = queryList(call, 'excludeAccountIds');
  const withoutApps = flagged(call, 'excludeConnectUsers');
  const all = hidden(call)
    ? []
    : call.state.users.filter(
        (user) =>
          user.active &&
          fits(user, typed) &&
          !excluded.includes(user.accountId) &&
          !(withoutApps && user.accountType === 'app'),
      );
  const { maxResults } = pageBounds(call);
  const shown = all.slice(0, maxResults);
  return json(200, {
    users: shown.map((user) => {
      const { accountId, accountType, displayName } = userBean(call, user);
      return {
        accountId,
        accountType,
        html: `<strong>${displayName}</strong>`,
        displayName,
        ...avatarOnWish(call, user),
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
  ...ableUserRoutes,
  selfJudging('GET /user/search', search),
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
