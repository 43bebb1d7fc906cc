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
