import type { Exchange } from '../../../evidence/index.ts';
import { askedOnce, type Identity, patient, realPatience } from '../../../jira-client/index.ts';
import { type Account, askerFor, whoAmI } from '../../probes/index.ts';
import { onSelfHosted } from '../../self-hosted/index.ts';

/** What became of asking Jira who we are. `lacks-scope`: the credential is good, it may only not ask this. */
export type Acceptance = 'accepted' | 'lacks-scope' | 'refused' | 'unanswered';

export interface Trial {
  readonly identity: Identity;
  readonly acceptance: Acceptance;
  readonly account: Account | null;
  readonly exchanges: readonly Exchange[];
}

/**
 * Whether a credential is accepted at all. `/myself` is the question, because everything that also answers anonymous
 * callers says 200 to a dead credential.
 */
export async function tryIdentity(tried: Identity, signal: AbortSignal, selfHosted = false): Promise<Trial> {
  const asked = askedOnce(tried);
  const identity = selfHosted ? onSelfHosted(asked) : asked;
  const authenticated = await identity.authenticate(signal);
  if (!authenticated.ok) {
    const { exchanges } = authenticated;
    const last = exchanges.at(-1);
    return {
      identity,
      account: null,
      exchanges,
      acceptance: last !== undefined && (isUnanswered(last) || !isRefusal(last)) ? 'unanswered' : 'refused',
    };
  }
  const exchanges: Exchange[] = [];
  // Patience is for this question alone: the run brings its own for the identity that it is handed.
  const asker = askerFor(patient(identity, realPatience), signal, ({ exchange }) => exchanges.push(exchange));
  const account = await whoAmI(asker);
  const marked = exchanges.map((exchange) => ({ ...exchange, identity: identity.kind }));
  return {
    identity,
    exchanges: marked,
    account: account.ok ? account.value : null,
    acceptance: account.ok ? 'accepted' : acceptanceOf(marked.at(-1)),
  };
}

function acceptanceOf(exchange: Exchange | undefined): Acceptance {
  if (exchange === undefined || isUnanswered(exchange)) return 'unanswered';
  const body = exchange.response?.body ?? '';
  if (asksToLogIn(body)) return 'refused';
  // A success that tells no account was not made by Jira, or was cut off on the way: it refuses nobody.
  if ((exchange.response?.status ?? 0) < 300) return 'unanswered';
  return exchange.response?.status === 401 && /scope does not match/i.test(body) ? 'lacks-scope' : 'refused';
}

/** A page for logging in, in place of the account, refuses it with whatever status. */
const asksToLogIn = (body: string): boolean =>
  /^\s*<(?:!doctype|html)/i.test(body) && /\bos_username\b|<title>\s*(?:log ?in|sign in)\b/i.test(body);

/** An authorization server refuses with a status of its own: a redirect, or a success without a token, was not made by one. */
const isRefusal = ({ response }: Exchange): boolean => (response?.status ?? 400) >= 400;

/** No answer, an outage or a quota: says nothing about the credential. */
export function isUnanswered(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? null;
  return status === null || status === 429 || status >= 500;
}
