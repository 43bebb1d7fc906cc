import { Evidence, evidenceAsWritten, readRecording } from '../../../src/evidence/index.ts';

const refusal = { errorMessages: ['You do not have permission to view this resource'], errors: {} };
const written = (response: object, more: object = {}) => ({
  identity: 'oauth-3lo',
  ...more,
  exchanges: [
    {
      request: {
        method: 'POST',
        url: 'https://acme.atlassian.net/rest/api/3/issue',
        headers: { 'Content-Length': 20, Accept: ['application/json', 'text/plain'] },
        body: { fields: { summary: 'x' } },
      },
      response,
    },
  ],
});

test('a body as JSON, headers as numbers, lists or pairs, a status with its phrase and scopes in one line are read as their text', () => {
  const { exchanges, scopes } = Evidence.parse(
    evidenceAsWritten(
      written(
        {
          status: '403 Forbidden',
          headers: [{ name: 'X-AAccountId', value: '5b10' }],
          body: refusal,
        },
        { scopes: 'read:jira-work  write:jira-work,offline_access' },
      ),
    ),
  );
  expect(scopes).toEqual(['read:jira-work', 'write:jira-work', 'offline_access']);
  expect(exchanges[0]?.request).toMatchObject({
    headers: { 'Content-Length': '20', Accept: 'application/json, text/plain' },
    body: '{"fields":{"summary":"x"}}',
  });
  expect(exchanges[0]?.response).toEqual({
    status: 403,
    headers: { 'X-AAccountId': '5b10' },
    body: JSON.stringify(refusal),
  });
});

test.each([
  ['a status that is no status', { status: 'refused', headers: {}, body: null }],
  ['headers that are a sentence', { status: 403, headers: 'none', body: null }],
])('%s is still refused by name', (_, response) => {
  expect(Evidence.safeParse(evidenceAsWritten(written(response))).success).toBe(false);
});

test('what another version knew of an evidence is left out', () => {
  const given = written({ status: 401, headers: {}, body: null }, { told: ['used to work'] });
  const recording = readRecording(JSON.stringify(given), 'x');
  expect(recording.ok && Object.keys(recording.evidence)).not.toContain('told');
});

test('what is absent stays unknown, and counts are cut before the schema', () => {
  const many = { ...written({ status: 401, headers: null, body: null }), scopes: null };
  many.exchanges = many.exchanges.flatMap((one) => Array.from({ length: 1_000 }, () => structuredClone(one)));
  const { exchanges, scopes } = Evidence.parse(evidenceAsWritten(many));
  expect([exchanges.length, scopes]).toEqual([200, null]);
  expect(exchanges[0]?.response).toEqual({ status: 401, headers: {}, body: null });
});

test('of more calls than are kept, the one that failed stays', () => {
  const [one] = written({ status: 200, headers: {}, body: null }).exchanges;
  const calls = Array.from({ length: 300 }, () => structuredClone(one));
  const failed = { ...structuredClone(one), response: { status: 401, headers: {}, body: null } };
  const many = { identity: 'api-token', exchanges: [...calls, failed] };
  const { exchanges } = Evidence.parse(evidenceAsWritten(many));
  expect(exchanges.length).toBeLessThanOrEqual(200);
  expect(exchanges.at(-1)?.response?.status).toBe(401);
});

test('null says that nobody named the caller', () => {
  const read = readRecording(JSON.stringify({ ...written({ status: 410 }), identity: null }), 'nobody.json');
  expect(read).toMatchObject({ ok: true, read: { identity: { from: 'assumed' } } });
});
