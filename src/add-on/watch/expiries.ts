import { connectDates, connectEndOfSupport } from '../../app-files/index.ts';
import type { Expiry } from './watch-settings.ts';

const dayMs = 86_400_000;
/** Days before an end at which it is told. */
const warnedAt = [30, 7, 1] as const;

/** Everything of a tenant whose end is known: what its owner entered, and what Atlassian has announced. */
export function expiriesOf(door: 'connect' | 'forge', entered: readonly Expiry[]): Expiry[] {
  const support = connectDates.find(({ day }) => day === connectEndOfSupport);
  const announced: Expiry[] =
    door === 'connect' && support !== undefined
      ? [{ what: 'Connect support', expiresAt: support.day, source: support.source }]
      : [];
  // An answer that is sent back has the announced ones among the entered.
  const own = entered.filter(
    ({ what, expiresAt }) => !announced.some((one) => one.what === what && one.expiresAt === expiresAt),
  );
  return [...own, ...announced].sort((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
}

export interface ExpiryWarning extends Expiry {
  /** Whole days left; negative: it is past. */
  readonly daysLeft: number;
}

/** Remembers that an end was told at one of its marks, so that each mark is told once. */
export type ToldExpiries = Readonly<Record<string, number>>;

/** What is to be told now, and what is remembered of it. An end that moved is a new one. */
export function warn(
  expiries: readonly Expiry[],
  told: ToldExpiries,
  now: Date,
): { readonly warnings: ExpiryWarning[]; readonly told: ToldExpiries } {
  const warnings: ExpiryWarning[] = [];
  const remembered: Record<string, number> = {};
  for (const expiry of expiries) {
    const key = `${expiry.what} ${expiry.expiresAt}`;
    // Never -0, which is no number of days.
    const daysLeft = Math.ceil((Date.parse(expiry.expiresAt) - now.getTime()) / dayMs) || 0;
    const mark = daysLeft <= 0 ? 0 : warnedAt.findLast((days) => daysLeft <= days);
    const before = told[key];
    if (mark !== undefined && (before === undefined || mark < before)) warnings.push({ ...expiry, daysLeft });
    const reached = mark ?? before;
    if (reached !== undefined) remembered[key] = reached;
  }
  return { warnings, told: remembered };
}
