import type { Report } from '../../../report/index.ts';
import type { AdvisedReport } from './shapes.ts';

/**
 * A report with the judged account's name in place of its id. Reports hold no name, so the page asks Jira for it; a
 * message to send names both, because whoever gets it may know neither alone.
 */
export function withName({ report, advice }: AdvisedReport, accountId: string, name: string): AdvisedReport {
  return {
    report: named(report, accountId, name),
    advice: advice.map((item) => ({
      ...named(item, accountId, name),
      message: named(item.message, accountId, `${name} (account ${accountId})`),
    })),
  };
}

/** The same of anything else that speaks of the account which a report has judged. */
export function asInReport<Value>(value: Value, { subject, identities }: Report): Value {
  const accountId = subject?.accountId;
  const label = identities.find(({ account }) => account?.accountId === accountId)?.label;
  return accountId === undefined || label === undefined ? value : named(value, accountId, label);
}

/** As the server calls the account: "the account 5b10…", "the app user 557058:…". */
function named<Value>(value: Value, accountId: string, name: string): Value {
  const words = new RegExp(`the (?:account|app user) ${accountId.replace(/[^\w]/g, '\\$&')}`, 'gi');
  const copy: Value = JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? one.replace(words, () => name) : one,
  );
  return copy;
}
