import type { Exchange } from '../../exchange.ts';
import { formedBodyIn } from '../lines/index.ts';
import { jsonOrNull } from '../values/index.ts';
import { type LooseObject, looseObjects } from './loose-object.ts';
import { sentencesOf } from './sentences.ts';

/**
 * What a text says beside its objects. One that told of a whole call keeps a line, below which its answer may stand: names and
 * settings in it are no sentences (`timedOut: false`). An answer in a program's own notation is written as JSON. `told`: the calls
 * of each object.
 */
export function besideObjects(
  text: string,
  objects: readonly LooseObject[],
  told: readonly (readonly Exchange[])[],
): string {
  const parts: string[] = [];
  let done = 0;
  objects.forEach(({ value, start, end }, index) => {
    const instead = lineOf(told[index] ?? [], value) ?? answerAsJson(value, text.slice(start, end));
    if (instead === null) return;
    parts.push(text.slice(done, start), instead);
    done = end;
  });
  return done === 0 ? text : [...parts, text.slice(done)].join('');
}

/** A text with the answers that a program printed in its own notation written as JSON. */
export function printedAnswers(text: string): string {
  return besideObjects(text, looseObjects(text), []);
}

function lineOf(calls: readonly Exchange[], value: unknown): string | null {
  const [call, ...more] = calls;
  if (call === undefined || more.length > 0) return null;
  const { request, response, failure } = call;
  const ended = response?.status ?? failure?.message;
  return ended === undefined || !/^https?:\/\/[^/]+\/./.test(request.url)
    ? null
    : `\n${request.method} ${request.url} ${ended}\n${response?.body == null ? (bodyAmong(value) ?? '') : ''}\n`;
}

/** Some keep the answer as text within a message. */
const bodyAmong = (value: unknown) => formedBodyIn(sentencesOf(value).join('\n'));

const answerNames = ['errorMessages', 'error_description', 'errorMessage'];
const besideMessage = ['code', 'status', 'status-code', 'statusCode', 'error'];

function answerAsJson(value: Record<string, unknown>, written: string): string | null {
  const isAnswer =
    answerNames.some((name) => name in value) ||
    (typeof value.message === 'string' && besideMessage.some((name) => name in value));
  return isAnswer && jsonOrNull(written) === null ? JSON.stringify(value) : null;
}
