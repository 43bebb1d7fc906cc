import { z } from 'zod';
import type { Exchange } from '../../evidence/index.ts';
import { askedOnce, type Identity } from '../../jira-client/index.ts';
import { type Asker, askerFor } from '../probes/asker.ts';
import { type Account, whoAmI } from '../probes/facts/who-am-i.ts';
import { type Found, readAnswer } from '../probes/found.ts';

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
  const identity = askedOnce(tried);
  const authenticated = await identity.authenticate(signal);
  if (!authenticated.ok) {
    const { exchanges } = authenticated;
    const last = exchanges.at(-1);
    return {
      identity,
      account: null,
      exchanges,
      acceptance: last !== undefined && isUnanswered(last) ? 'unanswered' : 'refused',
    };
  }
  const exchanges: Exchange[] = [];
  const asker = askerFor(identity, signal, (exchange) => exchanges.push(exchange));
  const account = selfHosted ? await whoAmIOnServer(asker) : await whoAmI(asker);
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
  return exchange.response?.status === 401 && /scope does not match/i.test(body) ? 'lacks-scope' : 'refused';
}

/** No answer, an outage or a quota: says nothing about the credential. */
export function isUnanswered(exchange: Exchange): boolean {
  const status = exchange.response?.status ?? null;
  return status === null || status === 429 || status >= 500;
}

/** Server and Data Center know users by key, and have no version 3. */
const ServerMyself = z
  .object({
    key: z.string().min(1),
    active: z.boolean().optional(),
    displayName: z.string().optional(),
    groups: z.object({ items: z.array(z.object({ name: z.string() })).default([]) }).optional(),
    applicationRoles: z
      .object({
        items: z.array(z.object({ key: z.string().optional(), name: z.string().optional() })).default([]),
      })
      .optional(),
  })
  .transform(
    (myself): Account => ({
      accountId: myself.key,
      accountType: null,
      active: myself.active ?? null,
      displayName: myself.displayName ?? null,
      groups: myself.groups?.items.map(({ name }) => name) ?? null,
      applicationRoles: myself.applicationRoles?.items.flatMap(({ key, name }) => key ?? name ?? []) ?? null,
    }),
  );

async function whoAmIOnServer(asker: Asker): Promise<Found<Account>> {
  const path = '/rest/api/2/myself?expand=groups,applicationRoles';
  return readAnswer(await asker.ask({ method: 'GET', path }), ServerMyself);
}
