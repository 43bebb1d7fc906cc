import supertest from 'supertest';
import { unverifiedPage } from '../../../src/add-on/server/connect/unverified-page.ts';
import { hs256, type JiraSite, pageUrl, qshOf, seconds, signedEvent, userClaims } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
let site: JiraSite;
beforeAll(async () => {
  site = await stage.installed('refused');
});

const path = '/connect/panel';
const qsh = (): string => qshOf('GET', `${stage.backend.url}${path}`, stage.backend.url);
const opened = (claims: Record<string, unknown>, secret = site.sharedSecret) =>
  supertest(stage.backend.url).get(`${path}?jwt=${hs256(claims, secret)}`);
const claims = () => userClaims(site, 'ada', qsh());

describe('whoever opens the panel and is refused reads why, inside the frame of the site', () => {
  test.each([
    [
      'without a ticket',
      () => supertest(stage.backend.url).get(path),
      /Open this page from Jira/,
      /Manage apps/,
    ],
    [
      'of an unknown site',
      () => opened({ ...claims(), iss: 'never-heard-of' }),
      /does not know this site/,
      /install it again/,
    ],
    [
      'with a secret that was replaced',
      () => opened(claims(), 'the-secret-before-0123456789'),
      /different secrets/,
      /Load the page again/,
    ],
    ['too late', () => opened({ ...claims(), exp: seconds() - 600 }), /too old/, /clock of the server/],
    ['too early', () => opened({ ...claims(), nbf: seconds() + 600 }), /clocks .* disagree/, /NTP/],
    [
      'under another address',
      () => opened({ ...claims(), qsh: 'f'.repeat(64) }),
      /changed on its way/,
      /BASE_URL/,
    ],
  ])('%s', async (_case, open, why, what) => {
    const answer = await open().set('Accept', '*/*');
    expect([answer.status, answer.type]).toEqual([401, 'text/html']);
    expect(answer.text).toMatch(why);
    expect(answer.text).toMatch(what);
    expect(answer.text).toMatch(/Trace id [0-9a-f-]{36}/);
    const policy = answer.headers['content-security-policy'];
    expect(policy).toContain(
      'frame-ancestors https://localhost:* http://localhost:* https://*.atlassian.net',
    );
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-cache, no-store');
  });

  test('not an administrator: 403; what the page says is never markup of a stranger', async () => {
    const answer = await supertest(stage.backend.url).get(pageUrl(site, stage.backend.url, 'bob'));
    expect([answer.status, answer.type]).toEqual([403, 'text/html']);
    expect(answer.headers['content-security-policy']).toContain('https://*.atlassian.net');
    const odd = await supertest(stage.backend.url).get(`${path}?jwt=<script>alert(1)</script>`);
    expect(odd.text).not.toContain('<script>');
  });

  test('a doubt is 403 with the reason', async () => {
    stage.atlassian.broken = 503;
    const answer = await supertest(stage.backend.url).get(pageUrl(site, stage.backend.url, 'carol'));
    stage.atlassian.broken = null;
    expect([answer.status, answer.type]).toEqual([403, 'text/html']);
    expect(answer.text).toMatch(/Most likely: /);
  });

  test('a program that asks for JSON gets JSON', async () => {
    const answer = await supertest(stage.backend.url).get(path).set('Accept', 'application/json');
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthenticated']);
  });

  test('an absurd time in a token is told and not choked on', () => {
    const { sentences } = unverifiedPage({ kind: 'expired', exp: -1e300, now: 1_800_000_000 });
    expect(sentences.join(' ')).toContain('-1e+300');
  });
});

test('a site with an address of its own is framed from there, once Jira says in the signed query that it does', async () => {
  const custom = { ...site, clientKey: 'custom' };
  const token = await signedEventWith(custom, { displayUrl: 'https://jira.acme.example' });
  expect(token.status).toBe(204);
  const from = async (origin: string): Promise<string> => {
    const asked = `${path}?xdm_e=${encodeURIComponent(origin)}`;
    const ticket = hs256(
      userClaims(custom, 'bob', qshOf('GET', `${stage.backend.url}${asked}`, stage.backend.url)),
      custom.sharedSecret,
    );
    const answer = await supertest(stage.backend.url).get(`${asked}&jwt=${ticket}`);
    return String(answer.headers['content-security-policy']);
  };
  expect(await from('https://jira.acme.example')).toContain('https://jira.acme.example');
  expect(await from('https://evil.example')).not.toMatch(/evil|acme/);
});

function signedEventWith(installed: JiraSite, fields: Record<string, unknown>) {
  const event = signedEvent(installed, stage.backend.url, stage.key, 'installed');
  return event.send({
    key: 'clearance',
    clientKey: installed.clientKey,
    sharedSecret: installed.sharedSecret,
    baseUrl: installed.baseUrl,
    eventType: 'installed',
    ...fields,
  });
}
