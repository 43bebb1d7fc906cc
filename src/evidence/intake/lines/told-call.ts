import type { TransportFailure } from '../../exchange.ts';
import { mayBeJira, mostTelling } from '../values/index.ts';

/** A call that lines of a text tell of. Offsets are of the text. */
export interface ToldCall {
  url: string;
  method: string | null;
  status: number | null;
  /** Where the status ends, for what is said behind it. */
  statusEnd: number;
  failure: TransportFailure | null;
  readonly start: number;
  /** A refusal without an address right before it, which is its own where nothing else is told of it. */
  refusedBefore?: ToldCall;
  /** Where its address stands first; as `start` where none does. */
  addressAt: number;
  /** Its address stands in a paragraph below the one that tells its outcome. */
  addressBelow?: boolean;
  /** A person tells of it, where no program does. */
  inTalk?: boolean;
  /** Its address is what a settings file calls the beginning of all. */
  isSetting: boolean;
  /** Where the next call of the text begins, of which no more is kept. */
  end?: number;
  /** Where a call before it ended, of which no more is kept. */
  from?: number;
}

const bare = (url: string) => url.replace(/[?#].*$/s, '').replace(/\/$/, '');
export function sameCall(one: string, other: string): boolean {
  if (one === other) return true;
  const [left, right] = [bare(one), bare(other)];
  return left.endsWith(right) || right.endsWith(left);
}
/** A base address, then the whole one; what is below a resource is another call. */
export const hasMore = (one: string, other: string) =>
  one.length > other.length &&
  (bare(one) === bare(other) ||
    (isBeginning.test(other) && one.startsWith(bare(other))) ||
    one.endsWith(other));
/** What a program puts addresses together from: all before the resource, or what ends with a mark that something follows. */
const isBeginning =
  /^(?:https?:\/\/[^/]+)?(?:\/(?!rest\/)[\w.-]{1,80}){0,5}(?:\/rest(?:\/[a-z-]{1,30}(?:\/(?:\d(?:\.\d)?|latest))?)?)?$|[/=?&]$/;

/** A heading, or the message of an exception, names a call that a line below tells with its method. */
export const isHeadingOf = (one: ToldCall, other: ToldCall) =>
  one.method === null &&
  other.method !== null &&
  one.url !== '' &&
  one.status !== null &&
  one.status === other.status &&
  bare(one.url) === bare(other.url);

/** Nothing is told of how it ended. */
export const isOpen = ({ status, failure }: ToldCall) => status === null && failure === null;

export const hostOnly = /^https?:\/\/[^/]+\/?$/;

/** Calls without an outcome say nothing beside others; the same call told twice is one. */
export function mergeCalls(told: readonly ToldCall[]): ToldCall[] {
  const calls = told.map(withRefusalBefore);
  const open = calls.filter(isOpen);
  const ended = calls.filter((call) => !isOpen(call));
  // A client tells the host alone; the whole address stands in the source beside it.
  for (const call of ended.filter(({ url }) => hostOnly.test(url))) {
    const whole =
      open.find(({ url }) => hasMore(url, call.url)) ??
      ended.find(({ url, status }) => status === call.status && hasMore(url, call.url));
    if (whole === undefined) continue;
    call.url = whole.url;
    call.method ??= whole.method;
  }
  const host = open.find(({ url }) => hostOnly.test(url));
  const [first] = ended;
  if (host !== undefined && first !== undefined && ended.every(({ url }) => url === '')) first.url = host.url;
  nameFromSource(calls, ended);
  const kept = ended.length > 0 ? ended : calls.slice(0, 1);
  const seen = new Map<string, ToldCall>();
  for (const call of kept) {
    const key = `${call.method ?? ''} ${bare(call.url)} ${call.status ?? call.failure?.kind}`;
    const before = seen.get(key);
    // Behind what a person says stands what a program printed.
    if (before === undefined || (call.url === '' && before.inTalk === true && call.inTalk !== true))
      seen.set(key, call);
  }
  // A heading or a last sentence tells the refusal of a call once more; what a program of one's own answers is another one.
  const named = kept.filter(({ url }) => url !== '');
  const ofJira = named.filter(({ url }) => mayBeJira(url));
  const calledSo = new Set(
    (ofJira.length > 0 ? ofJira : named.filter(({ url }) => fromJira.test(url))).map(({ status }) => status),
  );
  return [...seen.values()]
    .filter(({ url, status }) => url !== '' || status === null || !calledSo.has(status))
    .sort((one, other) => one.start - other.start);
}

/** What Jira adds to the address of an app that it calls: https://developer.atlassian.com/cloud/jira/platform/context-parameters */
const fromJira = /[?&](?:jwt|xdm_e|lic|user_key|loc)=/;

/** The source shows one call, and a line prints how it ended without naming it. */
export function nameFromSource(calls: readonly ToldCall[], ended: readonly ToldCall[]): void {
  const shown = calls.filter(
    (call) =>
      isOpen(call) &&
      !call.isSetting &&
      /\/rest\//.test(call.url) &&
      !ended.some(({ url }) => url !== '' && sameCall(url, call.url)),
  );
  const nameless = ended.filter(({ url }) => url === '');
  const [source] = shown;
  const [outcome] = nameless;
  if (source === undefined || outcome === undefined || shown.length + nameless.length > 2) return;
  outcome.url = source.url;
  outcome.method ??= source.method;
}

const withRefusalBefore = (call: ToldCall): ToldCall =>
  isOpen(call) && call.refusedBefore !== undefined && call.url !== ''
    ? { ...call, ...pick(call.refusedBefore) }
    : call;
const pick = ({ status, statusEnd, failure, start }: ToldCall) => ({ status, statusEnd, failure, start });

/** Of more calls than are kept, those that tell most; what the others say belongs to none of them. */
export function thinned(calls: readonly ToldCall[]): ToldCall[] {
  const kept = mostTelling(calls, ({ url, status, failure }) => ({ url, status, failed: failure !== null }));
  if (kept.length < calls.length) {
    const staying = new Set(kept);
    calls.forEach((call, index) => {
      const next = calls[index + 1];
      if (next === undefined) return;
      if (!staying.has(next)) call.end ??= next.start;
      if (!staying.has(call)) next.from ??= Math.max(call.start, call.statusEnd);
    });
  }
  return kept;
}
