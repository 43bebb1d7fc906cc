import { randomUUID } from 'node:crypto';
import Sqlite from 'libsql';
import supertest, { type Test } from 'supertest';
import { signingKey } from './atlassian.ts';
import { forgeAppId } from './backend.ts';
import { type Claims, rs256, seconds } from './jira.ts';
import { stageForAll } from './stage.ts';

/** Signs invocations. */
export const forgeKey = signingKey('forge-1');

export const installationNamed = (name: string): string => `ari:cloud:ecosystem::installation/${name}`;

/** The stage of a file, with Forge calling the backend for installations by name. */
export function forgeStageForAll() {
  const stage = stageForAll();
  beforeAll(() => {
    stage.atlassian.forgeKeys.push(forgeKey.jwk);
  });

  /** An invocation token's claims; `change` goes over `app`. */
  const claimsOf = (name: string, module: string, change: Claims = {}, app: Claims = {}): Claims => ({
    iss: 'forge/invocation-token',
    aud: forgeAppId,
    iat: seconds(),
    nbf: seconds(),
    exp: seconds() + 25,
    jti: randomUUID(),
    app: {
      id: forgeAppId,
      appVersion: '2.1.0',
      installationId: installationNamed(name),
      apiBaseUrl: `${stage.atlassian.url}/ex/jira/cloud-${name}`,
      environment: { type: 'PRODUCTION', id: 'environment-1' },
      module: { type: module === 'panel' ? 'jira:adminPage' : 'core:trigger', key: module },
      installation: { id: installationNamed(name), contexts: [{ name: 'jira' }] },
      ...app,
    },
    ...change,
  });
  const pageClaims = (name: string, change: Claims = {}, app: Claims = {}): Claims => {
    const context = { cloudId: `cloud-${name}`, siteUrl: 'https://acme.atlassian.net' };
    return claimsOf(name, 'panel', { principal: 'ada', context, ...change }, app);
  };

  const fromModule = (...claims: Parameters<typeof claimsOf>): string => rs256(claimsOf(...claims), forgeKey);
  const post = (
    token: string,
    eventType: unknown,
    tokens: Record<string, string> = {},
    url = stage.backend.url,
  ): Test =>
    supertest(url)
      .post('/forge/events')
      .set('Authorization', `Bearer ${token}`)
      .set(tokens)
      .send({ eventType, id: 'ignored' });

  return {
    stage,
    claimsOf,
    pageClaims,
    /** The token of an invocation by a module of the manifest. */
    fromModule,
    /** The token of an invocation by the admin page, for Ada. */
    fromPage: (...claims: Parameters<typeof pageClaims>): string => rs256(pageClaims(...claims), forgeKey),
    post,
    install: (name: string): Test =>
      post(fromModule(name, 'lifecycle'), 'avi:forge:installed:app', {
        'x-forge-oauth-system': `system-token-of-${name}`,
      }),
    ask: (token: string, tokens: Record<string, string> = {}): Test =>
      supertest(stage.backend.url).get('/api/tenant').set('Authorization', `Bearer ${token}`).set(tokens),
    rows(): { installation_id: string; state: string; system_token: string | null }[] {
      const database = new Sqlite(`${stage.backend.folder}/clearance.db`);
      const found = database.prepare('select * from forge_tenants order by 1').all();
      database.close();
      return found as ReturnType<typeof this.rows>;
    },
  };
}
