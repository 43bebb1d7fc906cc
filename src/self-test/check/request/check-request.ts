import type { IdentityKind } from '../../../evidence/index.ts';
import type { PlanRequest } from '../../plan/index.ts';
import { neededByProfile, type Profile } from '../../profiles/index.ts';
import type { GivenCredentials, Wanted } from '../credentials/index.ts';
import type { GivenAddress } from '../site/index.ts';

/** What one run of `clearance check` is asked to do. */
export interface CheckRequest {
  readonly address: GivenAddress;
  readonly wanted: readonly Wanted[];
  readonly given: GivenCredentials;
  readonly profile: Profile | null;
  /** Named one by one, beside those of the profile; null: none. */
  readonly operations: readonly string[] | null;
  readonly project: string | null;
  readonly issue: string | null;
  readonly declaredScopes: readonly string[] | null;
  /** Key in the descriptor given by --app. */
  readonly descriptorKey: string | null;
  /** Scopes the owner names: what a scoped token has, or what a 3LO consent is to ask for. */
  readonly scopes: readonly string[] | null;
  readonly callbackPort: number;
  readonly browserTimeoutMs: number;
  /** False in a pipeline: nobody is there to agree. */
  readonly attended: boolean;
}

/** What a check says is needed, as a plan takes it. */
export function neededBy(
  { profile, operations }: Pick<CheckRequest, 'profile' | 'operations'>,
  kinds: readonly IdentityKind[],
): Pick<PlanRequest, 'profile' | 'operations'> {
  return {
    ...(profile === null ? {} : { profile: neededByProfile(profile, kinds) }),
    ...(operations === null ? {} : { operations }),
  };
}
