import { anonymousIdentity } from '../../src/jira-client/anonymous.ts';
import { fakeCaller } from './fake-caller.ts';

const caller = fakeCaller(() => null);
const { sent } = caller;
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
      expect(sent[0]?.url).toMatch(/^https:\/\/api\.atlassian\.com\/ex\/jira\/cloud-1\/rest\//);
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
