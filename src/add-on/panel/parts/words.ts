import type { Report, Verdict } from '../../../report/index.ts';
import type { IdentityKind } from '../api/api.ts';

export const verdictWords: Record<Verdict, string> = {
  healthy: 'Healthy',
  problem: 'Problem',
  closed: 'Closed',
  'not-applicable': 'Not applicable',
  inconclusive: 'Could not tell',
};

/** "1 gap", "2 gaps". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The identity by its label in the report. */
export const identityName = (report: Report, kind: IdentityKind): string =>
  report.identities.find((identity) => identity.kind === kind)?.label ?? kind;

export const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);

export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An ISO 8601 time in the reader's own zone. */
export const moment = (iso: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

/** Milliseconds for people. */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** A cause id read aloud: "scope-missing" → "Scope missing". */
export const causeName = (cause: string): string => sentence(cause.replaceAll('-', ' '));

/** Only addresses a browser may follow: an imported report can carry any text as a link. */
export const webLink = (link: string | undefined): string | undefined =>
  link !== undefined && /^https?:\/\//.test(link) ? link : undefined;
