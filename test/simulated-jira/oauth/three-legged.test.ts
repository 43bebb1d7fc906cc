import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { get, jsonOf, postJson } from '../calls.ts';
import { pristine } from '../pristine.ts';

const redirectUri = 'http://localhost:8976/callback';
const client = { client_id: clients.threeLegged, client_secret: secrets.oauthClientSecret };
const day = 86_400_000;

let jira: SimulatedJira;
let now = Date.UTC(2026, 10, 21);
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira({ clock: () => now });
  restore = pristine(jira.world);
});
beforeEach(() => {
  now = Date.UTC(2026, 10, 21);
  restore();
});
afterAll(() => jira.close());

const authorizeUrl = (changed: Record<string, string> = {}) =>
  `${jira.authUrl}/authorize?${new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: clients.threeLegged,
    scope: 'read:jira-user read:jira-work offline_access',
    redirect_uri: redirectUri,
    state: 'a state & more',
    response_type: 'code',
    prompt: 'consent',
    ...changed,
  })}`;

const sentBack = async (changed: Record<string, string> = {}) => {
  const answer = await get(authorizeUrl({ approve_as: accounts.admin, ...changed }));
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '').searchParams;
};
const token = (body: Record<string, string>) =>
  postJson(`${jira.authUrl}/oauth/token`, { ...client, ...body });
const exchange = (code: string | null) =>
  token({ grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUri });
const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
const granted = async (changed: Record<string, string> = {}) =>
  jsonOf(await exchange((await sentBack(changed)).get('code')));

describe('authorize', () => {
  test('a person sees what is asked for, presses the button and is sent back with code and state', async () => {
    const page = await get(authorizeUrl());
    const text = await page.text();
    expect(page.status).toBe(200);
    expect(text).toContain('<li>read:jira-work</li>');
    expect(text).not.toContain('Carl Customer');
    const form = new URLSearchParams([
      ['account', accounts.member],
      ['decision', 'accept'],
    ]);
    for (const [, name = '', value = ''] of text.matchAll(/name="([^"]+)" value="([^"]*)"/g))
      form.append(name, value.replaceAll('&amp;', '&'));
    const pressed = await fetch(`${jira.authUrl}/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const back = new URL(pressed.headers.get('location') ?? '');
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('a state & more');
    expect(await (await exchange(back.searchParams.get('code'))).json()).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
    });
  });

  test('refusing sends access_denied back', async () => {
    expect((await sentBack({ deny: '1' })).get('error')).toBe('access_denied');
  });

  test.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a portal-only customer', { approve_as: accounts.customer }],
  ])('%s ends on a page, never at the address given', async (_, changed) => {
    const answer = await get(authorizeUrl(changed));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  test("an address that nobody registered ends on Atlassian's error page", async () => {
    const answer = await get(authorizeUrl({ redirect_uri: `${redirectUri}/` }));
    const page = new URL(answer.headers.get('location') ?? '');
    expect([answer.status, page.origin, page.searchParams.get('error')]).toEqual([
      302,
      new URL(jira.authUrl).origin,
      'unauthorized_client',
    ]);
    expect(page.searchParams.get('error_description')).toContain('redirect_uri is not registered for client');
    expect(await (await get(page.href)).text()).toContain('redirect_uri is not registered for client');
  });

  test('a scope that is not enabled for the app refuses the whole request', async () => {
    const back = await sentBack({ scope: 'read:jira-work write:board-scope:jira-software' });
    expect([back.get('error'), back.get('code')]).toEqual(['invalid_scope', null]);
  });
});

describe('code exchange', () => {
  test('a code works once', async () => {
    const code = (await sentBack()).get('code');
    expect((await exchange(code)).status).toBe(200);
    const again = await exchange(code);
    expect([again.status, await again.json()]).toEqual([
      403,
      { error: 'invalid_grant', error_description: 'Invalid authorization code' },
    ]);
  });

  test('a code does not work later, nor for another redirect address, nor with a wrong secret', async () => {
    const old = (await sentBack()).get('code');
    now += 301_000;
    expect((await exchange(old)).status).toBe(403);
    const code = (await sentBack()).get('code') ?? '';
    const elsewhere = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost:1/' };
    expect((await token(elsewhere)).status).toBe(403);
    const wrong = await postJson(`${jira.authUrl}/oauth/token`, {
      ...client,
      client_secret: 'x',
      ...elsewhere,
    });
    expect([wrong.status, (await jsonOf(wrong)).error]).toEqual([401, 'access_denied']);
  });

  test('a client that does not exist is told so with 400', async () => {
    const answer = await token({ client_id: 'nobody', grant_type: 'client_credentials' });
    expect([answer.status, (await jsonOf(answer)).error]).toEqual([400, 'invalid_client']);
  });

  test('client credentials take no scope', async () => {
    const asked = {
      grant_type: 'client_credentials',
      client_id: clients.clientCredentials,
      client_secret: secrets.serviceClientSecret,
    };
    expect((await token(asked)).status).toBe(200);
    const answer = await token({ ...asked, scope: 'read:jira-work' });
    expect([answer.status, (await jsonOf(answer)).error]).toEqual([400, 'invalid_scope']);
  });

  test('without offline_access there is no refresh token', async () => {
    expect(await granted({ scope: 'read:jira-user' })).not.toHaveProperty('refresh_token');
  });
});

describe('refresh', () => {
  test('gives a new pair; the old token works on for ten minutes and is then refused in recorded words', async () => {
    const first = await granted();
    const second = await jsonOf(await refresh(first.refresh_token));
    expect(second.refresh_token).not.toBe(first.refresh_token);
    now += 9 * 60_000;
    expect((await refresh(first.refresh_token)).status).toBe(200);
    now += 2 * 60_000;
    const late = await refresh(first.refresh_token);
    expect([late.status, await late.json()]).toEqual([
      403,
      { error: 'unauthorized_client', error_description: 'refresh_token is invalid' },
    ]);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  test('a token dies after 90 days unused, and the chain a year after the consent', async () => {
    const unused = await granted();
    now += 91 * day;
    const dead = await refresh(unused.refresh_token);
    expect([dead.status, (await jsonOf(dead)).error]).toEqual([403, 'invalid_grant']);
    let chain = await granted();
    for (let round = 0; round < 4; round += 1) {
      now += 85 * day;
      chain = await jsonOf(await refresh(chain.refresh_token));
    }
    now += 30 * day;
    expect((await refresh(chain.refresh_token)).status).toBe(403);
  });

  test('unknown tokens and withdrawn grants are refused', async () => {
    expect(await (await refresh('nothing')).json()).toEqual({
      error: 'invalid_grant',
      error_description: 'Unknown or invalid refresh token.',
    });
    const { refresh_token: refreshToken } = await granted();
    jira.world.state.oauthGrants = [];
    expect((await refresh(refreshToken)).status).toBe(403);
  });
});

test('accessible-resources names the site with the granted scopes, or another one', async () => {
  const { access_token: accessToken } = await granted();
  const ask = () =>
    get(`${jira.apiUrl}/oauth/token/accessible-resources`, { authorization: `Bearer ${accessToken}` });
  expect(await (await ask()).json()).toMatchObject([
    { id: jira.cloudId, url: jira.siteUrl, scopes: ['read:jira-user', 'read:jira-work'] },
  ]);
  for (const grant of jira.world.state.oauthGrants) grant.thisSite = false;
  expect(await (await ask()).json()).not.toMatchObject([{ id: jira.cloudId }]);
  expect((await get(`${jira.apiUrl}/oauth/token/accessible-resources`)).status).toBe(401);
});

test('/me wants read:me', async () => {
  const ask = async (accessToken: string) =>
    get(`${jira.apiUrl}/me`, { authorization: `Bearer ${accessToken}` });
  const { access_token: without } = await granted();
  expect((await ask(without)).status).toBe(401);
  const { access_token: held } = await granted({ scope: 'read:me' });
  expect(await (await ask(held)).json()).toMatchObject({
    account_id: accounts.admin,
    account_status: 'active',
  });
});
