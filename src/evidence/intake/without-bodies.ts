import type { Exchange } from '../exchange.ts';

/** The words of the server say nothing about whose credential it was. */
export function withoutBodies(text: string, exchanges: readonly Exchange[]): string {
  return exchanges.slice(0, 10).reduce(
    (left, { response }) => {
      const body = response?.body ?? '';
      if (body === '') return left;
      // Sentences that stood apart were joined.
      const parts = [body, ...body.split('. ').filter((part) => part.length >= 12), body.slice(0, 60)];
      return parts.slice(0, 10).reduce(withoutPart, left);
    },
    text.slice(0, 200_000),
  );
}

/** A text that repeats itself nearly holds a long part at each of its places: of such places only so many are compared. */
const mostCompared = 100;
const longPart = 2_000;

function withoutPart(text: string, part: string): string {
  if (part.length < longPart) return text.replaceAll(part, ' ');
  const beginning = part.slice(0, 60);
  let kept = '';
  let from = 0;
  let at = text.indexOf(beginning);
  for (let compared = 0; at >= 0 && compared < mostCompared; compared += 1) {
    const holds = text.startsWith(part, at);
    if (holds) {
      kept += `${text.slice(from, at)} `;
      from = at + part.length;
    }
    at = text.indexOf(beginning, holds ? from : at + 1);
  }
  return kept + text.slice(from);
}
