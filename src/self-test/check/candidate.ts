import type { Evidence, Exchange, IdentityKind } from '../../evidence/index.ts';
import type { Identity } from '../../jira-client/index.ts';
import type { Account } from '../probes/facts/who-am-i.ts';
import type { Acceptance, Trial } from './try-identity.ts';

/** One identity of a check: found, tried, and all that is known of it. */
export interface Candidate {
  readonly kind: IdentityKind;
  /** What it turned out to be, where that is another kind than it was tested as. */
  readonly foundKind?: IdentityKind;
  readonly identity: Identity;
  readonly acceptance: Acceptance;
  readonly account: Account | null;
  /** What shows how it was received: its own calls first, then the ones that tell causes apart. */
  readonly exchanges: readonly Exchange[];
  /** For `accountNotes` of the evidence. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** Makes a candidate out of the trial that counts, the other trials, and what is known beforehand. */
export function candidateFrom(
  trial: Trial,
  others: readonly Trial[],
  notes: Readonly<Record<string, unknown>> = {},
): Candidate {
  return {
    kind: trial.identity.kind,
    identity: trial.identity,
    acceptance: trial.acceptance,
    account: trial.account,
    exchanges: [...trial.exchanges, ...others.flatMap((other) => other.exchanges)],
    notes: { ...trial.identity.notes?.(), ...accountNotes(trial.account), ...notes },
  };
}

function accountNotes(account: Account | null): Record<string, unknown> {
  if (account === null) return {};
  const { accountType, active, groups, applicationRoles } = account;
  return {
    ...(accountType === null ? {} : { accountType }),
    ...(active === null ? {} : { active }),
    ...(groups === null ? {} : { groups }),
    ...(applicationRoles === null ? {} : { applicationRoles }),
  };
}

/** The evidence of how a candidate was received, for the rules. */
export function evidenceOf(candidate: Candidate, deployment: Evidence['deployment']): Evidence {
  return {
    identity: candidate.foundKind ?? candidate.kind,
    scopes: candidate.identity.scopes === null ? null : [...candidate.identity.scopes],
    accountNotes: Object.keys(candidate.notes).length === 0 ? null : { ...candidate.notes },
    deployment,
    exchanges: [...candidate.exchanges],
  };
}

/** Good enough to make calls with. */
export const isUsable = ({ acceptance }: Candidate): boolean =>
  acceptance === 'accepted' || acceptance === 'lacks-scope';
