import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectedClient, tokensAtMost } from './client.ts';

const folder = join(import.meta.dirname, '../exchanges/learning');
const cases = readdirSync(folder).filter((name) => name.endsWith('.json'));

const refused = [
  'HTTP/1.1 403 Forbidden',
  'x-aaccountid: 5b10ac8d82e05b22cc7d4ef5',
  'content-type: application/json',
  '',
  '{"errorMessages":["You do not have permission to perform this operation."]}',
].join('\n');

let agent: Awaited<ReturnType<typeof connectedClient>>;
beforeAll(async () => {
  agent = await connectedClient();
});
afterAll(() => agent.close());

test('a refusal for want of a scope is said in the words of RFC 6750', async () => {
  const { said } = await agent.call('explain_failure', {
    text: '{"code":401,"message":"Unauthorized; scope does not match"}',
    status: 401,
    url: 'https://api.atlassian.com/ex/jira/11111111-2222-4333-8444-555555555555/rest/api/3/project/search',
    identity: 'oauth-3lo',
    scopes: ['read:me'],
  });
  expect(said).toMatchObject({
    cause: 'scope-missing',
    error: 'insufficient_scope',
    scope: 'read:jira-work',
    next: expect.stringContaining('new token'),
  });
});

test('a want of a right is no OAuth error, and sends nobody for a new token', async () => {
  const { said } = await agent.call('explain_failure', {
    text: refused,
    url: 'https://acme.atlassian.net/rest/api/3/permissions',
    identity: 'api-token',
  });
  expect(said.error).toBeUndefined();
  expect(said).toMatchObject({
    fix: expect.arrayContaining([
      { who: 'Jira administrator', do: expect.any(String), link: expect.any(String) },
    ]),
    next: expect.stringMatching(/^Stop and hand the fix to whom it names; no other token/),
  });
});

test('a call that worked is told to be nothing wrong', async () => {
  const { said } = await agent.call('explain_failure', {
    text: '{"accountId":"5b10ac8d82e05b22cc7d4ef5","active":true}',
    status: 200,
    url: 'https://acme.atlassian.net/rest/api/3/myself',
    identity: 'api-token',
  });
  expect(said).toEqual({ nothingWrong: true });
});

test('a text without a call asks for what is lacking', async () => {
  const { isError, text } = await agent.call('explain_failure', { text: 'hello' });
  expect(isError).toBe(true);
  expect(text).toContain('status, method and url');
});

test.each(cases)('%s is answered in less than 300 tokens and says whose turn it is', async (name) => {
  const { said, text } = await agent.call('explain_failure', {
    text: readFileSync(join(folder, name), 'utf8'),
  });
  expect(JSON.parse(text)).toEqual(said);
  expect(tokensAtMost(text)).toBeLessThan(300);
  expect(said).toMatchObject({ cause: expect.any(String), fix: expect.any(Array), next: expect.any(String) });
});

test('no secret of what was pasted comes back', async () => {
  const secret = 'ATATT3xFfGF0canaryCANARYcanary0123456789abcdefghijklmnop=0A1B2C3D';
  const basic = Buffer.from(`ada@example.com:${secret}`).toString('base64');
  const { text } = await agent.call('explain_failure', {
    text: [
      `> GET /rest/api/3/myself?token=${secret} HTTP/1.1`,
      '> Host: acme.atlassian.net',
      `> Authorization: Basic ${basic}`,
      '>',
      '< HTTP/1.1 401 Unauthorized',
      '< content-type: application/json',
      '<',
      `{"message":"no such token ${secret}"}`,
    ].join('\n'),
  });
  for (const part of [secret, basic, 'ada@example.com']) expect(text).not.toContain(part);
});
