import { identityTraits } from '../../../jira-facts/index.ts';
import type { ReportIdentity } from '../../../report/index.ts';
import type { Secret } from '../../../tokens/index.ts';
import type { ListedCredential } from './listed-credential.ts';

/** What is known of the credential that was tested, and never shown. */
export interface UnderTest {
  readonly email: Secret | null;
  readonly clientId: string | null;
}

export interface Matched {
  readonly credential: ListedCredential;
  /** False: one of several; it is the one that ends first. */
  readonly certain: boolean;
  readonly among: number;
}

const recentMs = 86_400_000;

/**
 * Which of the listed credentials was tested: by client id, or by the account (or, where it was refused, the e-mail
 * address) and then by being the only one, or the only one that was just used. null: none that could be it is listed.
 */
export function tested(
  identity: ReportIdentity,
  listed: readonly ListedCredential[],
  { email, clientId }: UnderTest,
  now: Date,
): Matched | null {
  const possible = listed.filter((one) => mayBe(identity, one, email, clientId));
  const fits = identity.usable ? possible.filter((one) => isAlive(one, now)) : possible;
  const [first] = fits;
  if (first === undefined) return null;
  if (fits.length === 1) return { credential: first, certain: true, among: 1 };
  const justUsed = fits.filter(
    ({ lastActiveAt }) =>
      lastActiveAt !== null && Math.abs(now.getTime() - Date.parse(lastActiveAt)) < recentMs,
  );
  const [used] = justUsed;
  if (identity.usable && used !== undefined && justUsed.length === 1)
    return { credential: used, certain: true, among: fits.length };
  const endsFirst = [...fits].sort((a, b) => endOf(a) - endOf(b))[0] ?? first;
  return { credential: endsFirst, certain: false, among: fits.length };
}

function mayBe(
  { kind, account }: ReportIdentity,
  one: ListedCredential,
  email: Secret | null,
  clientId: string | null,
): boolean {
  switch (identityTraits[kind].listedBy) {
    case 'account': {
      if (one.kind !== 'API token' && one.kind !== 'service account token') return false;
      if (account !== undefined && one.accountId !== null) return one.accountId === account.accountId;
      return email !== null && one.email?.toLowerCase() === email.reveal().trim().toLowerCase();
    }
    case 'client id':
      return clientId !== null && one.clientId === clientId;
    case null:
      return false;
  }
}

const endOf = ({ expiresAt }: ListedCredential): number =>
  expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(expiresAt);

const isAlive = (one: ListedCredential, now: Date): boolean =>
  one.state !== 'blocked' && endOf(one) > now.getTime();
