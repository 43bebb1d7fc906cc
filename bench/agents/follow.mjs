/**
 * Follows advice on a simulated site: what somebody does who takes an answer at its word. An action sees the answer, the call and the site,
 * never which failure was planted. Each returns the call to send next.
 */
import { accounts } from '../../src/simulated-jira/new-site/people.ts';

const basic = (email, token) => `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}`;
const later = '2099-01-01T00:00:00.000Z';

/** E-mail address and token of the call, read as generously as a person reads them. */
const credentialOf = ({ authorization }) => {
  const [scheme = '', value = ''] = (authorization ?? '').split(' ');
  if (scheme === 'Bearer') return { email: 'ada@example.com', token: value };
  const [email = '', token = ''] = Buffer.from(value, 'base64').toString('utf8').split(':');
  return { email: email.replaceAll('"', ''), token: token.trim() };
};
const accountOf = (call, { state }) =>
  state.users.find(({ emailAddress }) => emailAddress === credentialOf(call).email) ??
  state.users.find(({ accountId }) => accountId === accounts.admin);

const freshCredential = (_answer, call, world) => {
  const user = accountOf(call, world);
  const { token: old } = credentialOf(call);
  const before = world.state.apiTokens.find(
    ({ token, accountId }) => token === old && accountId === user.accountId,
  );
  const scopes = call.base === 'gateway' ? (before?.scopes ?? []) : null;
  const token = `ATATT3xSimulated-fresh-${world.state.apiTokens.length}`;
  world.state.apiTokens.push({ token, accountId: user.accountId, scopes, expiresAt: later, revoked: false });
  return { ...call, authorization: basic(user.emailAddress, token) };
};

const addScopes = (answer, call, { state }) => {
  const { token } = credentialOf(call);
  const held = state.apiTokens.find((each) => each.token === token);
  if (held?.scopes) held.scopes = [...held.scopes, ...(answer.scope ?? '').split(' ').filter(Boolean)];
  return call;
};

const makeAdministrator = (_answer, call, world) => {
  const { state } = world;
  const group = `jira-admins-${state.site.name}`;
  const user = accountOf(call, world);
  if (!user.groups.includes(group)) user.groups.push(group);
  const holders = state.globalPermissions.ADMINISTER ?? [];
  if (!holders.includes(group)) state.globalPermissions.ADMINISTER = [...holders, group];
  return call;
};

/** The permissions that the answer names, to everybody who is logged in; with none named, that of seeing the project. */
const grantInProject = (answer, call, { state }) => {
  const named = (answer.missing ?? []).filter((name) => /^[A-Z_]+$/.test(name));
  for (const scheme of state.permissionSchemes)
    for (const permission of named.length > 0 ? named : ['BROWSE_PROJECTS'])
      scheme.grants.push({
        id: 90_000 + scheme.grants.length,
        permission,
        holder: { type: 'group', parameter: `jira-users-${state.site.name}` },
      });
  return call;
};

const wait = (_answer, call, { state, meter }) => {
  state.faults = state.faults.filter(({ name }) => !/rate-limit|outage/.test(name));
  meter.reset?.();
  return call;
};
const clear =
  (...names) =>
  (_answer, call, { state }) => {
    state.faults = state.faults.filter(({ name }) => !names.includes(name));
    return call;
  };

/** The operation, the path or the method that a step names, in place of what was called. */
const asNamed = ({ fix }, call) => {
  const words = `${fix.map((step) => step.do).join(' ')} `;
  const named = /(?:\b(GET|POST|PUT|DELETE) )?(\/rest\/[\w/{}.-]+)/.exec(words);
  const method = named?.[1] ?? /\bUse (GET|POST|PUT|DELETE)\b/.exec(words)?.[1] ?? call.method;
  const [path, query] = call.path.split('?');
  const given = path.split('/').find((part) => /^[A-Z]+-\d+$/.test(part)) ?? 'PAY-1';
  const next =
    (named?.[2]?.replace(/\.$/, '') ?? path).replace(/\{[^}]+\}/g, given) +
    (query === undefined ? '' : `?${query}`);
  const { body, ...rest } = call;
  return { ...rest, method, path: next, ...(method === 'GET' || body === undefined ? {} : { body }) };
};

/** What is done by whom the first step of a cause names. */
export const actions = {
  'credentials-rejected': freshCredential,
  'token-expired': freshCredential,
  'password-not-allowed': freshCredential,
  'credential-kind-blocked': freshCredential,
  'anonymous-request': freshCredential,
  'captcha-required': (_answer, call, world) => {
    accountOf(call, world).captchaRequired = false;
    return call;
  },
  'wrong-auth-scheme': (_answer, call) => {
    const { email, token } = credentialOf(call);
    return { ...call, authorization: basic(email, token) };
  },
  'wrong-base-url-for-token': (_answer, call) => ({
    ...call,
    base: call.base === 'site' ? 'gateway' : 'site',
  }),
  'wrong-site-url': (_answer, call) => ({ ...call, path: call.path.slice(call.path.indexOf('/rest')) }),
  'user-inactive-or-unlicensed': (_answer, call, world) => {
    const user = accountOf(call, world);
    Object.assign(user, { active: true, applicationRoles: ['jira-software'] });
    return call;
  },
  'scope-missing': addScopes,
  'global-permission-missing': makeAdministrator,
  'system-admin-or-websudo-required': makeAdministrator,
  'project-permission-missing': grantInProject,
  'resource-not-visible': grantInProject,
  'endpoint-not-found': asNamed,
  'endpoint-removed': asNamed,
  'method-not-allowed': asNamed,
  'app-access-blocked': (_answer, call, { state }) => {
    state.site.ipAllowlist = null;
    return call;
  },
  'rate-limited': wait,
  'site-unavailable': (answer, call, world) => {
    clear('suspended-site')(answer, call, world);
    return wait(answer, call, world);
  },
  'network-or-proxy': clear('proxy-authentication', 'proxy-block-page', 'connection-reset'),
  'edge-rejected-request': clear('edge-page'),
};

/** What a reader of the status alone does. */
export const byStatus = (status) => {
  if (status === 401) return freshCredential;
  if (status === 403) return makeAdministrator;
  if (status === 429 || status >= 500) return wait;
  return (_answer, call) => call;
};
