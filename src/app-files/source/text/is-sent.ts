import { argumentsBehind, callAround, type Span } from './calls.ts';
import { madeAround } from './expressions.ts';
import { methodAmong, methodInName } from './method-near.ts';

/** Whether a text is what a call with a method sends first: `client.get(sprintf('issue/%s', $key))`, `SendAsync(HttpMethod.Post, "issue")`. */
export const isSent = (text: string, span: Span): boolean => {
  const made = madeAround(text, span, '') ?? span;
  const call = callAround(text, made.start);
  const given = call && argumentsBehind(text, call.open);
  if (call === null || given === null) return false;
  const words = given.args.map(({ start, end }) => text.slice(start, end));
  const place = given.args.findIndex(({ start, end }) => made.start >= start && made.start < end);
  const begins = text.slice(given.args[place]?.start, made.start).trim() === '';
  return (
    begins &&
    (place === 0 ? methodInName(call.name) !== null : place === 1 && methodAmong(words.slice(0, 1)) !== null)
  );
};
