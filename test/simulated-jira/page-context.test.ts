import { decodeSymmetric, SymmetricAlgorithm } from 'atlassian-jwt';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { get, jsonOf } from './calls.ts';
import { installed, TestApp } from './connect-app.ts';

let jira: Jira;
let app: TestApp;
const around = 'k={issue.key}&i={issue.id}&t={issuetype.id}&p={project.key}&n={project.id}';
beforeAll(async () => {
  jira = await createJira();
  app = await TestApp.start();
  app.extra = {
    modules: {
      webPanels: [{ key: 'panel', name: { value: 'Panel' }, url: `/panel?${around}`, location: 'x' }],
      jiraIssueContents: [{ key: 'content', target: { type: 'web_panel', url: `/content?${around}` } }],
    },
  };
  await installed(jira.controlUrl, app.descriptorUrl);
});
afterAll(() => Promise.all([jira.close(), app.close()]));

async function page(module: string, query: string) {
  const { url } = await jsonOf(await get(`${jira.controlUrl}/apps/test-app/page?module=${module}&${query}`));
  const { searchParams } = new URL(url);
  const token = searchParams.get('jwt') ?? '';
  const claims = decodeSymmetric(token, app.installation().sharedSecret, SymmetricAlgorithm.HS256);
  const shown = ['k', 'i', 't', 'p', 'n'].map((name) => searchParams.get(name));
  return { shown, context: claims.context };
}

test.each(['panel', 'content'])('whoever looks at an issue is in its project: %s', async (module) => {
  const project = { id: '10000', key: 'PAY' };
  expect(await page(module, 'issue.key=PAY-1')).toEqual({
    shown: ['PAY-1', '10100', expect.stringMatching(/^\d+$/), 'PAY', '10000'],
    context: {
      jira: { issue: { id: '10100', key: 'PAY-1', issuetype: { id: expect.any(String) } }, project },
    },
  });
  expect(await page(module, 'project.id=10000')).toEqual({
    shown: ['', '', '', 'PAY', '10000'],
    context: { jira: { project } },
  });
  expect(await page(module, 'issue.key=NONE-1')).toEqual({
    shown: ['NONE-1', '', '', '', ''],
    context: {},
  });
});
