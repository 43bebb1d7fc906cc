import { createJira, type Jira } from '../../src/simulated-jira/index.ts';

let jira: Jira;
let now = Date.parse('2026-11-27T12:00:00Z');
beforeAll(async () => {
  jira = await createJira({ clock: () => now });
});
afterAll(() => jira.close());

const as = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });

async function attached(): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob(['in bytes'], { type: 'text/plain' }), 'a.txt');
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1/attachments`, {
    method: 'POST',
    headers: { ...as(), 'x-atlassian-token': 'no-check' },
    body: form,
  });
  return JSON.parse(await answer.text())[0].content;
}

test('a file is at the media service, for a while and for whoever has its address', async () => {
  const content = await attached();
  const sent = await fetch(content, { headers: as(), redirect: 'manual' });
  const address = sent.headers.get('location') ?? '';
  expect([sent.status, await sent.text()]).toEqual([303, '']);
  expect(address).toMatch(/\/file\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\/binary\?token=/);
  const part = await fetch(address, { headers: { range: 'bytes=3-4' } });
  expect([part.status, await part.text()]).toEqual([206, 'by']);
  expect(await (await fetch(address)).text()).toBe('in bytes');
  expect((await fetch(`${address}x`)).status).toBe(403);
  now += 3_600_000;
  expect((await fetch(address)).status).toBe(403);
});

test('who follows nothing asks for the bytes themselves', async () => {
  const answer = await fetch(`${await attached()}?redirect=false`, { headers: as(), redirect: 'manual' });
  expect([answer.status, await answer.text()]).toEqual([200, 'in bytes']);
});

const mediaIdOf = async (content: string): Promise<string> => {
  const { headers } = await fetch(content, { headers: as(), redirect: 'manual' });
  return /\/file\/([^/]+)\//.exec(headers.get('location') ?? '')?.[1] ?? '';
};

const media = (attrs: object) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'mediaSingle', content: [{ type: 'media', attrs }] }],
});

async function written(method: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/${path}`, {
    method,
    headers: { ...as(), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status === 400 ? JSON.parse(await answer.text()).errorMessages[0] : answer.status;
}

test('a document names a file by the id of the media service, not by the number of the attachment', async () => {
  const content = await attached();
  const number = content.split('/').at(-1) ?? '';
  const wrong = media({ type: 'file', id: number, collection: '' });
  const right = media({ type: 'file', id: await mediaIdOf(content), collection: '' });
  const elsewhere = media({ type: 'external', url: 'https://example.com/a.png' });
  const fields = (description: object) => ({
    fields: { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 'A', description },
  });
  const ways: [string, string, (document: object) => object, number][] = [
    ['POST', 'issue', fields, 201],
    ['PUT', 'issue/PAY-1', (description) => ({ fields: { description } }), 204],
    ['POST', 'issue/PAY-1/comment', (body) => ({ body }), 201],
    ['POST', 'issue/PAY-1/worklog', (comment) => ({ comment, timeSpent: '1h' }), 201],
  ];
  for (const [method, path, body, made] of ways) {
    expect(await written(method, path, body(wrong))).toBe('ATTACHMENT_VALIDATION_ERROR');
    expect(await written(method, path, body(right))).toBe(made);
    expect(await written(method, path, body(elsewhere))).toBe(made);
  }
});

test("a document in a property is the app's own, whatever file it names", async () => {
  const value = media({ type: 'file', id: '1', collection: '' });
  expect(await written('PUT', 'issue/PAY-1', { properties: [{ key: 'template', value }] })).toBe(204);
});

test('a picture that a comment names stands in the rendered one too', async () => {
  const answer = await fetch(`${jira.siteUrl}/rest/api/2/issue/PAY-1/comment?expand=renderedBody`, {
    method: 'POST',
    headers: { ...as(), 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'as in !nowhere.png!' }),
  });
  expect(JSON.parse(await answer.text()).renderedBody).toContain('nowhere.png');
});
