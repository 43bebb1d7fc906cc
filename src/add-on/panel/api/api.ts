import type { Question } from '../../../evidence/index.ts';
import { type Advice, isolatedText, type RunListing } from '../../../report/index.ts';
import type { ApiCall, Bridge } from '../bridge/bridge.ts';
import { type Outcome, readOutcome, refusalOf, type WrappedFile } from './outcome.ts';
import { reportInParts } from './report-in-parts.ts';
import type {
  AccountEntry,
  AdvisedReport,
  Changes,
  Explanation,
  ProfileEntry,
  ReadAppFile,
  TenantView,
  Wanted,
} from './shapes.ts';
import { asWatch, type Watch, type WatchSettings } from './watch.ts';
import { accountsIn, named, withName } from './with-name.ts';

/** What was answered so far, by the fact it states. */
export type Answers = Readonly<Partial<Record<Question['fact'], string>>>;

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
  /** What the text of a descriptor or manifest declares. */
  appFile(text: string): Promise<Outcome<ReadAppFile>>;
  accounts(wanted: string): Promise<Outcome<readonly AccountEntry[]>>;
  /** The name of an account as Jira shows it now; undefined: it shows none. */
  accountName(accountId: string): Promise<string | undefined>;
  erase(): Promise<Outcome<null>>;
  watch(): Promise<Outcome<Watch>>;
  setWatch(settings: WatchSettings): Promise<Outcome<Watch>>;
  /** `answers`: to all that was asked about it before. */
  explain(text: string, answers: Answers): Promise<Outcome<Explanation>>;
  importReport(report: unknown): Promise<Outcome<AdvisedReport>>;
}

export function apiOver(bridge: Bridge): Api {
  const ask = async <Value>(request: ApiCall): Promise<Outcome<Value>> =>
    readOutcome(await bridge.call(request));
  const accountName = async (accountId: string): Promise<string | undefined> => {
    const path = `/accounts?id=${encodeURIComponent(accountId)}`;
    const answer = await ask<{ accounts: AccountEntry[] }>({ method: 'GET', path });
    return answer.ok ? answer.value.accounts[0]?.name : undefined;
  };
  return {
    tenant: () => ask({ method: 'GET', path: '/tenant' }),
    async runsAsCsv() {
      const answer = await bridge.call({ method: 'GET', path: '/self-tests.csv' });
      if (answer.status !== 200) return { ok: false, refusal: refusalOf(answer) };
      // Where only JSON is sure to pass, the server wraps the file.
      if (!answer.text.startsWith('{')) return { ok: true, value: answer.text };
      const wrapped = readOutcome<WrappedFile>(answer);
      return wrapped.ok ? { ok: true, value: wrapped.value.content } : wrapped;
    },
    async runs(before) {
      const query = before === undefined ? '' : `?before=${encodeURIComponent(before)}`;
      const answer = await ask<{ selfTests: RunListing[] }>({ method: 'GET', path: `/self-tests${query}` });
      return answer.ok ? { ok: true, value: answer.value.selfTests } : answer;
    },
    async report(id) {
      const path = `/self-tests/${encodeURIComponent(id)}`;
      const [report, advice] = await Promise.all([
        reportInParts((from) => ask({ method: 'GET', path: `${path}?from=${from}` })),
        ask<Advice[]>({ method: 'GET', path: `${path}/advice` }),
      ]);
      if (!report.ok) return report;
      if (!advice.ok) return advice;
      const advised = { report: report.value, advice: advice.value };
      const accountId = report.value.subject?.accountId;
      const name = accountId === undefined ? undefined : await accountName(accountId);
      const value =
        accountId === undefined || name === undefined ? advised : withName(advised, accountId, name);
      return { ok: true, value };
    },
    async start(wanted = {}) {
      const answer = await bridge.call({ method: 'POST', path: '/self-tests', body: wanted });
      const known = answer.status === 409 ? { ...answer, status: 202 } : answer;
      const outcome = readOutcome<{ id: string }>(known);
      return outcome.ok ? { ok: true, value: outcome.value.id } : outcome;
    },
    async changes(id, since) {
      const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`;
      const path = `/self-tests/${encodeURIComponent(id)}/changes${query}`;
      const answer = await ask<Changes>({ method: 'GET', path });
      if (!answer.ok) return answer;
      let { value } = answer;
      for (const accountId of accountsIn(value)) {
        const name = await accountName(accountId);
        if (name !== undefined) value = named(value, accountId, isolatedText(name));
      }
      return { ok: true, value };
    },
    async profiles() {
      const answer = await ask<{ profiles: ProfileEntry[] }>({ method: 'GET', path: '/profiles' });
      return answer.ok ? { ok: true, value: answer.value.profiles } : answer;
    },
    appFile: (text) => ask({ method: 'POST', path: '/app-files', body: { text } }),
    async accounts(wanted) {
      const path = `/accounts?q=${encodeURIComponent(wanted)}`;
      const answer = await ask<{ accounts: AccountEntry[] }>({ method: 'GET', path });
      return answer.ok ? { ok: true, value: answer.value.accounts } : answer;
    },
    accountName,
    async erase() {
      const answer = await bridge.call({ method: 'DELETE', path: '/data' });
      return answer.status === 204 ? { ok: true, value: null } : { ok: false, refusal: refusalOf(answer) };
    },
    watch: async () => asWatch(await ask({ method: 'GET', path: '/watch' })),
    setWatch: async (settings) => asWatch(await ask({ method: 'PUT', path: '/watch', body: settings })),
    explain: (text, { address, status, identity }) => {
      const answers = {
        ...(address === undefined ? {} : { url: address }),
        ...(status === undefined ? {} : { status: Number(status) }),
        ...(identity === undefined ? {} : { identity }),
      };
      return ask({ method: 'POST', path: '/explanations', body: { text, ...answers } });
    },
    importReport: (report) => ask({ method: 'POST', path: '/imported-reports', body: report }),
  };
}
