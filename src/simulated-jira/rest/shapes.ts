import type { Group, Issue, PermissionGrant, Project, User } from '../state.ts';
import type { RestCall } from './call.ts';

/** Address of a resource, in the version that was asked. */
export function self(call: RestCall, path: string): string {
  const version = /^\/rest\/api\/(2|3|latest)/.exec(call.request.path)?.[1] ?? '3';
  return `${call.base}/rest/api/${version}${path}`;
}

/** E-mail addresses show to their owner and to administrators only; apps never see them here. */
export function userBean(call: RestCall, user: User) {
  const visible = call.caller.reach.kind === 'unscoped' && call.rights.user?.accountId === user.accountId;
  return {
    self: self(call, `/user?accountId=${encodeURIComponent(user.accountId)}`),
    accountId: user.accountId,
    accountType: user.accountType === 'service-account' ? 'atlassian' : user.accountType,
    ...(visible && user.emailAddress !== null ? { emailAddress: user.emailAddress } : {}),
    avatarUrls: {},
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
    locale: user.locale,
  };
}

export function groupBean(call: RestCall, group: Group) {
  return { name: group.name, groupId: group.groupId, self: self(call, `/group?groupId=${group.groupId}`) };
}

export function projectBean(call: RestCall, project: Project) {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    self: self(call, `/project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    avatarUrls: {},
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    style: project.style,
    isPrivate: false,
    properties: {},
  };
}

export function issueBean(call: RestCall, issue: Issue) {
  const named = (accountId: string | null) => {
    const user = call.state.users.find((one) => one.accountId === accountId);
    return user === undefined ? null : userBean(call, user);
  };
  const project = call.state.projects.find(({ id }) => id === issue.projectId);
  return {
    expand: 'operations,versionedRepresentations,editmeta,changelog,renderedFields',
    id: issue.id,
    self: self(call, `/issue/${issue.id}`),
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: { name: issue.issueType, subtask: false },
      status: { name: issue.status },
      project: project === undefined ? null : projectBean(call, project),
      reporter: named(issue.reporterAccountId),
      assignee: named(issue.assigneeAccountId),
      created: issue.created,
      updated: issue.updated,
      ...issue.fields,
    },
  };
}

/** A grant's holder with what `expand` asks for left out. */
export function grantBean(call: RestCall, schemeId: number, grant: PermissionGrant) {
  const { type, parameter } = grant.holder;
  return {
    id: grant.id,
    self: self(call, `/permissionscheme/${schemeId}/permission/${grant.id}`),
    holder: { type, ...(parameter === undefined ? {} : { parameter, value: parameter }) },
    permission: grant.permission,
  };
}

/** Jira's page of values, cut out by `startAt` and `maxResults` of the query. */
export function pageOf<T>(call: RestCall, all: readonly T[], defaultSize = 50) {
  const startAt = Math.max(0, Number(call.query.get('startAt') ?? 0) || 0);
  const maxResults = Math.max(0, Number(call.query.get('maxResults') ?? defaultSize) || 0);
  const values = all.slice(startAt, startAt + maxResults);
  return {
    self: self(call, call.operation.path.replace(/^\/rest\/api\/\d/, '')),
    maxResults,
    startAt,
    total: all.length,
    isLast: startAt + values.length >= all.length,
    values,
  };
}
