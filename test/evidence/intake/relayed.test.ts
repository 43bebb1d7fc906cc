import { readRecording } from '../../../src/evidence/index.ts';

const site = 'https://example.atlassian.net';

function callsIn(text: string) {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence.exchanges;
}
const told = (text: string) =>
  callsIn(text).map(({ request, response }) => [
    request.method,
    request.url.replace(site, ''),
    response?.status ?? null,
  ]);

test.each([
  [
    `HTTP Error 500: {"error": "401 Client Error: Unauthorized for url: ${site}/rest/api/3/issue"}`,
    [['GET', '/rest/api/3/issue', 401]],
  ],
  [
    `POST http://localhost:3000/tickets 502 {"message":"403 Forbidden on POST request for ${site}/rest/api/3/issue"}`,
    [['POST', '/rest/api/3/issue', 403]],
  ],
])('of a program that failed at Jira, the call of Jira: %s', (text, calls) => {
  expect(told(text)).toEqual(calls);
});

test('an answer of Jira that tells of another call is its own', () => {
  const text = `GET ${site}/rest/api/3/field 403 {"message":"401 Client Error for url: ${site}/rest/api/3/role"}`;
  expect(told(text)).toContainEqual(['GET', '/rest/api/3/field', 403]);
});

test.each([
  `Error: Failed to fetch project: {"errorMessages":["No project could be found with key 'ABC'."],"errors":{}}`,
  'MCP error -32603: Failed to fetch: {"error":"We are having trouble completing this action."}',
  'Connection error: {"errorMessages":["Issue does not exist or you do not have permission to see it."],"errors":{}}',
])('what was not fetched, and why, is told by a server: %s', (text) => {
  expect(callsIn(text).map(({ failure }) => failure)).toEqual([undefined]);
});

test('a browser that fetched nothing says no more', () => {
  const [call] = callsIn(`TypeError: Failed to fetch\nGET ${site}/rest/api/3/myself`);
  expect(call?.failure?.kind).toBe('reset');
});

test('a header in the marks of code ends with them', () => {
  const [call] = callsIn(`GET ${site}/rest/api/3/field 404, with \`atl-missing-tcs: true\` in it`);
  expect(call?.response?.headers).toEqual({ 'atl-missing-tcs': 'true' });
});

test('a person quotes without quotation marks as well', () => {
  const [call] = callsIn('I asked for the issue and it said: Site temporarily unavailable');
  expect(call?.response?.body).toBe('Site temporarily unavailable');
});
