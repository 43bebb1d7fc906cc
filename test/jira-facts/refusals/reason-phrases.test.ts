import { reasonPhrases, tellingPhrases } from '../../../src/jira-facts/index.ts';

const statusOf = (text: string): number | undefined =>
  tellingPhrases.find(([, words]) => words.test(text))?.[0];
const among = (set: keyof typeof reasonPhrases, text: string): boolean =>
  new RegExp(`^(?:${reasonPhrases[set]})$`, 'i').test(text);

test.each([
  ['Unauthorized (JIRA::HTTPError)', 401],
  ['HttpClientErrorException$Forbidden', 403],
  ['NotFound', 404],
  ['TooManyRequests', 429],
  ['BadRequest: the caller is unauthorised', 401],
  ['504 Gateway Time-out', 504],
  ['it has gone', 410],
  ['Get "https://acme.atlassian.net": Proxy Authentication Required', 407],
  ['proxy authentication is set', undefined],
  ['a polygone', undefined],
  // Words of every day.
  ['created, accepted, found, in conflict, locked, ok', undefined],
])('%s says %s', (text, status) => {
  expect(statusOf(text)).toBe(status);
});

test('failures are what says no more than a number; some of them stand in sentences of Jira too', () => {
  const phrases = ['Created', 'Conflict', 'Moved Permanently', 'Not Found', 'Gone', 'Method Not Allowed'];
  expect(phrases.filter((phrase) => among('any', phrase))).toEqual(phrases);
  expect(phrases.filter((phrase) => among('failures', phrase))).toEqual(phrases.slice(3));
  expect(phrases.filter((phrase) => among('neverInSentences', phrase))).toEqual(['Method Not Allowed']);
});

test.each([
  'OK',
  'Created',
  'Accepted',
  'No Content',
  'See Other',
  'Found',
  'Moved',
  'Not Modified',
  'Temporary Redirect',
  'Permanent Redirect',
  'Payment Required',
  'Not Acceptable',
  'Request Timeout',
  'Request Time-out',
  'Conflict',
  'Precondition',
  'Payload Too Large',
  'Content Too Large',
  'Unsupported Media',
  'Unprocessable',
  'Locked',
  'Not Implemented',
])('%s stands beside its number, and says nothing alone', (phrase) => {
  expect([among('any', phrase), among('failures', phrase), statusOf(phrase)]).toEqual([
    true,
    false,
    undefined,
  ]);
});

test.each([
  ['Moved Permanently', 301],
  ['Unauthorized', 401],
  ['unauthorised', 401],
  ['Forbidden', 403],
  ['Not Found', 404],
  ['NotFound', 404],
  ['Too Many Requests', 429],
  ['TooManyRequests', 429],
  ['Bad Request', 400],
  ['BadRequest', 400],
  ['Method Not Allowed', 405],
  ['MethodNotAllowed', 405],
  ['Gone', 410],
  ['Service Unavailable', 503],
  ['ServiceUnavailable', 503],
  ['Bad Gateway', 502],
  ['BadGateway', 502],
  ['Gateway Timeout', 504],
  ['Gateway Time-out', 504],
  ['GatewayTimeout', 504],
  ['Internal Server Error', 500],
  ['InternalServerError', 500],
] as const)('%s says %d by itself', (phrase, status) => {
  const sentences = status > 404 && status !== 410;
  expect([statusOf(phrase), among('any', phrase)]).toEqual([status, true]);
  expect([among('failures', phrase), among('neverInSentences', phrase)]).toEqual([status >= 400, sentences]);
});
