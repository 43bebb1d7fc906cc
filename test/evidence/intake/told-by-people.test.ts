import type { Evidence } from '../../../src/evidence/exchange.ts';
import { readRecording } from '../../../src/evidence/index.ts';

function evidenceOf(text: string): Evidence {
  const read = readRecording(text, 'text');
  if (!read.ok) throw new Error(read.problem);
  return read.evidence;
}

const refusal = (text: string): [string | undefined, number | null | undefined] => {
  const { exchanges } = evidenceOf(text);
  const one = exchanges.find(({ response }) => (response?.status ?? 0) >= 400) ?? exchanges[0];
  return [one?.request.url, one?.response?.status];
};

const gateway = 'https://api.atlassian.com/ex/jira/00000000-0000-0000-0000-000000000000';

describe('a call by the name of its resource alone', () => {
  test.each([
    ['The /myself endpoint returns 401 although the token is new.', '/rest/api/latest/myself', 401],
    ['Calling /search/jql there gives a 404.', '/rest/api/latest/search/jql', 404],
    ['POST to /issue fails with 400', '/rest/api/latest/issue', 400],
    ['requests to "/issue/picker" come back 401', '/rest/api/latest/issue/picker', 401],
    ['GET /3/role -> 403', '/rest/api/3/role', 403],
    ['GET /api/2/role -> 403', '/rest/api/2/role', 403],
    ['GET /board/7/sprint -> 403', '/rest/agile/1.0/board/7/sprint', 403],
  ])('%s', (text, url, status) => {
    expect(refusal(text)).toEqual([url, status]);
  });

  test('not where it is a part of something else, or nothing is called', () => {
    expect(refusal('the client in /app/project/issue: status 401')[0]).toBe('');
    expect(refusal('https://jira.example.com/rest/api/2/field answers 401, see /project below')[0]).toContain(
      '/rest/api/2/field',
    );
  });

  test('of several addresses of a sentence the last one before the status', () => {
    expect(
      refusal('It used /rest/api/2/search before, now it always hits /search/jql, which gives a 404.'),
    ).toEqual(['/rest/api/latest/search/jql', 404]);
  });
});

test.each([
  ['still 401 for every call of https://jira.example.com', 401],
  ['With my token it is only 403 for all requests to https://jira.example.com', 403],
  ['the site is https://jira.example.com and I have always 401 on everything', 401],
  ['the site is https://jira.example.com and issue 401 is still 401 days old', null],
])('what a person keeps getting: %s', (text, status) => {
  expect(refusal(text)[1]).toBe(status);
});

test.each([
  `The client must be pointed at ${gateway}/rest/api/3/ with such tokens; at https://acme.atlassian.net/rest/api/3/myself I get 401`,
  `You should call ${gateway}/rest/api/3/issue instead. The tool calls https://acme.atlassian.net/rest/api/3/issue/A-1 and gets 404`,
])('what is advised is not what was called: %s', (text) => {
  expect(refusal(text)[0]).toContain('https://acme.atlassian.net/rest');
});

test('what is advised counts where nothing else is named', () => {
  expect(refusal(`I have to call ${gateway}/rest/api/3/issue and get 404`)[0]).toContain(gateway);
});

test('where a name in a tracker leads is no call', () => {
  const link = 'https://issues.example.org/jira/secure/ViewProfile.jspa?name=ann';
  expect(refusal(`[Ann](${link}) commented: the download from our Jira failed with 400`)[0]).toBe('');
  expect(refusal(`GET ${link} failed with 400`)[0]).toBe(link);
});

test.each([
  ['creating issues in Jira 9.x fails with 404', 'server'],
  ['We are on Data Center, and the job gets 404', 'server'],
  ['Our Jira is self-hosted, not Cloud. The connector for Jira Cloud gets 404', 'server'],
  ['One Jira Server and one Jira Cloud: 404 from the client', null],
])('where the site runs: %s', (text, deployment) => {
  expect(evidenceOf(text).deployment).toBe(deployment);
});

test.each([
  ['using username/password of the bot: 401 at https://acme.atlassian.net/rest/api/2/search', 'password'],
  ['Set up with user name and password. Jira answers forbidden.', 'password'],
  ['On our Jira server, GET /rest/api/2/serverInfo gives 401', 'password'],
  ['GET /rest/api/2/serverInfo gives 401', 'api-token'],
])('whose credential it is: %s', (text, identity) => {
  expect(evidenceOf(text).identity).toBe(identity);
});

test.each([
  [
    'JIRA_URL=https://jira.example.com\nclient.search() -> 405 Method Not Allowed',
    'https://jira.example.com',
  ],
  ['String JiraUrl = "https://jira.example.com";\n404 Not Found', 'https://jira.example.com'],
  ['JiraUrl = "https://id.atlassian.com/"\n405 Method Not Allowed', ''],
])('what a program is set up with: %s', (text, url) => {
  expect(refusal(text)).toEqual([url, expect.any(Number)]);
});

test.each([
  ['Our Forge app calls on behalf of a service account.\nGET /rest/api/3/myself -> 401', true],
  ['Our Forge app calls as itself, a service account is there.\nGET /rest/api/3/myself -> 401', false],
])('whom an app acts for: %s', (text, noted) => {
  const { identity, accountNotes } = evidenceOf(text);
  expect(identity).toBe(noted ? 'forge-user' : 'forge-app');
  expect(JSON.stringify(accountNotes ?? '').includes('service account')).toBe(noted);
});

test('the token of a person that an app of Forge got', () => {
  const got = '{"data":{"offlineUserAuthToken":{"success":true,"authToken":{"token":"***","ttl":3500}}}}';
  const called = `POST https://api.atlassian.com/graphql 200\n${got}\nGET ${gateway}/rest/api/3/myself 401 Unauthorized`;
  expect(evidenceOf(called).identity).toBe('forge-user');
});

test.each([
  ['Jira is self-hosted, behind a corporate reverse proxy.\nGET /rest/api/2/field -> 403', true],
  ['There is no proxy and no firewall in front of Jira.\nGET /rest/api/2/field -> 403', false],
])('what stands before a site: %s', (text, noted) => {
  expect(JSON.stringify(evidenceOf(text).accountNotes ?? '').includes('proxy')).toBe(noted);
});

test('names of classes that are cut to letters are nobody who speaks', () => {
  const said = "Expecting claim 'qsh' to have value 'ab' but instead it has the value 'cd'";
  const { exchanges } = evidenceOf(`ERROR c.a.s.i.a.jwt.Filter : Failed: ${said}\nPOST /config -> 401`);
  expect(exchanges[0]?.response?.body).toContain(said);
});

test('a list that came back empty behind its status is one', () => {
  const { exchanges } = evidenceOf('GET https://api.atlassian.com/oauth/token/accessible-resources 200 []');
  expect(exchanges.map(({ response }) => response?.body)).toEqual(['[]']);
});

test('what tools tell of builds through the gateway they send with credentials of their own', () => {
  const evidence = evidenceOf(
    'POST https://api.atlassian.com/jira/builds/0.1/cloud/00000000-0000-0000-0000-000000000000/bulk 401',
  );
  expect(evidence.identity).toBe('oauth-client-credentials');
});

test.each([
  ['Adding the label https://jira.example.com is causing 500', 500],
  ['Each sync of https://jira.example.com ends with a 403 here', 403],
  ['unexpected status code while reading the board: 403', 403],
  ['bad status upon saving the worklog: 404', 404],
  [
    'Could not link the issue / 405 Client Error:  for url: https://jira.example.com/rest/api/2/issueLink',
    405,
  ],
  ['expected a page, got *jira.SearchProjectsUnauthorized', 401],
])('a status that other words lead up to: %s', (text, status) => {
  expect(refusal(text)[1]).toBe(status);
});

test.each([
  'The import at https://jira.example.com causes 500 duplicates a day',
  'That leads to 404 entries in the cache of https://jira.example.com',
])('what is counted is no status: %s', (text) => {
  expect(refusal(text)[1] ?? null).toBeNull();
});

test('blanks that a picture of a screen left within an address', () => {
  expect(refusal('GET https:// acme.atlassian.net/ rest/api/3/field\n404 Not Found')).toEqual([
    'https://acme.atlassian.net/rest/api/3/field',
    404,
  ]);
});

test('an object that a console shows folded is no answer, what is unfolded below it is', () => {
  const text = `PUT https://acme.atlassian.net/rest/api/3/issue/A-1 403 (Forbidden)
data: {errorMessages: Array(1), errors: {…}}
  errorMessages: ['You do not have permission to edit issues in this project.']`;
  expect(evidenceOf(text).exchanges[0]?.response?.body).toBe(
    'You do not have permission to edit issues in this project.',
  );
});

test.each([
  ['Req.get!(url, auth: {:bearer, token})', 'Bearer ***'],
  ['Req.get!(url, auth: {:basic, pair})', 'Basic ***'],
])('the credential of a client of Elixir: %s', (line, sent) => {
  const { exchanges } = evidenceOf(`${line}\nGET https://acme.atlassian.net/rest/api/3/field\n401`);
  expect(exchanges[0]?.request.headers).toEqual({ Authorization: sent });
});
