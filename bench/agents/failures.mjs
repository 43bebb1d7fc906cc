/**
 * Failures of calls, each planted on a healthy simulated site: what is wrong with the site (`plant`) and the call as somebody makes it.
 * Nothing here says what the cause is or how it is mended; that is judged by sending the call again.
 */
import { secrets } from '../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';

const basic = (email, token) => `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
const ada = basic('ada@example.com', secrets.admin);
const adaScoped = basic('ada@example.com', secrets.adminScoped);
const mika = basic('mika@example.com', secrets.member);
const service = basic('build-service@serviceaccount.atlassian.com', secrets.serviceAccount);
const json = { 'content-type': 'application/json' };

/** At the site, as Ada, unless told otherwise. */
const site = (name, call, plant = () => undefined) => ({
  name,
  plant,
  call: {
    base: 'site',
    method: 'GET',
    path: '/rest/api/3/myself',
    identity: 'api-token',
    authorization: ada,
    ...call,
  },
});
const gateway = (name, call, plant) =>
  site(name, { base: 'gateway', identity: 'scoped-api-token', authorization: adaScoped, ...call }, plant);
const fault =
  (of, options = {}) =>
  ({ state }) =>
    state.faults.push({ name: of, options });
const person =
  (accountId, change) =>
  ({ state }) =>
    Object.assign(
      state.users.find((user) => user.accountId === accountId),
      change,
    );
const token =
  (text, change) =>
  ({ state }) =>
    Object.assign(
      state.apiTokens.find((each) => each.token === text),
      change,
    );
const without =
  (...permissions) =>
  ({ state }) => {
    for (const scheme of state.permissionSchemes)
      scheme.grants = scheme.grants.filter(({ permission }) => !permissions.includes(permission));
  };
const issue = JSON.stringify({
  fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'Planted' },
});
const adf = {
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Planted' }] }],
};
const comment = JSON.stringify({ body: adf });

export const failures = [
  site('token mistyped', { authorization: basic('ada@example.com', 'ATATT3xSimulated-mistyped') }),
  site('token expired', { authorization: basic('ada@example.com', secrets.adminExpired) }),
  site('token revoked', {
    authorization: basic('ada@example.com', secrets.adminRevoked),
    path: '/rest/api/3/project/PAY',
  }),
  site('token of somebody else', {
    authorization: basic('mika@example.com', secrets.admin),
    path: '/rest/api/3/issue/PAY-1',
  }),
  site('line end in the token', { authorization: basic('ada@example.com', `${secrets.admin}\n`) }),
  site('quotes around the e-mail address', { authorization: basic('"ada@example.com"', secrets.admin) }),
  site('password in place of a token', {
    authorization: basic('ada@example.com', secrets.adminPassword),
    identity: 'password',
  }),
  site('captcha on the account', {}, person(accounts.admin, { captchaRequired: true })),
  site('no credential', { authorization: null, identity: 'anonymous' }),
  site('no credential, an issue', {
    authorization: null,
    identity: 'anonymous',
    path: '/rest/api/3/issue/PAY-1',
  }),
  site('token as Bearer', { authorization: `Bearer ${secrets.admin}` }),
  site('token as Bearer, a project', {
    authorization: `Bearer ${secrets.admin}`,
    path: '/rest/api/3/project/PAY',
  }),
  site('scoped token at the site', { authorization: adaScoped, identity: 'scoped-api-token' }),
  site('service account at the site', { authorization: service, identity: 'service-account-token' }),
  site('account deactivated', {}, person(accounts.admin, { active: false })),
  site('account without access to Jira', {}, person(accounts.admin, { applicationRoles: [] })),
  gateway('scoped token revoked', {}, token(secrets.adminScoped, { revoked: true })),
  gateway(
    'service account token expired',
    { authorization: service, identity: 'service-account-token' },
    token(secrets.serviceAccount, { expiresAt: '2020-01-01T00:00:00.000Z' }),
  ),

  site('member asks for all permission schemes', {
    authorization: mika,
    path: '/rest/api/3/applicationrole',
  }),
  site('member asks for workflows', { authorization: mika, path: '/rest/api/3/role' }),
  site('administrators without Administer Jira', { path: '/rest/api/3/applicationrole' }, ({ state }) => {
    state.globalPermissions.ADMINISTER = [];
  }),
  site(
    'project that the account is in no role of',
    { authorization: mika, path: '/rest/api/3/project/PAY' },
    ({ state }) => {
      for (const project of state.projects) if (project.key === 'PAY') project.roleActors = {};
    },
  ),
  site('nobody may browse', { path: '/rest/api/3/issue/PAY-1' }, without('BROWSE_PROJECTS')),
  site(
    'nobody may create',
    { method: 'POST', path: '/rest/api/3/issue', body: issue },
    without('CREATE_ISSUES'),
  ),
  site(
    'nobody may comment',
    { method: 'POST', path: '/rest/api/3/issue/PAY-1/comment', body: comment },
    without('ADD_COMMENTS'),
  ),
  site(
    'nobody may edit',
    {
      method: 'PUT',
      path: '/rest/api/3/issue/PAY-1',
      body: JSON.stringify({ fields: { summary: 'Planted' } }),
    },
    without('EDIT_ISSUES'),
  ),
  site('nobody may delete', { method: 'DELETE', path: '/rest/api/3/issue/PAY-1' }, without('DELETE_ISSUES')),

  gateway(
    'no scope for the configuration',
    { path: '/rest/api/3/permissions' },
    token(secrets.adminScoped, { scopes: ['read:jira-user', 'read:jira-work'] }),
  ),
  gateway('no scope for users', {}, token(secrets.adminScoped, { scopes: ['read:jira-work'] })),
  gateway(
    'no scope to write',
    { method: 'POST', path: '/rest/api/3/issue', body: issue },
    token(secrets.adminScoped, { scopes: ['read:jira-user', 'read:jira-work'] }),
  ),
  gateway(
    'half a granular group',
    { path: '/rest/api/3/role' },
    token(secrets.adminScoped, { scopes: ['read:jira-user', 'read:project-role:jira'] }),
  ),
  gateway(
    'no scope for projects',
    { path: '/rest/api/3/project/search' },
    token(secrets.adminScoped, { scopes: ['read:jira-user'] }),
  ),
  gateway(
    'service account may read only',
    {
      method: 'POST',
      path: '/rest/api/3/issue',
      body: issue,
      authorization: service,
      identity: 'service-account-token',
    },
    token(secrets.serviceAccount, { scopes: ['read:jira-user', 'read:jira-work'] }),
  ),
  gateway(
    'no scope for boards',
    { path: '/rest/agile/1.0/board' },
    token(secrets.adminScoped, { scopes: ['read:jira-user', 'read:jira-work'] }),
  ),

  site('/jira behind the address', { path: '/jira/rest/api/3/myself' }),
  site('two slashes', { path: '//rest/api/3/myself' }),
  site('address of a page', { path: '/browse/PAY-1/rest/api/3/myself' }),
  site('path that is none', { path: '/rest/api/3/projects/search' }),
  site('path with a slip', { path: '/rest/api/3/isue/PAY-1' }),
  site('removed search', { path: '/rest/api/3/search?jql=project%3DPAY' }),
  site('method that is none', { method: 'POST', path: '/rest/api/3/myself', body: '{}' }),

  site('outage', {}, fault('outage')),
  site('site deactivated', {}, fault('suspended-site')),
  site('caller not on the allowlist', {}, ({ state }) => {
    state.site.ipAllowlist = ['203.0.113.'];
  }),
  site('burst limit', {}, fault('rate-limit', { reason: 'jira-burst-based', retryAfter: 60 })),
  gateway('quota used up', {}, fault('rate-limit', { reason: 'jira-quota-tenant-based' })),
  gateway('limit of the gateway', {}, fault('gateway-rate-limit')),
  site('proxy that wants a login', {}, fault('proxy-authentication')),
  site('web filter in between', {}, fault('proxy-block-page')),
  site('edge refuses the message', {}, fault('edge-page')),
].map((failure) => ({
  ...failure,
  call: { ...failure.call, headers: failure.call.body === undefined ? {} : json },
}));
