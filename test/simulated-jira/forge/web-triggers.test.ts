import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf } from '../calls.ts';

const manifest = `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Hooked }
permissions: { scopes: ['read:jira-work'] }
modules:
  function: [{ key: hook, handler: index.hook }]
  webtrigger:
    - { key: free, function: hook }
    - key: fixed
      function: hook
      response: { type: static, outputs: [{ key: ok, statusCode: 202, contentType: text/plain, body: taken }] }
`;

declare function __forge_fetch__(call: object, path: string, init: object): Promise<Response>;

let jira: Jira;
let app: InstalledForgeApp;
const given: unknown[] = [];
let answer: unknown;
beforeAll(async () => {
  jira = await createJira();
});
beforeEach(async () => {
  jira.reset();
  given.length = 0;
  const hook = (request: unknown) => {
    given.push(request);
    return answer;
  };
  app = await jira.installForge({ manifest, functions: { hook } });
});
afterAll(() => jira.close());

/** What `webTrigger` of `@forge/api` sends. */
const ask = (query: string, variables: object) =>
  app.run(async () => {
    const call = { type: 'fpp', provider: 'app', remote: 'stargate' };
    const init = { method: 'POST', body: JSON.stringify({ query, variables }) };
    return (await jsonOf(await __forge_fetch__(call, '/graphql', init))).data;
  });
const urlOf = async (triggerKey: string, forceCreate = false): Promise<string | undefined> => {
  const query = 'mutation x { createWebTriggerUrl(input: $input, forceCreate: $forceCreate) { url } }';
  return (await ask(query, { input: { triggerKey }, forceCreate })).createWebTriggerUrl?.url;
};

test('anybody may call it; the function is given the request and gives the answer', async () => {
  answer = { statusCode: 201, headers: { 'X-Said': ['a', 'b'] }, body: 'hello' };
  const url = await urlOf('free');
  expect(await urlOf('free')).toBe(url);
  const response = await fetch(`${url}/deep?a=1&a=2`, { method: 'POST', body: 'words' });
  expect([response.status, response.headers.get('x-said'), await response.text()]).toEqual([
    201,
    'a, b',
    'hello',
  ]);
  expect(given).toMatchObject([
    { method: 'POST', body: 'words', userPath: 'deep', queryParameters: { a: ['1', '2'] } },
  ]);
});

test('outputs that stand in the manifest are all a static one may give', async () => {
  const url = (await urlOf('fixed')) ?? '';
  answer = { outputKey: 'ok' };
  const response = await fetch(url);
  expect([response.status, await response.text()]).toEqual([202, 'taken']);
  answer = { outputKey: 'other' };
  expect((await fetch(url)).status).toBe(500);
});

test('a new address can be made, and an old one taken away', async () => {
  answer = { statusCode: 200 };
  const [first, second] = [await urlOf('free'), await urlOf('free', true)];
  expect(second).not.toBe(first);
  const id = first?.split('/').pop();
  const removed = await ask('mutation x { deleteWebTriggerUrl(id: $id) { success message } }', { id });
  expect(removed.deleteWebTriggerUrl.success).toBe(true);
  expect([(await fetch(first ?? '')).status, (await fetch(second ?? '')).status]).toEqual([404, 200]);
  const listed = await ask('query x { webTriggerUrlsByAppContext(appId: $a) { triggerKey url } }', {});
  expect(listed.webTriggerUrlsByAppContext).toEqual([{ triggerKey: 'free', url: second }]);
  expect(await urlOf('nothing')).toBeUndefined();
});
