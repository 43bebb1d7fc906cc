import { inflateSync } from 'node:zlib';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { jsonOf } from './calls.ts';

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
afterAll(() => jira.close());

const ada = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });

/** Every address of a picture on this site that an answer names. */
const picturesIn = (text: string): string[] =>
  [...text.matchAll(/"(?:iconUrl|\d+x\d+|avatarURI|img)":"([^"]+)"/g)]
    .map(([, address = '']) => new URL(address, jira.siteUrl).href)
    .filter((address) => address.startsWith(`${jira.siteUrl}/`) && address !== `${jira.siteUrl}/`);

test('every picture that answers name is one', async () => {
  const named = new Set<string>();
  for (const path of [
    'issue/PAY-1',
    'priority',
    'issuetype',
    'avatar/user/system',
    'avatar/project/system',
  ]) {
    const answer = await fetch(`${jira.siteUrl}/rest/api/3/${path}`, { headers: ada() });
    for (const address of picturesIn(await answer.text())) named.add(address);
  }
  expect(named.size).toBeGreaterThan(20);
  for (const address of named) {
    const { status, headers } = await fetch(address);
    expect(`${address} ${status} ${headers.get('content-type')}`).toBe(`${address} 200 image/svg+xml`);
  }
});

test('a picture has the size and format that were asked for', async () => {
  const at = `${jira.siteUrl}/rest/api/3/universal_avatar/view/type/project/avatar/10400`;
  const answer = await fetch(`${at}?size=small&format=png`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const png = Buffer.from(await answer.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([24, 24]);
  const data = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  expect(rows).toHaveLength(24 * (1 + 24 * 3));
  expect(await (await fetch(`${at}?size=xsmall`)).text()).toContain('width="16"');
});

test("a project's own picture is what its page shows", async () => {
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const stored = await fetch(`${jira.siteUrl}/rest/api/3/project/PAY/avatar2`, {
    method: 'POST',
    headers: { ...ada(), 'content-type': 'image/png', 'x-atlassian-token': 'no-check' },
    body: bytes,
  });
  const { id } = await jsonOf(stored);
  await fetch(`${jira.siteUrl}/rest/api/3/project/PAY/avatar`, {
    method: 'PUT',
    headers: { ...ada(), 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  });
  const shown = await fetch(`${jira.siteUrl}/secure/projectavatar?pid=10000`);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${jira.siteUrl}/secure/viewavatar?avatarId=1&avatarType=project`)).status).toBe(404);
});
