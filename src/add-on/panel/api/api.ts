import type { Advice, ProbeResult, Report } from '../../../report/index.ts';
import type { ApiAnswer, ApiCall, Bridge } from '../bridge/bridge.ts';

export type Finding = ProbeResult['findings'][number];
export type IdentityKind = ProbeResult['identity'];

export interface TenantView {
  readonly siteUrl: string;
  readonly state: string;
  readonly scopes: readonly string[];
  readonly identities: readonly string[];
}

/** One line of the history. */
export interface Run {
  readonly id: string;
  readonly state: Report['state'];
  readonly startedAt: string;
  readonly summary?: Report['summary'];
}

/** A report with what it asks of whom, worded by the server. */
export interface AdvisedReport {
  readonly report: Report;
  readonly advice: readonly Advice[];
}

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
  runs(before?: string): Promise<Outcome<readonly Run[]>>;
  report(id: string): Promise<Outcome<AdvisedReport>>;
  /** The id of the run, also when one was under way already. */
  start(): Promise<Outcome<string>>;
  explain(evidence: unknown): Promise<Outcome<readonly Finding[]>>;
  importReport(report: unknown): Promise<Outcome<AdvisedReport>>;
}

export function apiOver(bridge: Bridge): Api {
  const ask = async <Value>(request: ApiCall): Promise<Outcome<Value>> => read(await bridge.call(request));
  return {
    tenant: () => ask({ method: 'GET', path: '/tenant' }),
    async runs(before) {
      const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
      const answer = await ask<{ selfTests: Run[] }>({ method: 'GET', path: `/self-tests${query}` });
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
    async start() {
      const answer = await bridge.call({ method: 'POST', path: '/self-tests', body: {} });
      const known = answer.status === 409 ? { ...answer, status: 202 } : answer;
      const outcome = read<{ id: string }>(known);
      return outcome.ok ? { ok: true, value: outcome.value.id } : outcome;
    },
    async explain(evidence) {
      const answer = await ask<{ findings: Finding[] }>({
        method: 'POST',
        path: '/explanations',
        body: evidence,
      });
      return answer.ok ? { ok: true, value: answer.value.findings } : answer;
    },
    importReport: (report) => ask({ method: 'POST', path: '/imported-reports', body: report }),
  };
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
