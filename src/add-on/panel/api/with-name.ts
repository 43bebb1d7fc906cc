import { isolatedText } from '../../../report/index.ts';
import type { AdvisedReport, Changes } from './shapes.ts';

/**
 * A report with the judged account's name in place of its id. Reports hold no name, so the page asks Jira for it; a
 * message to send names both, because whoever gets it may know neither alone.
 */
export function withName({ report, advice }: AdvisedReport, accountId: string, name: string): AdvisedReport {
  return {
    report: named(report, accountId, isolatedText(name)),
    advice: advice.map((item) => ({
      ...named(item, accountId, isolatedText(name)),
      message: named(item.message, accountId, `${isolatedText(name)} (account ${accountId})`),
    })),
  };
}

/** The accounts that the titles of gaps speak of by their ids. */
export function accountsIn({ opened, closed }: Changes): string[] {
  const spoken = [...opened, ...closed].flatMap(({ title }) => [
    ...title.matchAll(/\bthe (?:account|app user) ([\w:-]{6,128})/gi),
  ]);
  return [...new Set(spoken.map(([, id = '']) => id))];
}

/** The same with a name for an account, in all that is said of it. The server calls it: "the account 5b10…", "the app user 557058:…". */
export function named<Value>(value: Value, accountId: string, name: string): Value {
  const words = new RegExp(`the (?:account|app user) ${accountId.replace(/[^\w]/g, '\\$&')}`, 'gi');
  const copy: Value = JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'string' ? one.replace(words, () => name) : one,
  );
  return copy;
}
