import { invokeRemote } from '@forge/api';
import { createJira, type Jira } from '../../../src/simulated-jira/index.ts';

const manifest = `
app: { id: 'ari:cloud:ecosystem::app/41111111-2222-4333-8444-555555555555', name: Remotes }
permissions: { scopes: [read:jira-work, read:app-system-token, read:app-user-token] }
remotes:
  - { key: both, baseUrl: 'https://backend.example.com', auth: { appSystemToken: { enabled: true }, appUserToken: { enabled: true } } }
  - { key: system, baseUrl: 'https://backend.example.com', auth: { appSystemToken: { enabled: true } } }
  - { key: none, baseUrl: 'https://backend.example.com' }
`;

const sent: Headers[] = [];
let jira: Jira;
beforeAll(async () => {
  jira = await createJira({
    fetch: async (_, init) => {
      sent.push(new Headers(init?.headers));
      return new Response('{}', { status: 200 });
    },
  });
});
beforeEach(() => {
  jira.reset();
  sent.length = 0;
});
afterAll(() => jira.close());

test.each([
  ['both', true, ['x-forge-oauth-system', 'x-forge-oauth-user']],
  ['both', false, ['x-forge-oauth-system']],
  ['system', true, ['x-forge-oauth-system']],
  ['none', true, []],
])(
  'a function hands the remote %s, somebody being there: %s, the tokens %j',
  async (key, present, tokens) => {
    const remoteUrl = 'https://backend.example.com';
    const app = await jira.installForge({ manifest, remoteUrl });
    const { accountId = '' } = jira.credential('api-token', 'Ada Admin');
    const ask = () => invokeRemote(key, { path: '/x', method: 'POST', body: '{}' });
    expect((await app.run(ask, present ? { accountId } : {})).status).toBe(200);
    const names = [...(sent[0]?.keys() ?? [])].filter((name) => name.startsWith('x-forge-oauth'));
    expect(names).toEqual(tokens);
    expect(sent[0]?.get('authorization')).toMatch(/^Bearer /);
  },
);
