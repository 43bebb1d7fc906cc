import type { AccountFacts, Evidence, Exchange, IdentityKind } from '../../../evidence/index.ts';
import type { Identity } from '../../../jira-client/index.ts';
import { typeOf } from '../../account/index.ts';
import type { Account } from '../../probes/index.ts';
import type { Acceptance, Trial } from './try-identity.ts';

/** For the reader of the report. */
export interface CandidateNotes {
  /** Flaws of the credential's text, a sentence each. */
  readonly flaws?: readonly string[];
  /** What became of refreshing a token. */
  readonly refresh?: string;
  /** Refreshing was said to be needed, and there is nothing to refresh with. */
  readonly refreshLacking?: boolean;
  /** Why a consent was not given. */
  readonly authorization?: string;
}

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
  /** What is known for certain of the account and the credential. */
  readonly facts: AccountFacts;
  /** What the search found beside it, in words. */
  readonly notes: CandidateNotes;
}

/** Makes a candidate out of the trial that counts, the other trials, and what is known beforehand. */
export function candidateFrom(
  trial: Trial,
  others: readonly Trial[],
  { facts = {}, notes = {} }: { readonly facts?: AccountFacts; readonly notes?: CandidateNotes } = {},
): Candidate {
  return {
    kind: trial.identity.kind,
    identity: trial.identity,
    acceptance: trial.acceptance,
    account: trial.account,
    exchanges: [...trial.exchanges, ...others.flatMap((other) => other.exchanges)],
    facts: { ...trial.identity.facts?.(), ...accountFactsOf(trial.account), ...facts },
    notes,
  };
}

function accountFactsOf(account: Account | null): AccountFacts {
  if (account === null) return {};
  const { accountType, active, groups, applicationRoles } = account;
  return {
    ...(accountType === null ? {} : { accountType: typeOf(accountType) }),
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
    accountNotes: null,
    account: candidate.facts,
    deployment,
    exchanges: [...candidate.exchanges],
  };
}

/** Good enough to make calls with. */
export const isUsable = ({ acceptance }: Candidate): boolean =>
  acceptance === 'accepted' || acceptance === 'lacks-scope';
