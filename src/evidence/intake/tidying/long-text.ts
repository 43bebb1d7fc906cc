/** Logs have a hundred characters a line; a line of one or two costs as much as one of a few dozen. */
const fewestALine = 8;
/** A log tells of a call before its status, and of the answer behind it. */
const beforeRefusal = 2_048;
const behindRefusal = 4_096;
/** As a number it is no part of a date, an amount or a version. */
const refusal = /(?<![\d.,-])\b40[13]\b(?![.,-]\d)|unauthorized|unauthorised|forbidden/gi;

/**
 * Of a long text its beginning, its end, which mostly tells what went wrong, and between them what stands around a refusal: `most`
 * characters in all.
 */
export function endsAndRefusals(text: string, most: number): string {
  const kept = withinBound(text, most).replace(/\r\n?/g, '\n');
  const half = most / fewestALine / 2;
  if (kept.length < 2 * half) return kept;
  const lines = kept.split('\n');
  return lines.length > 2 * half ? [...lines.slice(0, half), ...lines.slice(-half)].join('\n') : kept;
}

function withinBound(text: string, most: number): string {
  if (text.length <= most) return text;
  const quarter = most / 4;
  const refused = aroundRefusals(text.slice(quarter, -quarter), most - 2 * quarter);
  const end = refused.length === 0 ? most / 2 : quarter;
  return [toLineEnd(text.slice(0, end)), ...refused, fromLineStart(text.slice(-end))].join('\n');
}

/** Whole lines around each refusal, `most` characters in all, the first of them before later ones. */
function aroundRefusals(text: string, most: number): string[] {
  const parts: string[] = [];
  let left = most;
  let end = 0;
  for (const { index: at } of text.matchAll(refusal)) {
    if (left <= beforeRefusal + behindRefusal) break;
    if (at < end) continue;
    const start = at - beforeRefusal;
    const before = start > end ? fromLineStart(text.slice(start, at)) : text.slice(end, at);
    const behind = toLineEnd(text.slice(at, at + behindRefusal));
    parts.push(before + behind);
    left -= before.length + behind.length;
    end = at + behind.length;
  }
  return parts;
}

const fromLineStart = (text: string): string => text.slice(text.indexOf('\n') + 1);

function toLineEnd(text: string): string {
  const last = text.lastIndexOf('\n');
  return last < 0 ? text : text.slice(0, last);
}
