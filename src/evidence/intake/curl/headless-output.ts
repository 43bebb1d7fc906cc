import type { Exchange } from '../../exchange.ts';
import { callsInText, formedBodyIn, sameCall } from '../lines/index.ts';
import { ended } from '../values/index.ts';
import { bodyAlone } from './body-end.ts';
import { asked, type Command, resolved } from './command.ts';
import { prompted } from './prompt.ts';

/** Nothing but what the server said, and perhaps what `-w` wrote behind it. */
export function withoutHead(command: Command | null, part: readonly string[]): Exchange[] {
  if (command === null) return callsInText(part.join('\n')).filter(ended);
  if (command.outcome !== null) {
    const { status, said } = command.outcome;
    return [asked(command, { status, headers: {}, body: said || null })];
  }
  const output = part
    .slice(command.lines)
    .filter((line) => !/^\s*(?:% Total|\d+\s+\d+\s+\d+\s+\d+|Dload|--:--)/.test(line));
  const prompt = output.findIndex((line) => prompted.test(line));
  const text = output
    .slice(0, prompt < 0 ? undefined : prompt)
    .join('\n')
    .trim();
  const told = callsInText(text).find((one) => !isAnother(one, command.url));
  const written = /(?:^|[\n}>\s"])(?:http_?(?:code|status)\D{0,3})?([2-5]\d\d)\s{0,9}$/i.exec(
    text.slice(-80),
  )?.[1];
  if (command.keptIn !== undefined && /^\s{0,9}[2-5]\d\d(?=\s|$)/.test(text)) {
    const body = shownLater(command.keptIn, output);
    return [asked(command, { status: Number(text.trimStart().slice(0, 3)), headers: {}, body })];
  }
  // "curl from another pod works" is a sentence.
  if (command.url === undefined && told === undefined && written === undefined) return [];
  const status = written === undefined ? (told?.response?.status ?? null) : Number(written);
  const printed = (written === undefined ? text : text.slice(0, text.lastIndexOf(written))).trim();
  const body = printed.replace(/^\s{0,8}(?:curl: \(22\).{0,200}|[-=*_]{6,200} ?)$/gm, '').trim();
  const shown = /^[[{<]/.test(body) ? body : (formedBodyIn(body) ?? bodyAlone(body, {}));
  const others = toldBehind(text, shown, command.url);
  if (told?.failure !== undefined)
    return [{ ...asked(command, null, told.request.url), failure: told.failure }, ...others];
  const headers = told?.response?.headers ?? {};
  const answer = { status, headers, body: (told?.response?.body ?? shown) || null };
  return [asked(command, answer, told?.request.url), ...others];
}

/** Calls that are told behind the body that a command printed, and are not the one that was commanded. */
export const toldBehind = (output: string, body: string, url: string | undefined): Exchange[] =>
  callsInText(output.slice(output.indexOf(body) + body.length)).flatMap((one) => {
    if (!isAnother(one, url)) return [];
    const { request } = one;
    const gateway = request.url.startsWith('/rest/') ? (ofGateway.exec(url ?? '')?.[0] ?? '') : '';
    return { ...one, request: { ...request, url: resolved(url ?? '', `${gateway}${request.url}`) } };
  });

/** What stands before the path of a site there. */
const ofGateway = /^https:\/\/api\.atlassian\.com\/ex\/jira\/[^/]{1,60}/;

const isAnother = (one: Exchange, url: string | undefined) =>
  url !== undefined && ended(one) && one.request.url !== '' && !sameCall(one.request.url, url);

/** What `cat` or the like prints of the file that an answer went to. */
function shownLater(file: string, output: readonly string[]): string | null {
  const at = output.findIndex(
    (line) =>
      prompted.test(line) && line.includes(file) && /\b(?:cat|jq|less|more|head|type|bat)\b/.test(line),
  );
  if (at < 0) return null;
  const rest = output.slice(at + 1);
  const end = rest.findIndex((line) => prompted.test(line));
  return bodyAlone(rest.slice(0, end < 0 ? undefined : end).join('\n'), {}) || null;
}
