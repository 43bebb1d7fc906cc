import { z } from 'zod';
import { findUser } from '../../people.ts';
import { rightsOf } from '../../permissions/rights.ts';
import { empty, invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import { projectOf } from '../../state/lookup.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { accountAsAsked, onlyByAccount } from '../people/named-otherwise.ts';
import { readPayload } from '../scalars.ts';
import { self } from '../shapes/address.ts';
import { ownerOf, personOf } from '../shapes/users.ts';
import { change } from './history.ts';
import { assignable } from './people-writers.ts';
import { issueOf, mayOn } from './permissions.ts';

function watchers(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const shown = mayOn(call, issue, 'VIEW_VOTERS_AND_WATCHERS') ? issue.watchers : [];
  return json(200, {
    self: self(call, `/issue/${issue.key}/watchers`),
    isWatching: call.caller.accountId !== null && issue.watchers.includes(call.caller.accountId),
    watchCount: issue.watchers.length,
    watchers: shown.flatMap((accountId) => personOf(call, accountId) ?? []),
  });
}

/** Watching for oneself is free; for others it asks for Manage Watchers. */
function changeWatchers(call: RestCall, accountId: string | null, watching: boolean): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const who = accountId ?? call.caller.accountId;
  if (who === null || findUser(call.state, who) === null)
    return jiraError(404, ['Specified user does not exist or you do not have required permissions']);
  const own = who === call.caller.accountId;
  if (!own && !mayOn(call, issue, 'MANAGE_WATCHERS')) {
    return jiraError(403, [
      `User '${call.rights.user?.displayName ?? ''}' is not allowed to ${watching ? 'add' : 'remove'} watchers ${watching ? 'to' : 'from'} issue '${issue.key}'`,
    ]);
  }
  const other = rightsOf(call.state, { ...call.caller, accountId: who, reach: { kind: 'unscoped' } });
  if (watching && !other.see(issue))
    return jiraError(401, [
      `The user "${who}" does not have permission to view this issue. This user will not be added to the watch list.`,
    ]);
  issue.watchers = issue.watchers.filter((each) => each !== who);
  if (watching) issue.watchers.push(who);
  return empty(204);
}

function votes(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const shown = mayOn(call, issue, 'VIEW_VOTERS_AND_WATCHERS') ? issue.voters : [];
  return json(200, {
    self: self(call, `/issue/${issue.key}/votes`),
    votes: issue.voters.length,
    hasVoted: call.caller.accountId !== null && issue.voters.includes(call.caller.accountId),
    voters: shown.flatMap((accountId) => ownerOf(call, accountId) ?? []),
  });
}

function vote(call: RestCall, voted: boolean): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const { accountId } = call.caller;
  if (accountId === null) return jiraError(401, ['You are not authenticated.']);
  // Cloud lets reporters vote (measured), Server does not.
  if (call.state.site.deployment !== 'cloud' && issue.reporterAccountId === accountId)
    return jiraError(404, ['You cannot vote for an issue you have reported.']);
  issue.voters = issue.voters.filter((each) => each !== accountId);
  if (voted) issue.voters.push(accountId);
  return empty(204);
}

const assigneeSchema = z.looseObject({ accountId: z.string().nullish(), name: z.string().nullish() });

/** `PUT /issue/{issueIdOrKey}/assignee`: `accountId` null, or no body at all, unassigns, `-1` leaves it to the project. */
function assign(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const project = projectOf(call.state, issue);
  if (project === null || !mayOn(call, issue, 'ASSIGN_ISSUES'))
    return jiraError(403, ['You do not have permission to assign issues in this project.']);
  const asked = readPayload(assigneeSchema, call.body ?? {});
  if (!asked.success) return invalidPayload();
  if (asked.data.name != null || asked.data.key != null) return jiraError(400, [onlyByAccount]);
  const given = asked.data.accountId ?? null;
  const accountId =
    given === '-1' ? (project.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null) : given;
  if (
    accountId !== null &&
    (findUser(call.state, accountId) === null || !assignable(call, accountId, project))
  )
    return jiraError(400, [], { assignee: `User '${accountId}' cannot be assigned issues.` });
  change(call, issue, ['assignee'], () => {
    issue.assigneeAccountId = accountId;
  });
  return empty(204, { 'content-type': 'application/json;charset=UTF-8' });
}

const idsSchema = z.object({ issueIds: z.array(idOrKey) });

/** `POST /issue/watching`: whether the caller watches each of several issues. */
function watching(call: RestCall): WireResponse {
  const asked = readPayload(idsSchema, call.body);
  if (!asked.success) return jiraError(400, ['issueIds is required.']);
  const { accountId } = call.caller;
  return json(200, {
    issuesIsWatching: Object.fromEntries(
      asked.data.issueIds.map((id) => {
        const issue = call.state.issues.find((each) => each.id === id);
        const seen = issue !== undefined && call.rights.see(issue);
        return [id, seen && accountId !== null && issue.watchers.includes(accountId)];
      }),
    ),
  });
}

/** Watchers, votes and the assignee of an issue. */
export const issuePeopleRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}/watchers', watchers),
  selfJudging('POST /issue/{issueIdOrKey}/watchers', (call) =>
    typeof call.body === 'string' || call.body === undefined
      ? changeWatchers(call, call.body ?? null, true)
      : jiraError(400, ['The account id is required as a JSON string.']),
  ),
  selfJudging('DELETE /issue/{issueIdOrKey}/watchers', (call) => {
    const issue = issueOf(call);
    if (!('key' in issue)) return issue;
    const accountId = accountAsAsked(call);
    return typeof accountId === 'string' ? changeWatchers(call, accountId, false) : accountId;
  }),
  selfJudging('POST /issue/watching', watching),
  selfJudging('GET /issue/{issueIdOrKey}/votes', votes),
  selfJudging('POST /issue/{issueIdOrKey}/votes', (call) => vote(call, true)),
  selfJudging('DELETE /issue/{issueIdOrKey}/votes', (call) => vote(call, false)),
  selfJudging('PUT /issue/{issueIdOrKey}/assignee', assign),
];
