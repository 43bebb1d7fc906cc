import { anonymousIdentity } from '../../src/jira-client/anonymous.ts';
import { answerOf } from '../../src/jira-client/answer.ts';
import type { HttpCaller } from '../../src/jira-client/transport.ts';

const sent: string[] = [];
const caller: HttpCaller = {
  send: async ({ method, url, headers }) => {
    sent.push(url);
    return answerOf({ request: { method, url, headers, body: null }, response: null }, null, null);
  },
};
const gateway = anonymousIdentity({ caller, baseUrl: 'https://api.atlassian.com/ex/jira/cloud-1' });

beforeEach(() => {
  sent.length = 0;
});

describe('one gateway serves all sites', () => {
  test.each(['/rest/api/3/myself', '/rest/api/3/search?jql=a/../b', '/rest/a/../b'])(
    '%s is asked',
    async (path) => {
      await gateway.ask({ method: 'GET', path });
      expect(sent).toHaveLength(1);
      expect(sent[0]).toMatch(/^https:\/\/api\.atlassian\.com\/ex\/jira\/cloud-1\/rest\//);
    },
  );

  test.each([
    '/../cloud-2/rest/api/3/myself',
    '/rest/../../cloud-2/rest',
    '/%2e%2e/cloud-2/rest',
    '/..\\cloud-2',
    '-2/rest/api/3/myself',
    '/..',
    '/\t../.\n./x',
  ])('%j, which climbs to another site, is not', async (path) => {
    await expect(gateway.ask({ method: 'GET', path })).rejects.toThrow('only below');
    expect(sent).toEqual([]);
  });
});
