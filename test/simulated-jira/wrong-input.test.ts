import { loadOperations, type Operation } from '../../src/jira-facts/index.ts';
import { routeOf } from '../../src/simulated-jira/rest/routes.ts';
import { type DirectAnswer, directSite } from './direct.ts';

/** Names that nothing has, numbers that are none, and what a program's own objects have by themselves. */
const wrongNames = [
  'x',
  '0',
  '-1',
  '99999999999999999999',
  ' ',
  'é',
  'a'.repeat(300),
  '__proto__',
  'constructor',
];

/** Parameters that many operations take; each is ignored or judged by those that know it. */
const parameters = [
  ...[
    'startAt',
    'maxResults',
    'start',
    'limit',
    'offset',
    'expand',
    'fields',
    'properties',
    'orderBy',
    'query',
  ],
  ...[
    'jql',
    'id',
    'ids',
    'key',
    'keys',
    'name',
    'accountId',
    'username',
    'groupname',
    'groupId',
    'projectId',
  ],
  ...[
    'projectKeys',
    'issueIdOrKey',
    'issueKey',
    'permissions',
    'status',
    'state',
    'type',
    'typeKey',
    'owner',
  ],
  ...['from', 'to', 'since', 'startedAfter', 'transitionId', 'moduleKey', 'uri', 'globalId', 'nextPageToken'],
];
const wrongValues = ['', 'NOPE', '-1', '1.5', '(', ',,', '99999999999999999999', '__proto__'];

const scalars = ['x', -1, null, true, [], {}, [null], [{}], { id: null }, { id: 'NOPE' }, [['x']]];
const members = [
  'name',
  'fields',
  'values',
  'ids',
  'id',
  'issues',
  'key',
  'type',
  'description',
  'accountId',
];
const wrongBodies: readonly unknown[] = [
  ...[undefined, {}, [], 'x', 5, null, true, [null], [{}]],
  ...members.flatMap((member) => scalars.map((value) => ({ [member]: value }))),
  ...scalars.map((value) => Object.fromEntries(members.map((member) => [member, value]))),
];

const there: Readonly<Record<string, string>> = {
  issueIdOrKey: 'PAY-1',
  projectIdOrKey: 'PAY',
  boardId: '1',
  sprintId: '1',
  serviceDeskId: '1',
  issueTypeId: '10001',
  fieldId: 'customfield_10016',
};

/** Forms that the documents or the framework (RFC 7807) give to refusals; a list of issues that were not made has one of its own. */
function isRefusal(body: Record<string, unknown>): boolean {
  if (Array.isArray(body.errorMessages)) return true;
  if (Array.isArray(body.issues) && Array.isArray(body.errors)) return true;
  return ['message', 'errorMessage', 'error', 'detail'].some((member) => typeof body[member] === 'string');
}

/** Words of a library or of the language, which no Jira ever said. */
const ours = /Invalid input|expected \w+, received|is not a function|of undefined|\[object /;

function problemOf(answer: DirectAnswer): string | null {
  const { status, body } = answer;
  if (status >= 500) return `says ${status}`;
  if (status < 400 || body === null) return null;
  if (ours.test(JSON.stringify(body))) return `says ${JSON.stringify(body)}`;
  return isRefusal(body) ? null : `refuses with ${JSON.stringify(body)}`;
}

let site = directSite();
let asked = 0;

/** What is wrong with the answer, an exception among it; bodies that are no JSON (bytes of files) are none of this. */
function problem(method: string, path: string, body?: unknown): string[] {
  if (++asked % 3000 === 0) site = directSite();
  const at = `${method} ${path} ${JSON.stringify(body)?.slice(0, 120) ?? ''}`;
  try {
    const found = problemOf(site.ask(method, path, body));
    return found === null ? [] : [`${at}: ${found}`];
  } catch (error) {
    return error instanceof SyntaxError ? [] : [`${at}: ${String(error)}`];
  }
}

const filled = (path: string, name: (parameter: string) => string): string =>
  path.replace(/\{([^}]+)\}/g, (_, parameter: string) => encodeURIComponent(name(parameter)));

const known = ({ path }: Operation): string => filled(path, (parameter) => there[parameter] ?? '10000');

const modelled = [...loadOperations().all].filter(
  (operation) =>
    routeOf(operation) !== null && !operation.removed && !operation.path.startsWith('/rest/api/2/'),
);
/** Every sixth, beginning elsewhere for each operation: together they meet all. */
const inTurn = <T>(all: readonly T[], at: number): T[] => all.filter((_, turn) => (turn + at) % 6 === 0);

const readings = modelled.filter(({ method }) => method === 'GET');
const writings = modelled.filter(({ method }) => method !== 'GET' && method !== 'DELETE');

test('names that nothing has are refused, in a form that is documented', () => {
  const problems = modelled.flatMap(({ method, path }) =>
    wrongNames.flatMap((wrong) =>
      problem(
        method,
        filled(path, () => wrong),
        method === 'GET' || method === 'DELETE' ? undefined : {},
      ),
    ),
  );
  expect(problems).toEqual([]);
});

test('no parameter of the wrong kind breaks a reading', () => {
  const queryOf = (names: readonly string[], value: string): string =>
    names.map((name) => `${name}=${encodeURIComponent(value)}`).join('&');
  const problems = readings.flatMap((operation, at) => {
    const alone = inTurn(parameters, at).map((name, turn) =>
      queryOf([name], wrongValues[(at + turn) % wrongValues.length] ?? ''),
    );
    const together = inTurn(wrongValues, at).map((value) => queryOf(parameters, value));
    return [...alone, ...together].flatMap((query) => problem('GET', `${known(operation)}?${query}`));
  });
  expect(problems).toEqual([]);
});

test('no body of the wrong kind breaks a writing', () => {
  const problems = writings.flatMap((operation, at) =>
    inTurn(wrongBodies, at).flatMap((body) => problem(operation.method, known(operation), body)),
  );
  expect(problems).toEqual([]);
});

test('numbers written as text and members that are null count as Jira reads them', () => {
  const { ask } = directSite();
  const issues = [{ permissions: ['EDIT_ISSUES'], issues: ['10100'], projects: null }];
  const answer = ask('POST', '/permissions/check', { accountId: null, projectPermissions: issues });
  expect(answer.body).toMatchObject({ projectPermissions: [{ issues: [10_100] }] });
});
