import { hole } from '../rest-path.ts';
import { argumentsBehind, callAround, longestCall, type Span } from './calls.ts';
import { isQuote, literalAt } from './literals.ts';
import { lastPart, lastWord, nameBefore, placesOf } from './words.ts';

const mostPieces = 16;
/** Calls in calls, and names of names, that are looked into. */
const deepestNames = 4;

const skipSpace = (text: string, at: number): number => {
  let next = at;
  while (next - at < 200 && /\s/.test(text[next] ?? '')) next += 1;
  return next;
};

const formatting = /^(?:\w*[sS]printf|\w*[fF]ormat!?|formatted)$/;
const joining = /join/i;
/** `string.Concat(base, path, key)`: one behind the other, with nothing between. */
const concatenating = /^[cC]oncat$/;
const placeholder = /%(?:\[\d\])?[svdq]|\{\d?\}/g;

/** A format with its placeholders filled in, in order. */
const filled = (format: string, values: readonly string[]): string => {
  let next = 0;
  return format.replace(placeholder, (mark) => values[next++] ?? mark);
};

/** What an expression comes to as far as it is text: the rest as holes with the last name in it. */
export const textOfExpression = (text: string, { start, end }: Span, depth = 0): string => {
  const from = skipSpace(text, start);
  const call = /^[\w.:!]{1,80}\(/.exec(text.slice(from, Math.min(end, from + 81)));
  const given = call && depth < deepestNames ? argumentsBehind(text, from + call[0].length - 1) : null;
  const name = lastPart(call?.[0].slice(0, -1) ?? '');
  if (given && (formatting.test(name) || joining.test(name) || concatenating.test(name))) {
    const [format = '', ...values] = given.args.map((arg) => textOfExpression(text, arg, depth + 1));
    if (formatting.test(name)) return filled(format, values);
    return concatenating.test(name) ? format + values.join('') : joinedBySlash([format, ...values]);
  }
  const literal = literalAt(text, from);
  if (literal !== null && literal.end <= end) return extended(text, literal, literal.text, end, depth).value;
  const words = text.slice(from, end);
  const plus = words.indexOf('+');
  const first = plus < 0 ? words : words.slice(0, plus);
  const front = named(text, first, from, depth);
  return plus < 0 ? front : extended(text, { start: from, end: from + plus }, front, end, depth).value;
};

const joinedBySlash = (parts: readonly string[]): string =>
  parts.reduce((all, part) => `${all.replace(/\/$/, '')}/${part.replace(/^\//, '')}`);

/** What words stand for: a path that a name is given last in its function, or once in the file; else a hole with the last name in them. */
const named = (text: string, words: string, at: number, depth = 0): string => {
  const name = words.trim();
  if (depth > deepestNames || !/^[A-Za-z]\w{2,60}$/.test(name)) return hole(lastWord(words));
  const given = placesOf(text, name, 0, text.length, mostPieces).flatMap(({ end }) => {
    const sign = givenValue.exec(text.slice(end, end + 160));
    return sign === null ? [] : [end + sign[0].length];
  });
  const last = given.findLast((start) => start < at && !/\n {0,4}\}/.test(text.slice(start, at)));
  const [only, ...others] = given;
  const start = last ?? (only !== undefined && others.length === 0 && isQuote(text[only]) ? only : null);
  if (start === null) return hole(lastWord(words));
  const path =
    literalAt(text, start)?.text ?? textOfExpression(text, { start, end: start + longestCall }, depth + 1);
  return /^(?:\/|[\w-]{1,40}\/)/.test(path) ? path : hole(lastWord(words));
};

/** What stands between a name and the text, or the format, that it is given. */
const givenValue =
  /^(?:: ?\w{1,20}| \w{1,20})?\s{0,40}:?=\s{0,4}(?=["'`]|[\w.]{0,40}(?:[sS]printf|[fF]ormat)\()/;

/** Where the operand that starts at a place ends. */
const operandEnd = (text: string, start: number, limit: number): number => {
  const literal = literalAt(text, start);
  if (literal !== null) return literal.end;
  let depth = 0;
  for (let at = start; at < limit && at - start < 200; at += 1) {
    const character = text[at] ?? '';
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (/[+,;\n]/.test(character) || /^ \.\s/.test(text.slice(at, at + 3)))) return at;
  }
  return Math.min(limit, start + 200);
};

const building =
  /^\)?\s{0,40}\.(append|concat|path|pathSegment|appendPath|addPathSegments?|appendPathSegment|resolve)\(/;

/** `.path("issue")`: whether a place is where a segment is put behind what was built before. */
export const addsSegment = (text: string, at: number): boolean =>
  /\.(?:path|pathSegment|appendPath|addPathSegments?|appendPathSegment)\($/.test(
    text.slice(Math.max(0, at - 24), at),
  );

/**
 * An address with what is put behind it: `+ key`, `.append(key)`, `.path("issue")`, further arguments of a function
 * that joins. `span` is where its beginning stands.
 */
export const extended = (
  text: string,
  span: Span,
  beginning: string,
  limit = text.length,
  depth = 0,
): { value: string; end: number } => {
  const inside = callAround(text, span.start)?.name ?? '';
  const joins = joining.test(inside);
  const lists = joins || concatenating.test(inside);
  let [value, end] = [beginning, span.end];
  for (let piece = 0; piece < mostPieces; piece += 1) {
    const at = skipSpace(text, end);
    if (at >= limit) break;
    const sign = /^(?:\+(?![+=])|<>|\.\.|\.(?=\s{0,20}["'$]|\s{1,20}\w))/.exec(text.slice(at, at + 24));
    const build = building.exec(text.slice(at, at + 80));
    const comma = lists && text[at] === ',';
    if (!sign && !build && !comma) break;
    const start = skipSpace(text, at + (sign?.[0] ?? build?.[0] ?? ',').length);
    const stop = operandEnd(text, start, limit);
    const literal = literalAt(text, start);
    const part = literal === null ? named(text, text.slice(start, stop), start, depth) : literal.text;
    const isSegment = (comma && joins) || (build !== null && build[1] !== 'append' && build[1] !== 'concat');
    value = isSegment ? joinedBySlash([value, part]) : value + part;
    end = stop;
  }
  return { value, end };
};

/** Calls that give back an address made of what they are given. */
const converting =
  /^(?:[pP]arse(?:Request)?(?:URI|Url|URL)?|create|URI|URL|Uri|Url|valueOf|fromUriString|fromHttpUrl|to[sS]tring|must|Must)$/;

/** The call that makes an address of a value: a format, in its place there; segments joined; a text made a URL. Null: there is none. */
export const madeAround = (text: string, span: Span, value: string): (Span & { value: string }) | null => {
  const call = callAround(text, span.start);
  const isFormat = call !== null && formatting.test(call.name);
  if (
    call === null ||
    (!isFormat && ![joining, concatenating, converting].some((kind) => kind.test(call.name)))
  )
    return null;
  const given = argumentsBehind(text, call.open);
  const [format, ...rest] = given?.args ?? [];
  if (given === null || format === undefined) return null;
  const front = nameBefore(text, call.open);
  const whole = { start: call.open - front.length, end: given.end };
  if (!isFormat) return { ...whole, value };
  const holds = (arg: Span): boolean => span.start >= arg.start && span.start < arg.end;
  const values = rest.map((arg) => (holds(arg) ? value : textOfExpression(text, arg, 1)));
  return { ...whole, value: filled(holds(format) ? value : textOfExpression(text, format, 1), values) };
};
