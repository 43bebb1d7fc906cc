import type { IdentityKind } from '../evidence/index.ts';
import { identityTraits, permissionName } from '../jira-facts/index.ts';
import type { Report, Verdict } from './model.ts';

/** How a verdict reads everywhere; a colour never stands alone. */
export const verdictWords: Record<Verdict, string> = {
  healthy: 'Healthy',
  problem: 'Problem',
  closed: 'Closed',
  'not-applicable': 'Not applicable',
  inconclusive: 'Could not tell',
};

/** Heading of what a Connect app should know about Forge. */
export const movingTitle = 'When this app moves to Forge';

/** Heading of scopes that no operation of the run took. */
export const unusedTitle = 'Declared, and not needed by what was tested';

/** Those scopes, each with whose it is. */
export const unusedScopes = (report: Report): string[] =>
  report.gaps.unusedScopes.map(({ identity, scope }) => `${scope} (${identityName(report, identity)})`);

/** The identity by its label in the report, else by what its kind is called. */
export function identityName(report: Report, kind: IdentityKind): string {
  const label = report.identities.find((identity) => identity.kind === kind)?.label;
  return label ?? identityTraits[kind].words;
}

/** Who holds the rights that an identity acts with: a token or a connection has none of its own. */
function holderName(report: Report, kind: IdentityKind): string {
  const name = identityName(report, kind);
  const traits = identityTraits[kind];
  if (name !== traits.words) return name;
  switch (traits.rightsOf) {
    case 'app':
    case 'nobody':
      return name;
    case 'service account':
      return 'the service account';
    case 'person':
      return traits.framework !== null ? 'the user that the app acts for' : `the account of ${name}`;
  }
}

/** The holders of the rights that identities act with, each named once: two connections may act for one person. */
export const holderNames = (report: Report, kinds: readonly IdentityKind[]): string[] => [
  ...new Set(kinds.map((kind) => holderName(report, kind))),
];

/** Permissions by the names that Jira's screens show. */
export const permissionNames = (permissions: readonly string[]): string[] =>
  permissions.map((permission) => `“${permissionName(permission)}”`);

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** "1 gap", "2 gaps". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A time in ISO 8601 as a person reads it, to the minute: "2026-11-20 09:30 UTC". */
export function moment(iso: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]{0,16}Z$/.exec(iso);
  return parts === null ? iso : `${parts[1]} ${parts[2]} UTC`;
}

/** Milliseconds as a person reads them: "840 ms", "4.2 s", "2 min 5 s". */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** First letter upper case, for the start of a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
