import { randomUUID } from 'node:crypto';
import { permissionName } from '../../../../src/jira-facts/index.ts';
import type { Report } from '../../../../src/report/model.ts';
import { accounts } from '../../../../src/simulated-jira/new-site/people.ts';
import { projectPermissionKeys } from '../../../../src/simulated-jira/new-site/permission-schemes.ts';
import type { User } from '../../../../src/simulated-jira/state.ts';
import {
  connectEnvironment,
  control,
  type Desk,
  deployForge,
  installConnect,
  onSite,
  rightEnvironment,
} from '../desk.ts';

export type Words = readonly string[];

/** What a person does who reads a step and knows nothing else: `desk` is theirs, `words` are the step's own. */
export interface Hand {
  readonly reads: RegExp;
  readonly does: (desk: Desk, words: Words, report: Report) => Promise<void> | void;
}

export const globalKeys = [
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
  'BULK_CHANGE',
];
export const keyOf = (name: string): string =>
  [...projectPermissionKeys, ...globalKeys].find((key) => permissionName(key) === name) ?? name;
export const quoted = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”/g)].map(([, name = '']) => keyOf(name));
export const scopesIn = (text: string): string[] =>
  [...text.matchAll(/[a-z][\w-]*(?::[\w-]+)+|\b[A-Z][A-Z_]{3,}\b/g)].map(([name]) => name);

/** The account whose rights count: as the report says, else whose e-mail address is sent. */
export function accountOf(desk: Desk, report: Report): User {
  const { users } = desk.jira.world.state;
  const { CLEARANCE_EMAIL: email, CLEARANCE_ACCOUNT_ID: named } = desk.call.environment;
  const service = desk.call.as === 'oauth-client-credentials' ? accounts.serviceAccount : undefined;
  const id = report.identities[0]?.account?.accountId ?? named ?? service;
  const byName = desk.call.as === 'password' ? users.find(({ name }) => name === email) : undefined;
  const user =
    users.find(({ accountId }) => accountId === id) ??
    users.find(({ emailAddress }) => emailAddress === email) ??
    byName;
  const found = user ?? users.find(({ accountId }) => accountId === accounts.admin);
  if (found === undefined) throw new Error('the report names no account, and the call none that exists');
  return found;
}

export function newToken(desk: Desk, user: User, scopes: readonly string[] | null): string {
  const token = `AT${user.accountType === 'service-account' ? 'STT' : 'ATT'}3xSimulated-made-in-a-test-${randomUUID()}`;
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const given = scopes === null ? null : [...scopes];
  desk.jira.world.state.apiTokens.push({
    token,
    accountId: user.accountId,
    scopes: given,
    expiresAt,
    revoked: false,
  });
  return token;
}

/** Scopes of the token in use; for one that nobody knows, those of the right one of this kind. */
export function oldScopes(desk: Desk): readonly string[] | null {
  const { apiTokens } = desk.jira.world.state;
  const of = (text: string | undefined) => apiTokens.find(({ token }) => token === text);
  const right = rightEnvironment(desk, desk.call.as).CLEARANCE_API_TOKEN;
  return (of(desk.call.environment.CLEARANCE_API_TOKEN) ?? of(right))?.scopes ?? null;
}

export function replaceToken(desk: Desk, report: Report, more: readonly string[] = []): void {
  const old = oldScopes(desk);
  const scopes = old === null ? null : [...old, ...more];
  desk.call.environment.CLEARANCE_API_TOKEN = newToken(desk, accountOf(desk, report), scopes);
}

export function replaceClientSecret(desk: Desk, more: readonly string[] = []): void {
  const id = desk.call.environment.CLEARANCE_CLIENT_ID;
  const client = desk.jira.world.state.oauthClients.find(({ clientId }) => clientId === id);
  if (client === undefined) throw new Error(`there is no OAuth client ${id}`);
  client.clientSecret = `ATOASimulated-made-in-a-test-${randomUUID()}`;
  client.scopes.push(...more);
  desk.call.environment.CLEARANCE_CLIENT_SECRET = client.clientSecret;
}

/** Somebody in between does as they are asked, or a limit is over: the site answers again. */
export const over =
  (...names: string[]) =>
  ({ jira }: Desk): void => {
    const { state } = jira.world;
    const left = state.faults.filter(({ name }) => !names.includes(name));
    if (left.length === state.faults.length) throw new Error(`nothing of ${names.join(', ')} is the matter`);
    state.faults = left;
  };

/** The program leaves out the operation that does not exist, or no more, or not in this way. */
export function otherOperation(desk: Desk, _: Words, report: Report): void {
  const refused = report.probes
    .filter(({ verdict }) => verdict === 'problem')
    .map(({ operation }) => operation);
  desk.operations = desk.operations.filter((operation) => !refused.includes(operation));
}

export const as = (desk: Desk, kind: string, environment: Record<string, string>): void => {
  Object.assign(desk.call, { as: kind, environment });
};

export async function publish(desk: Desk, more: readonly string[]): Promise<void> {
  const granted = desk.jira.world.state.connectApps[0]?.grantedScopes ?? [];
  desk.app.scopes = [...new Set([...granted, ...more])];
  await installConnect(desk);
}

export async function approve(desk: Desk): Promise<void> {
  const forge = desk.jira.world.state.forgeApps.find(({ pendingVersion }) => pendingVersion !== null);
  if (forge !== undefined)
    return control(desk.jira, 'POST', `/forge-apps/${encodeURIComponent(forge.installationId)}/approve`);
  await onSite(desk, { do: 'approve-update', app: desk.app.key });
}

export async function reinstall(desk: Desk): Promise<void> {
  const { connectApps, forgeApps } = desk.jira.world.state;
  if (connectApps.some(({ pendingDescriptor }) => pendingDescriptor !== null)) return approve(desk);
  const forge = forgeApps.find(({ state }) => state === 'enabled');
  if (desk.call.as.startsWith('forge') && forge !== undefined) {
    await control(desk.jira, 'DELETE', `/forge-apps/${encodeURIComponent(forge.installationId)}`);
    return deployForge(desk, desk.forgeScopes);
  }
  await control(desk.jira, 'DELETE', `/apps/${desk.app.key}`);
  await installConnect(desk);
  desk.call.environment = connectEnvironment(desk, desk.call.as);
}

/** The printed holder as the permission scheme takes it. */
export function holderIn(text: string, desk: Desk, report: Report) {
  const role = /the project role ([\w-]+)/.exec(text)?.[1];
  return role === undefined
    ? { type: 'user' as const, parameter: accountOf(desk, report).accountId }
    : { type: 'projectRole' as const, parameter: role };
}
