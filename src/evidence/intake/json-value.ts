import { isRecord } from '../is-record.ts';
import { bare, found } from './bare-body.ts';
import { mayBeAnswer } from './plain-form.ts';
import { exchangesIn, fromJsonRecord, sideOf, statusIn, withFields, withInvoked } from './printed/index.ts';
import { fromEvidenceJson, fromPostman, fromRecorderJson, parseHar } from './recordings/index.ts';
import type { IntakeOptions, Parsed } from './values/index.ts';
import { fieldsOf, toolTexts, walk } from './values/index.ts';

type ReadText = (text: string) => Parsed;

/** A value that the whole text is: a recording, a log record, the body of an answer. `readText` reads what a record says in its message. */
export function fromJson(
  value: unknown,
  text: string,
  options: IntakeOptions,
  readText: ReadText | null,
): Parsed {
  if (isRecord(value)) {
    const own = fromEvidenceJson(value);
    if (own !== null) return own;
    if (isRecord(value.log) && 'entries' in value.log) {
      const har = parseHar(value);
      return har.ok ? found({ ...har.draft, exchanges: withInvoked(har.draft.exchanges) }) : har;
    }
  }
  const said = notesOf(value);
  const beside = said === '' ? {} : { said };
  const draft = fromPostman(value) ?? fromRecorderJson(value);
  if (draft !== null) return found({ ...draft, ...beside });
  const within = messageIn(value, readText);
  if (within !== null) return within;
  const exchanges = fromJsonRecord(value);
  if (exchanges.some(({ request }) => request.url !== '') || (exchanges.length > 0 && !isBody(value)))
    return found({ form: 'an error or a log record in JSON', exchanges, ...beside });
  if (options.status !== undefined || isBody(value) || mayBeAnswer(text))
    return found({
      ...bare(answerIn(value) ?? text, options, isRecord(value) ? statedIn(value) : null),
      ...beside,
    });
  return {
    ok: false,
    problem:
      'the top level: it is neither evidence, a HAR file, a recording nor the body of an answer; for a bare body say the status, and better the address too',
  };
}

/** The status of a record, or of what it says of the error. */
const statedIn = (value: Record<string, unknown>): number | null =>
  statusIn(value) ?? statusIn(sideOf(value, ['errorDetails', 'details', 'error'])) ?? null;

const textNames = 'message msg log error text stack line body description content output stderr'.split(' ');

/** A record of a log, a chat or a tracker that tells of its call in one text alone: that is read as if it stood by itself. */
function messageIn(value: unknown, readText: ReadText | null): Parsed | null {
  if (readText === null || !isRecord(value)) return null;
  const texts = textNames.map((name) => value[name]).filter((one) => typeof one === 'string');
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest.length < 40 || exchangesIn(value).length > 0) return null;
  const parsed = readText(longest);
  if (!parsed.ok) return null;
  const [only, ...more] = parsed.draft.exchanges;
  return only === undefined || more.length > 0
    ? parsed
    : found({ ...parsed.draft, exchanges: [withFields(only, value)] });
}

/** What people write into a record beside what a program did; empty where nobody did. */
function notesOf(value: unknown): string {
  const notes: string[] = [];
  walk(
    value,
    (one) => {
      const fields = isRecord(one) ? fieldsOf(one) : [];
      for (const [name, inner] of fields)
        if (typeof inner === 'string' && ofPerson.test(name) && inner.length >= 12 && notes.length < 10)
          notes.push(inner);
      return fields.flatMap(([name, inner]) => (isRecord(inner) && !ofProgram.test(name) ? [inner] : []));
    },
    200,
  );
  return notes.join('\n');
}

const ofPerson =
  /^_?(?:notes?|comments?|remarks?|description|context|question|info|steps|about|credentials?|auth\w{0,12})$/i;
const ofProgram = /^(?:body|data|response|result|fields|input|params|headers)$/i;

/** The answer that a tool hands on inside a record of its own: `response`, or the texts of `content`. */
function answerIn(value: unknown): string | null {
  const result = isRecord(value) && isRecord(value.result) ? value.result : value;
  if (!isRecord(result)) return null;
  const given = [result.response, result.output, result.result].find((one) => typeof one === 'string');
  return toolTexts(result) ?? given ?? null;
}

/** What Jira, its gateway and its authorization server answer with. */
function isBody(value: unknown): boolean {
  const has = (name: string) => isRecord(value) && name in value;
  return !ofCalls.some(has) && ofAnswers.some(has);
}
const ofCalls = 'url request req config response level stack headers'.split(' ');
const ofAnswers = 'errorMessages errorMessage errors message error error_description status-code'.split(' ');
