import { readRecording } from '../../../src/evidence/index.ts';
import { toldInText } from '../../../src/evidence/intake/around/index.ts';

const read = (text: string) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
};

describe('what people say around a paste', () => {
  test.each([
    ['The same call works with curl.', 'works with another program'],
    ['I use the same token in Postman and it returns 200.', 'works with another program'],
    [
      'When I open the URL in the browser I get valid JSON, in my browser it works fine.',
      'works in the browser',
    ],
    ['My admin account can do it.', 'works for another account'],
    ['It works fine for other users.', 'works for another account'],
    ['It fails since yesterday.', 'used to work'],
    ['The plugin stopped working last week.', 'used to work'],
    ['No issues are returned, no tickets show up.', 'nothing is found'],
    ['It began after we moved to SSO.', 'single sign-on'],
    ['We are behind a corporate proxy.', 'behind a proxy'],
  ] as const)('%s', (text, telling) => {
    expect(toldInText(text)).toContain(telling);
  });

  test.each([
    'It does not work with curl either.',
    'curl fails too, nothing works.',
    'It fails for other users as well.',
    'We use no proxy.',
    'I do not have admin rights.',
  ])('denied: %s', (text) => {
    expect(toldInText(text)).toEqual([]);
  });

  test('stands in the evidence by its name alone, never in the words of the person', () => {
    const evidence = read(
      'GET https://example.atlassian.net/rest/api/3/myself -> 401\nThe same call by hunter2@example.com works with curl.',
    );
    expect(evidence.told).toEqual(['works with another program']);
    expect(JSON.stringify(evidence)).not.toContain('hunter2');
  });

  test('says where the site runs', () => {
    const call = 'GET /rest/api/2/myself -> 401';
    expect(read(`${call}\nWe run Jira Server 8.20 on premise.`).deployment).toBe('server');
    expect(read(`${call}\nWe use Jira Cloud.`).deployment).toBe('cloud');
    expect(read(`${call}\nThis worked with source-jira 4.2.`).deployment).toBeNull();
  });
});

describe('sentences that servers are known to say', () => {
  test.each([
    [
      '((errors (reporter . "Field \'reporter\' cannot be set. It is not on the appropriate screen, or unknown.")))',
    ],
    [
      "gh [error] { reporter: 'Field \\'reporter\\' cannot be set. It is not on the appropriate screen, or unknown.' }",
    ],
    ["报 Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown"],
  ])('are the answer, however a program prints them: %s', (text) => {
    expect(read(text).exchanges[0]?.response?.body).toContain("Field 'reporter' cannot be set");
  });

  test('words of a person are not', () => {
    const body = read(
      'I got 403 Forbidden. I think my user lacks administrator rights, do we need a licence?',
    ).exchanges[0]?.response?.body;
    expect(body ?? '').not.toContain('administrator');
  });
});

describe('statuses', () => {
  test.each([
    ['{"errorMessages":[],"errors":{"assignee":"x"}} 400', 400],
    ['{"message":"x"} 401 POST https://jira.example.com/rest/plugins/1.0/', 401],
    ['With the module I always get 401.', 401],
    ['<-- 404 https://example.atlassian.net/rest/api/3/issue/A-1 (12ms)', 404],
    ['GET https://example.atlassian.net/rest/api/3/myself\nHTTP 200\n  actual value is <401>', 401],
    ["in `request': Moved Permanently (JIRA::HTTPError)", 301],
  ])('%s', (text, status) => {
    expect(read(text).exchanges[0]?.response?.status).toBe(status);
  });
});
