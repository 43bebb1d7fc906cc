import { type JiraSite, postAs } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
const explain = (site: JiraSite, body: object) => postAs(site, stage.backend.url, '/explanations', body);

test('an evidence is explained, without giving back what was secret in it', async () => {
  const site = await stage.installed('explaining');
  const evidence = {
    identity: 'connect-app',
    scopes: ['READ'],
    exchanges: [
      {
        request: {
          method: 'GET',
          url: `${stage.atlassian.url}/rest/api/3/permissions`,
          headers: { Authorization: 'Bearer very-secret-token-0123456789' },
        },
        response: { status: 403, headers: {}, body: '{"errorMessages":["Forbidden ada@example.com"]}' },
      },
    ],
  };
  const { body, text } = await explain(site, evidence).expect(200);
  expect(body.findings.length).toBeGreaterThan(0);
  expect(text).not.toContain('very-secret-token');
  expect(text).not.toContain('ada@example.com');
  await explain(site, { identity: 'nobody', exchanges: [] }).expect(400);
});

test('a pasted text is explained, with what was understood and one question, and the answer to it is taken', async () => {
  const site = await stage.installed('pasting');
  const text =
    'JIRAError: JiraError HTTP 403\n\ttext: Failed for ada@example.com with ATATT3xFfGF0abcdefghijkl';
  const { body, text: sent } = await explain(site, { text }).expect(200);
  expect(body).toMatchObject({
    findings: expect.arrayContaining([expect.anything()]),
    read: { form: 'a Python traceback', unstated: expect.arrayContaining(['address']) },
    ask: { fact: 'address', question: expect.any(String) },
  });
  expect(sent).not.toMatch(/ATATT|ada@example/);
  const answered = await explain(site, {
    text,
    url: 'https://example.atlassian.net/rest/api/3/role',
    identity: 'api-token',
  }).expect(200);
  expect(answered.body.ask).toBeUndefined();
  expect(answered.body.read.calls[0]).toContain('/rest/api/3/role');
  await explain(site, { text: 'the cat sat on the mat' }).expect(400);
  await explain(site, { text: 7 }).expect(400);
});

test('half a million wrong items are refused like one', async () => {
  const site = await stage.installed('flooding');
  const { body } = await explain(site, {
    identity: 'pat',
    scopes: Array.from({ length: 400_000 }, () => 0),
    exchanges: [],
  }).expect(400);
  expect(body.error.message.length).toBeLessThan(300);
});
