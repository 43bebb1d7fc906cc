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
