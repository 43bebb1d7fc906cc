import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { forgeAppIdentity, forgeUserIdentity } from '../../../src/jira-client/forge.ts';
import { openTransport } from '../../../src/jira-client/transport.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import type { Report } from '../../../src/report/model.ts';
import { readableReport } from '../../../src/report/read-report.ts';
import { planSelfTest } from '../../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../../src/self-test/run-self-test.ts';
import type { Command } from '../../../src/simulated-jira/control/commands.ts';
import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { forgeToken } from '../../../src/simulated-jira/forge/oauth-tokens.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import type { SimulatedJira } from '../../../src/simulated-jira/start.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { approvingBrowser } from '../../self-test/check/approving-browser.ts';
import { ownCallback, runCheckCommand, servicesOf } from '../../self-test/check/run-check-command.ts';
import type { TestApp } from '../../simulated-jira/connect-app.ts';

export const forgeKinds = ['forge-app', 'forge-user'] as const;
export type ForgeKind = (typeof forgeKinds)[number];

/** How somebody asks: address, kind and credential as they have them now. A fix may change any of these. */
export interface Call {
  site: string;
  as: string;
  environment: Record<string, string>;
  options: readonly string[];
}

/** Somebody with a credential, a simulated site, and an app where one is installed: where printed steps are carried out. */
export interface Desk {
  readonly jira: SimulatedJira;
  readonly app: TestApp;
  readonly call: Call;
  /** What the program does; a fix may be to do something else. */
  operations: readonly string[];
  forgeScopes: readonly string[];
}

/** A want of every sort: a scope, Administer Jira, a project, an issue, and writes that are judged and not made. */
export const operations = [
  'GET /rest/api/3/permissions',
  'GET /rest/api/3/role',
  'GET /rest/api/3/project/{projectIdOrKey}',
  'GET /rest/api/3/issue/{issueIdOrKey}',
  'POST /rest/api/3/issue',
  'PUT /rest/api/3/issue/{issueIdOrKey}',
  'DELETE /rest/api/3/issue/{issueIdOrKey}',
];

export const forgeScopes = [
  'read:jira-work',
  'read:jira-user',
  'write:jira-work',
  'manage:jira-configuration',
];
export const connectScopes = ['ADMIN', 'ACT_AS_USER'];

const table = loadOperations();
const manifest: unknown = parse(readFileSync(new URL('../../../manifest.yml', import.meta.url), 'utf8'));

/** Asks once more and says what the report says. */
export function reportAt(desk: Desk): Promise<Report> {
  const kind = forgeKinds.find((each) => each === desk.call.as);
  return kind === undefined ? checked(desk) : selfTested(desk, kind);
}

async function checked({ jira, call, operations: wanted }: Desk): Promise<Report> {
  const cloud = jira.world.state.site.deployment === 'cloud';
  const named = wanted.flatMap((operation) => ['--operation', operation]);
  const { stdout, stderr } = await runCheckCommand(
    [
      ...['--site', call.site, '--as', call.as, '--format', 'json'],
      // A deactivated account never comes back from the browser, however long it is waited for.
      ...['--browser-timeout', mayLogIn(jira) ? '10' : '1'],
      ...(cloud ? named : []),
      ...(await ownCallback(jira)),
      ...call.options,
    ],
    { ...servicesOf(jira), ...call.environment },
    approvingBrowser(accounts.admin),
  );
  if (stdout === '') throw new Error(stderr);
  return readableReport.parse(JSON.parse(stdout));
}

const mayLogIn = ({ world }: SimulatedJira): boolean =>
  world.state.users.some(({ accountId, active }) => accountId === accounts.admin && active);

async function selfTested(desk: Desk, kind: ForgeKind): Promise<Report> {
  const { jira } = desk;
  const { world } = jira;
  const app = world.state.forgeApps.find(({ state }) => state === 'enabled');
  if (app === undefined) throw new Error('no Forge app is on the simulated site');
  const transport = openTransport({ now: () => new Date() });
  const caller = transport.caller({ lane: app.installationId, origins: [jira.apiUrl] });
  const shared = { caller, apiBaseUrl: `${jira.apiUrl}/ex/jira/${jira.cloudId}`, scopes: app.grantedScopes };
  const token = (as: 'forge-system' | 'forge-user', account: string) =>
    new Secret(forgeToken(app, as, account, app.grantedScopes, world));
  const identity =
    kind === 'forge-app'
      ? forgeAppIdentity({ ...shared, accessToken: token('forge-system', app.accountId) })
      : forgeUserIdentity({
          ...shared,
          accessToken: token('forge-user', accounts.admin),
          accountId: accounts.admin,
        });
  const planned = planSelfTest({
    identities: [identity],
    table,
    operations: [...desk.operations],
    project: 'PAY',
    issue: 'PAY-2',
  });
  if (!planned.ok) throw new Error(planned.problem);
  try {
    return await runSelfTest({
      id: 'forge',
      site: { url: jira.siteUrl },
      plan: planned.plan,
      identities: [identity],
      table,
      now: () => new Date(),
      // A limit that is planted stays, however long it is waited for.
      patience: { sleep: async () => undefined, random: () => 0.5 },
    });
  } finally {
    await transport.close();
  }
}

/** What an administrator does on the simulated site; throws in the site's own words when it will not. */
export async function onSite({ jira }: Desk, ...commands: Command[]): Promise<void> {
  await control(jira, 'PATCH', '/state', { commands });
}

export async function control(jira: SimulatedJira, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${jira.controlUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
}

export const installConnect = ({ jira, app }: Pick<Desk, 'jira' | 'app'>) =>
  control(jira, 'POST', '/apps', { descriptorUrl: app.descriptorUrl });

/** Installs the Forge app, or deploys a version with these scopes over it. */
export function deployForge({ jira }: Pick<Desk, 'jira'>, scopes: readonly string[]): Promise<void> {
  const written = z.looseObject({ permissions: z.looseObject({}) }).parse(structuredClone(manifest));
  written.permissions.scopes = [...scopes, 'read:app-system-token', 'read:app-user-token'];
  return control(jira, 'POST', '/forge-apps', { manifest: stringify(written), remoteUrl: '' });
}

/** What the app's developer finds in the database after the newest `installed`. */
export function connectEnvironment({ app }: Pick<Desk, 'app'>, as: string): Record<string, string> {
  const { clientKey, sharedSecret, oauthClientId } = app.installation();
  return {
    CLEARANCE_APP_KEY: app.key,
    CLEARANCE_CLIENT_KEY: clientKey,
    CLEARANCE_SHARED_SECRET: sharedSecret,
    CLEARANCE_OAUTH_CLIENT_ID: oauthClientId,
    ...(as === 'connect-user' ? { CLEARANCE_ACCOUNT_ID: accounts.admin } : {}),
  };
}

const pair = (email: string, token: string) => ({ CLEARANCE_EMAIL: email, CLEARANCE_API_TOKEN: token });
const client = (id: string, secret: string) => ({ CLEARANCE_CLIENT_ID: id, CLEARANCE_CLIENT_SECRET: secret });

/** A right call of each kind that can be asked as. */
export function rightEnvironment(desk: Pick<Desk, 'app'>, as: string): Record<string, string> {
  switch (as) {
    case 'api-token':
      return pair('ada@example.com', secrets.admin);
    case 'scoped-api-token':
      return pair('ada@example.com', secrets.adminScoped);
    case 'service-account-token':
      return pair('build-service@serviceaccount.atlassian.com', secrets.serviceAccount);
    case 'oauth-client-credentials':
      return client(clients.clientCredentials, secrets.serviceClientSecret);
    case 'oauth-3lo':
      return client(clients.threeLegged, secrets.oauthClientSecret);
    case 'connect-app':
    case 'connect-user':
      return connectEnvironment(desk, as);
    default:
      return {};
  }
}
