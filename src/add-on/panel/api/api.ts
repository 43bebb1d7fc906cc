import type { Question, Understood } from '../../../evidence/index.ts';
import type { Advice, ProbeResult, Report, RunListing } from '../../../report/index.ts';
import type { ApiAnswer, ApiCall, Bridge } from '../bridge/bridge.ts';

export type Finding = ProbeResult['findings'][number];
export type IdentityKind = ProbeResult['identity'];

export interface TenantView {
  readonly siteUrl: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly identities: readonly string[];
}

/** What a run is asked to judge; everything left out is the default of the server. */
export interface Wanted {
  readonly operations?: readonly string[];
  readonly identities?: readonly IdentityKind[];
  readonly profile?: string;
  readonly project?: string;
  readonly account?: string;
}

export interface ProfileEntry {
  readonly name: string;
  readonly title: string;
  readonly operations: number;
}

export interface AccountEntry {
  readonly accountId: string;
  readonly name: string;
  /** "person", "app", "customer". */
  readonly kind: string;
  readonly active: boolean;
}

/** An end somebody knows; `expiresAt` in ISO 8601. */
export interface ExpiryEntry {
  readonly what: string;
  readonly expiresAt: string;
  readonly source: string;
}

export interface WatchSettings {
  readonly every: 'hour' | 'day' | 'off';
  readonly profile?: string;
  readonly operations?: readonly string[];
  readonly project?: string;
  readonly accounts: readonly string[];
  readonly expiries: readonly ExpiryEntry[];
}

/** The watch as it stands; `settings` is what may be changed of it, `expiries` has the announced ends among them. */
export interface Watch extends WatchSettings {
  readonly settings: WatchSettings;
  readonly alerts: readonly {
    readonly id: string;
    readonly at: string;
    readonly text: string;
    readonly selfTest?: string;
  }[];
  readonly lastRun?: {
    readonly id: string;
    readonly at: string;
    readonly gaps: number;
    /** Nothing had changed, so the full look was left out. */
    readonly glance?: boolean;
    /** Accounts that the site does not show. */
    readonly notSeen?: readonly string[];
  };
  readonly nextRun?: string;
}

/** Gaps against another run; `since` null: there is none to compare with. */
export interface Changes {
  readonly since: string | null;
  readonly opened: readonly GapEntry[];
  readonly closed: readonly GapEntry[];
  readonly unchanged: number;
}
export interface GapEntry {
  readonly id: string;
  readonly title: string;
}

export interface Explanation {
  readonly findings: readonly Finding[];
  readonly read: Understood;
  /** The one fact that would decide between what is left. */
  readonly ask?: Question;
}

/** A report with what it asks of whom, worded by the server. */
export interface AdvisedReport {
  readonly report: Report;
  readonly advice: readonly Advice[];
}

export type Answers = Readonly<Record<string, string | number>>;

/** Why the backend gave no answer we can show; `message` is the server's own sentence where it sent one. */
export interface Refusal {
  readonly kind: 'unreachable' | 'expired' | 'not-allowed' | 'busy' | 'refused';
  readonly message: string;
  readonly traceId?: string;
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** Every question the panel asks of our own backend. */
export interface Api {
  tenant(): Promise<Outcome<TenantView>>;
  runs(before?: string): Promise<Outcome<readonly RunListing[]>>;
  /** Every run that is kept, as a table for a spreadsheet. */
  runsAsCsv(): Promise<Outcome<string>>;
  report(id: string): Promise<Outcome<AdvisedReport>>;
  /** The id of the run, also when one was under way already. */
  start(wanted?: Wanted): Promise<Outcome<string>>;
  changes(id: string, since?: string): Promise<Outcome<Changes>>;
  profiles(): Promise<Outcome<readonly ProfileEntry[]>>;
  accounts(wanted: string): Promise<Outcome<readonly AccountEntry[]>>;
  erase(): Promise<Outcome<null>>;
  watch(): Promise<Outcome<Watch>>;
  setWatch(settings: WatchSettings): Promise<Outcome<Watch>>;
  /** `answers`: to the question that was asked about it before. */
  explain(text: string, answers: Answers): Promise<Outcome<Explanation>>;
  importReport(report: unknown): Promise<Outcome<AdvisedReport>>;
}

export function apiOver(bridge: Bridge): Api {
  const ask = async <Value>(request: ApiCall): Promise<Outcome<Value>> => read(await bridge.call(request));
  return {
    tenant: () => ask({ method: 'GET', path: '/tenant' }),
    async runsAsCsv() {
      const answer = await bridge.call({ method: 'GET', path: '/self-tests.csv' });
      if (answer.status !== 200) return { ok: false, refusal: refusalOf(answer) };
      // Where only JSON is sure to pass, the server wraps the file.
      if (!answer.text.startsWith('{')) return { ok: true, value: answer.text };
      const { content }: { content: string } = JSON.parse(answer.text);
      return { ok: true, value: content };
    },
    async runs(before) {
      const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
      const answer = await ask<{ selfTests: RunListing[] }>({ method: 'GET', path: `/self-tests${query}` });
      return answer.ok ? { ok: true, value: answer.value.selfTests } : answer;
    },
    async report(id) {
      const path = `/self-tests/${encodeURIComponent(id)}`;
      const [report, advice] = await Promise.all([
        ask<Report>({ method: 'GET', path }),
        ask<Advice[]>({ method: 'GET', path: `${path}/advice` }),
      ]);
      if (!report.ok) return report;
      if (!advice.ok) return advice;
      return { ok: true, value: { report: report.value, advice: advice.value } };
    },
    async start(wanted = {}) {
      const answer = await bridge.call({ method: 'POST', path: '/self-tests', body: wanted });
      const known = answer.status === 409 ? { ...answer, status: 202 } : answer;
      const outcome = read<{ id: string }>(known);
      return outcome.ok ? { ok: true, value: outcome.value.id } : outcome;
    },
    changes(id, since) {
      const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
      return ask({ method: 'GET', path: `/self-tests/${encodeURIComponent(id)}/changes${query}` });
    },
    async profiles() {
      const answer = await ask<{ profiles: ProfileEntry[] }>({ method: 'GET', path: '/profiles' });
      return answer.ok ? { ok: true, value: answer.value.profiles } : answer;
    },
    async accounts(wanted) {
      const path = `/accounts?q=${encodeURIComponent(wanted)}`;
      const answer = await ask<{ accounts: AccountEntry[] }>({ method: 'GET', path });
      return answer.ok ? { ok: true, value: answer.value.accounts } : answer;
    },
    async erase() {
      const answer = await bridge.call({ method: 'DELETE', path: '/data' });
      return answer.status === 204 ? { ok: true, value: null } : { ok: false, refusal: refusalOf(answer) };
    },
    watch: async () => asWatch(await ask({ method: 'GET', path: '/watch' })),
    setWatch: async (settings) => asWatch(await ask({ method: 'PUT', path: '/watch', body: settings })),
    explain: (text, answers) => ask({ method: 'POST', path: '/explanations', body: { text, ...answers } }),
    importReport: (report) => ask({ method: 'POST', path: '/imported-reports', body: report }),
  };
}

type AnsweredWatch = Omit<Watch, 'settings'>;

function asWatch(outcome: Outcome<AnsweredWatch>): Outcome<Watch> {
  if (!outcome.ok) return outcome;
  const { every, profile, operations, project, accounts, expiries } = outcome.value;
  // Announced ends carry the address they were read at; the others are the owner's own.
  const entered = expiries.filter(({ source }) => !source.startsWith('https://'));
  const settings = {
    every,
    accounts,
    expiries: entered,
    ...(profile === undefined ? {} : { profile }),
    ...(operations === undefined ? {} : { operations }),
    ...(project === undefined ? {} : { project }),
  };
  return { ok: true, value: { ...outcome.value, settings } };
}

function read<Value>(answer: ApiAnswer): Outcome<Value> {
  if (answer.status < 200 || answer.status > 299) return { ok: false, refusal: refusalOf(answer) };
  try {
    const value: Value = JSON.parse(answer.text);
    return { ok: true, value };
  } catch {
    return {
      ok: false,
      refusal: {
        kind: 'unreachable',
        message: 'The answer was not from Clearance: something in between replaced it.',
      },
    };
  }
}

/** Words for a refusal; a door that shuts for a reason says the reason. */
export function refusalOf({ status, text }: ApiAnswer): Refusal {
  const said = serverWords(text);
  const traceId = said.traceId === undefined ? {} : { traceId: said.traceId };
  const refusal = (kind: Refusal['kind'], otherwise: string): Refusal => ({
    kind,
    message: said.message ?? otherwise,
    ...traceId,
  });
  if (status === 0) return refusal('unreachable', 'The Clearance server did not answer.');
  if (status === 401) return refusal('expired', 'The session of this page has ended.');
  if (status === 403) return refusal('not-allowed', 'Only Jira administrators may see this page.');
  if (status === 429 || status === 503)
    return refusal('busy', 'The server is busy. Wait a moment and try again.');
  return refusal('refused', `The server answered with status ${status}.`);
}

function serverWords(text: string): { message?: string; traceId?: string } {
  try {
    const body: { error?: { message?: string; traceId?: string } } = JSON.parse(text);
    return body.error ?? {};
  } catch {
    return {};
  }
}
