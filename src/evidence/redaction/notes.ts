import type { AccountFacts } from '../account-facts.ts';
import { isRecord } from '../is-record.ts';
import { redactText } from './text.ts';

const deepest = 6;
const most = 500;
/** Of all texts of one set of notes together: nothing decides a cause behind that. */
const longestNotes = 131_072;

/** Notes with every text and key in them masked; nesting beyond six levels, lists beyond 500 entries are dropped. */
export function redactNotes(notes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  let left = longestNotes;
  const clean = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') {
      const cut = value.slice(0, Math.min(4_096, left));
      left -= cut.length;
      return redactText(cut);
    }
    if (typeof value !== 'object' || value === null) return value;
    if (depth > deepest || left <= 0) return null;
    if (Array.isArray(value)) return value.slice(0, most).map((item) => clean(item, depth + 1));
    return entriesOf(value, depth);
  };
  const entriesOf = (value: object, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== '__proto__')
        .slice(0, most)
        .map(([key, item]) => [redactText(key.slice(0, 200)), named(key, item, depth)]),
    );
  /** A text is masked together with its key, which may say what it is. */
  const named = (key: string, item: unknown, depth: number): unknown => {
    if (typeof item !== 'string') return clean(item, depth + 1);
    const masked = clean(item, depth);
    if (masked !== item) return masked;
    const together = redactText(`${key.slice(-80)}="${item.replace(/["\\]/g, ' ').slice(0, 4_096)}"`);
    return together.includes('***') && !item.includes('***') ? '***' : masked;
  };
  return entriesOf(notes, 0);
}

/** Facts of an account without addresses and secrets in names of groups, sites and roles. */
export function redactAccount(account: AccountFacts): AccountFacts {
  const clean = <T>(value: T): T => {
    if (typeof value === 'string') return redactText(value.slice(0, 1_024)) as T & string;
    if (Array.isArray(value)) return value.slice(0, most).map(clean) as T & unknown[];
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)])) as T & object;
    return value;
  };
  return clean(account);
}
