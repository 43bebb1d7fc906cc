interface ReasonPhrase {
  readonly status: number;
  /** An expression for the phrase, in any case; programs also write it in one word. */
  readonly words: string;
  /** Enough to know the status by, where no number stands beside it: other phrases are also common words. */
  readonly telling?: true;
}

/**
 * The words that go with a status, as servers and programs write them. Sources: https://www.rfc-editor.org/rfc/rfc9110#section-15, for 423 and
 * 422 https://www.rfc-editor.org/rfc/rfc4918#section-11, for 429 https://www.rfc-editor.org/rfc/rfc6585#section-4. Of two in one line the
 * one that stands first here counts: "Bad request" and "Internal server error" are also said of whole families of errors.
 */
const table: readonly ReasonPhrase[] = [
  { status: 200, words: 'ok' },
  { status: 201, words: 'created' },
  { status: 202, words: 'accepted' },
  { status: 204, words: 'no content' },
  { status: 301, words: 'moved ?permanently', telling: true },
  { status: 302, words: '(?:moved|found)' },
  { status: 303, words: 'see other' },
  { status: 304, words: 'not modified' },
  { status: 307, words: 'temporary redirect' },
  { status: 308, words: 'permanent redirect' },
  { status: 401, words: 'unauthori[sz]ed', telling: true },
  { status: 403, words: 'forbidden', telling: true },
  { status: 404, words: 'not ?found', telling: true },
  { status: 429, words: 'too ?many ?requests', telling: true },
  { status: 400, words: 'bad ?request', telling: true },
  { status: 402, words: 'payment required' },
  { status: 405, words: 'method ?not ?allowed', telling: true },
  { status: 406, words: 'not acceptable' },
  { status: 407, words: 'proxy ?authentication ?required', telling: true },
  { status: 408, words: 'request time-?out' },
  { status: 409, words: 'conflict' },
  { status: 410, words: '\\bgone\\b', telling: true },
  { status: 412, words: 'precondition' },
  { status: 413, words: '(?:payload|content) too large' },
  { status: 415, words: 'unsupported media' },
  { status: 422, words: 'unprocessable' },
  { status: 423, words: 'locked' },
  { status: 503, words: 'service ?unavailable', telling: true },
  { status: 502, words: 'bad ?gateway', telling: true },
  { status: 504, words: 'gateway ?time-?out', telling: true },
  { status: 500, words: 'internal ?server ?error', telling: true },
  { status: 501, words: 'not implemented' },
];

const oneOf = (phrases: readonly ReasonPhrase[]): string => phrases.map(({ words }) => words).join('|');
const telling = table.filter((phrase) => phrase.telling);

/** The phrases that tell a status by themselves. */
export const tellingPhrases: readonly (readonly [number, RegExp])[] = telling.map(({ status, words }) => [
  status,
  new RegExp(words, 'i'),
]);

/** Sources of expressions, each for one phrase of a set. */
export const reasonPhrases = {
  /** Beside its number, any phrase. */
  any: oneOf(table),
  /** Of failures: whoever writes one says no more than the number. */
  failures: oneOf(telling.filter(({ status }) => status >= 400)),
  /** Of failures that Jira's own sentences do not hold, as "Project not found" holds one. */
  neverInSentences: oneOf(telling.filter(({ status }) => status > 404 && status !== 410)),
} as const;
