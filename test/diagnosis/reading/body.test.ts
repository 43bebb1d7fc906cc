import { readBody } from '../../../src/diagnosis/reading/body.ts';

const json = (value: unknown) => readBody(JSON.stringify(value), 'application/json');
const page = (text: string) => readBody(text, 'text/html');

/** Wraps a value in as many objects. */
const nested = (value: unknown, depth: number): unknown =>
  depth === 0 ? value : { in: nested(value, depth - 1) };

test('words are read six objects deep, and no deeper', () => {
  expect(json(nested('here', 6)).words).toContain('here');
  expect(json(nested('here', 7)).words).not.toContain('here');
});

test('of a long list the first two hundred words are read, each to two thousand characters', () => {
  const words = json(Array.from({ length: 300 }, (_, index) => `w${index}.`)).words;
  expect(words).toContain('w199.');
  expect(words).not.toContain('w200.');
  const [long] = json([`${'a'.repeat(1_999)}bc`]).words.split(' ');
  expect(long).toBe(`${'a'.repeat(1_999)}b`);
});

test('what is written about a thing is read, its addresses are not', () => {
  const { words } = json({ self: 'one', expand: 'two', iconUrl: 'three', message: 'four' });
  expect(words).toBe('four . ');
});

test('64 KB are read, and JSON that is longer counts as no JSON', () => {
  const within = `{"a":"${'x'.repeat(65_536 - 8)}"}`;
  expect(within).toHaveLength(65_536);
  expect(readBody(within, undefined).json).not.toBeNull();
  expect(readBody(`${within} `, undefined).json).toBeNull();
  const behind = page(`<title>t</title>${' '.repeat(65_536)}SAMLRequest`);
  expect(behind.sendsToLogin).toBe(false);
  expect(page(`<title>t</title>${' '.repeat(60_000)}SAMLRequest`).sendsToLogin).toBe(true);
});

test('the words of a page are cut at 8 KB', () => {
  const words = (before: number) => page(`<p>${'x'.repeat(before)}</p> end`).words;
  expect(words(8_000)).toContain('end');
  expect(words(8_192)).not.toContain('end');
});

test('entities, quotes and blanks are as people read them', () => {
  expect(page('<b>You don&#39;t</b>\n have&nbsp;the &ldquo;right&rdquo; ‘here’, &quot;sir&quot;').words).toBe(
    " you don't have the &ldquo;right&rdquo; 'here', \"sir\"",
  );
});

test.each([
  ['', undefined, 'none'],
  ['  ', undefined, 'none'],
  ['{"a":1}', undefined, 'json'],
  ['[]', 'text/html', 'json'],
  ['<?xml version="1.0"?><a/>', undefined, 'xml'],
  ['<?xml version="1.0"?><html/>', undefined, 'html'],
  ['<status><status-code>404</status-code></status>', undefined, 'xml'],
  ['<div>', undefined, 'html'],
  ['Sorry <title>x</title>', undefined, 'html'],
  ['Forbidden', 'text/html;charset=utf-8', 'html'],
  ['Forbidden', 'text/plain', 'text'],
])('%j of %s is %s', (body, contentType, form) => {
  expect(readBody(body, contentType).form).toBe(form);
});

test.each([
  [[], true],
  [[1], false],
  [{ values: [] }, true],
  [{ values: [1] }, false],
  [{ values: [], other: [] }, true],
  [{ issues: [], errorMessages: [], warningMessages: [], names: [] }, true],
  [{ total: 0 }, false],
  ['text', false],
])('%j lists nothing: %s', (value, empty) => {
  expect(json(value).emptyList).toBe(empty);
});

test.each([
  [{ success: false }, true],
  [{ success: true }, false],
  [{ authToken: null }, true],
  [{ errors: ['no'] }, true],
  [{ errors: [] }, false],
  [{ errorMessages: ['no'] }, true],
  [{ a: { b: { errors: ['no'] } } }, true],
  [{ a: { b: { c: { errors: ['no'] } } } }, false],
  [[{ errors: ['no'] }], true],
  [Array.from({ length: 21 }, (_, index) => (index === 20 ? { errors: ['no'] } : {})), false],
])('an error stands inside %j: %s', (value, inside) => {
  expect(json(value).listsErrors).toBe(inside);
});

test.each([
  [{ 'status-code': 404 }, 404],
  [{ code: 401 }, 401],
  [{ statusCode: 403 }, 403],
  [{ status: 429 }, 429],
  [{ status: 200 }, null],
  [{ status: 399 }, null],
  [{ status: 400 }, 400],
  [{ status: 599 }, 599],
  [{ status: 600 }, null],
  [{ status: '404' }, null],
  [{ status: 404.5 }, null],
  [{ errors: { reporter: 'no' } }, 400],
  [{ errors: {}, status: 403 }, 403],
])('%j states %s', (value, status) => {
  expect(json(value).statedStatus).toBe(status);
});

test.each([
  ['<title>Unauthorized (401)</title>', 401],
  ['<h1>HTTP Status 404</h1>', 404],
  ['<h1>503 error</h1>', 503],
  ["<p>You've found a dead link</p>", 404],
  ['<p>Welcome</p>', null],
])('the page %s states %s', (text, status) => {
  expect(page(text).statedStatus).toBe(status);
});

test('groups of scopes are read as the answer names them, and nothing else in brackets', () => {
  const words =
    'it needs one of these groups of scopes: * [read:jira-work] * [read:issue:jira, read:user:jira] [see docs]';
  expect(json({ message: words }).scopesNamed).toEqual([
    ['read:jira-work'],
    ['read:issue:jira', 'read:user:jira'],
    [],
  ]);
  expect(json({ message: '[read:jira-work] is fine' }).scopesNamed).toEqual([]);
});

test('fields are repeated by the names that Jira gives them, and others not at all', () => {
  const { errorFields } = json({ errors: { customfield_10020: 'a', reporter: 'b' } });
  expect(errorFields).toEqual(['customfield_10020', 'reporter']);
  const other = json({ errors: { 'Secret name': 'a', xreporter: 'b' } });
  expect(other.errorFields).toEqual([]);
});

test('a page names the user, or sends on to a login', () => {
  expect(page('<meta name="ajs-remote-user" content="fred">').namesUser).toBe('ajs-remote-user');
  expect(page('<meta name="ajs-remote-user" content="">').namesUser).toBe(null);
  expect(page('<a href="https://login.microsoftonline.com/x">').sendsToLogin).toBe(true);
  expect(json({ link: 'https://login.microsoftonline.com/x' }).sendsToLogin).toBe(false);
});

test('the code of OAuth is read in small letters', () => {
  expect(json({ error: 'Invalid_Grant' }).oauthError).toBe('invalid_grant');
  expect(json({ error: { code: 1 } }).oauthError).toBeNull();
});

test('who wrote it is told by the shape', () => {
  expect(json({ code: 401, message: 'Unauthorized' }).gatewayShape).toBe(true);
  expect(json({ code: '401', message: 'Unauthorized' }).gatewayShape).toBe(false);
  expect(json({ code: 401 }).gatewayShape).toBe(false);
  expect(json({ errorMessages: ['no'] }).hasErrorMessages).toBe(true);
  expect(json({ errorMessages: 'no' }).hasErrorMessages).toBe(false);
});

test('Jira says by words alone with which status it answered', () => {
  expect(page('<title>Oops, you have found a dead link. - Jira</title>').statedStatus).toBe(404);
  expect(page('<h1>Oops, you&#39;ve found a dead link.</h1>').statedStatus).toBe(404);
  expect(json({ errorMessages: ['Internal server error'], errors: {} }).statedStatus).toBe(500);
  expect(json({ errorMessages: ['Internal server error of the proxy'] }).statedStatus).toBeNull();
  expect(json({ message: 'Internal server error' }).statedStatus).toBeNull();
});

// https://bitbucket.org/atlassian/jira-rest-java-client (src/test/java/it)
test.each([
  ["User 'fred' is not allowed to remove watchers from issue 'TST-1'", true],
  ['The user fred.m does not have permission to complete this operation.', true],
  ['The user "fred m" doesn\'t have permission to view this issue.', true],
  ['User ***@*** does not have permission to comment', true],
  ["User 'anonymous' is not allowed to add watchers", false],
  ['The user does not have permission to edit this comment.', false],
  ['A user who does not have permission sees nothing.', false],
  ['Your user account does not have permission to do that.', false],
  ["User 'fred' cannot be assigned issues.", false],
  ["The user named 'fred' does not exist", false],
])('who is named: %s', (message, named) => {
  const said = { errorMessages: [message], errors: {} };
  expect(json(said).namesUser).toBe(named ? 'its name in the message' : null);
  expect(json({ message }).namesUser).toBe(null);
});

test('what a client makes of an answer that it could not read is none of Jira', () => {
  const empty = { status: 404, errors: {}, errorMessages: [] };
  expect(json(empty).hasErrorMessages).toBe(false);
  expect(json({ ...empty, errorMessages: ['There is none.'] }).hasErrorMessages).toBe(true);
  expect(json({ ...empty, errors: { key: 'There is none.' } }).hasErrorMessages).toBe(true);
  expect(json({ errors: {}, errorMessages: [] }).hasErrorMessages).toBe(true);
});
