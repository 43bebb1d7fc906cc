import { loadOperations, type Operation } from '../../src/jira-facts/index.ts';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { documentedAnswers, documentedBodies } from '../../src/simulated-jira/rest/documented/answers.ts';
import { routeOf } from '../../src/simulated-jira/rest/routes.ts';

let lenient: Jira;
let strict: Jira;
beforeAll(async () => {
  [lenient, strict] = await Promise.all([createJira(), createJira({ strict: true })]);
});
afterAll(() => Promise.all([lenient.close(), strict.close()]));

/** Operations that nobody modelled, open to an administrator, whose path names nothing that must exist. */
const unmodelled = (): Operation[] =>
  [...loadOperations().all].filter(
    (operation) =>
      routeOf(operation) === null &&
      !operation.removed &&
      operation.product === 'platform' &&
      operation.path.startsWith('/rest/api/3/') &&
      !operation.path.includes('{') &&
      operation.permissions.apps === undefined,
  );

const ask = ({ method, path }: Operation, jira: Jira) =>
  fetch(jira.siteUrl + path, {
    method,
    headers: {
      authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });

test('what is not modelled has the documented status and is marked; strict refuses it', async () => {
  const operations = unmodelled();
  expect(operations.length).toBeGreaterThan(5);
  for (const operation of operations) {
    const name = `${operation.method} ${operation.path}`;
    const answer = await ask(operation, lenient);
    if ([403, 404, 410].includes(answer.status)) continue;
    expect([name, answer.headers.get('x-simulated')]).toEqual([name, 'generic']);
    const documented = documentedAnswers[name];
    if (documented !== undefined) expect([name, answer.status]).toEqual([name, documented[0]]);
    if (operation.method !== 'GET')
      expect(answer.headers.get('x-simulated-note')).toMatch(/nothing was changed/);
    const refused = await ask(operation, strict);
    expect([name, refused.status]).toEqual([name, 501]);
    expect(JSON.stringify(await refused.json())).toContain(operation.path);
  }
});

test('the mark stands on generic answers only, and strict answers what is modelled', async () => {
  const [operation] = [...loadOperations().all].filter(({ path }) => path === '/rest/api/3/myself');
  if (operation === undefined) throw new Error('no such operation');
  for (const jira of [lenient, strict]) {
    const answer = await ask(operation, jira);
    expect([answer.status, answer.headers.get('x-simulated')]).toEqual([200, null]);
  }
});

test('every documented body is JSON, and its placeholders are filled in', async () => {
  for (const body of documentedBodies) expect(() => JSON.parse(body)).not.toThrow();
  const answers = await Promise.all(unmodelled().map((operation) => ask(operation, lenient)));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(bodies.filter((body) => /\$self|\$id/.test(body))).toEqual([]);
});
