import type { AccountFacts, Exchange } from '../../../evidence/index.ts';
import {
  apiTokenIdentity,
  type BasicCredential,
  type CredentialAddresses,
  type HttpCaller,
  type Identity,
  passwordIdentity,
  scopedApiTokenIdentity,
  serviceAccountTokenIdentity,
} from '../../../jira-client/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { Secret } from '../../../tokens/index.ts';
import { type Candidate, type CandidateNotes, candidateFrom } from './candidate.ts';
import {
  cleaned,
  flawsOfPair,
  formOfSecret,
  isServiceAccount,
  isSwapped,
  knownFlaws,
  looksLikePassword,
} from './credential-form.ts';
import { isUnanswered, type Trial, tryIdentity } from './try-identity.ts';

export type BasicKind = 'api-token' | 'scoped-api-token' | 'service-account-token' | 'password';

interface BasicSearch {
  readonly caller: HttpCaller;
  readonly addresses: CredentialAddresses;
  readonly email: Secret;
  readonly token: Secret;
  readonly cloud: boolean;
  /** What became of asking the site for its cloud id. */
  readonly cloudIdAsked: readonly Exchange[];
  /** What the owner says a scoped token's scopes are; nobody can read them back. */
  readonly scopes: readonly string[] | null;
}

const makers: Readonly<Record<BasicKind, (credential: BasicCredential) => Identity>> = {
  'api-token': apiTokenIdentity,
  'scoped-api-token': scopedApiTokenIdentity,
  'service-account-token': serviceAccountTokenIdentity,
  password: passwordIdentity,
};

/** Makes the identity of an e-mail (or user name) and secret as one kind. */
function basicIdentity(kind: BasicKind, search: BasicSearch): Identity {
  const { caller, addresses, email, token, scopes } = search;
  return makers[kind]({ caller, addresses, user: email, password: token, scopes });
}

/**
 * Finds out by trying what a pair is: at the site, then at the gateway. `wanted` names the kind when the owner knows
 * it; then only the other address is asked in addition, to tell a wrong address from a dead token.
 */
export async function findBasic(
  search: BasicSearch,
  wanted: BasicKind | null,
  signal: AbortSignal,
): Promise<Candidate> {
  const kinds = wanted === null ? likelyKinds(search) : [wanted];
  const trials: Trial[] = [];
  for (const kind of kinds) {
    const trial = await tryIdentity(basicIdentity(kind, search), signal, !search.cloud);
    if (trial.acceptance === 'accepted' || trial.acceptance === 'lacks-scope') {
      return candidateFrom(trial, wanted === null ? trials : [], knownOf(search));
    }
    trials.push(trial);
    if (trial.acceptance === 'unanswered') break;
  }
  return refused(search, wanted, trials, signal);
}

function likelyKinds(search: BasicSearch): BasicKind[] {
  if (!search.cloud) return [kindOnOwnServer(search)];
  if (isOfServiceAccount(search)) return ['service-account-token'];
  return search.addresses.gatewayUrl === null ? ['api-token'] : ['api-token', 'scoped-api-token'];
}

const isOfServiceAccount = ({ email, token }: BasicSearch): boolean =>
  isServiceAccount(email) || formOfSecret(token) === 'service-account-token';

/** A server takes a user's password; a token of Cloud is named as what it is, so that its owner knows it again. */
function kindOnOwnServer({ token }: BasicSearch): BasicKind {
  const form = formOfSecret(token);
  return form === 'api-token' || form === 'service-account-token' ? form : 'password';
}

/** A refused pair: asked at the other address and once more without stray characters, so that the rules can tell why. */
async function refused(
  search: BasicSearch,
  wanted: BasicKind | null,
  trials: readonly Trial[],
  signal: AbortSignal,
): Promise<Candidate> {
  const kind = wanted ?? kindOfRefused(search, trials);
  const first = decisiveTrial(trials, kind);
  if (first === undefined) throw new Error('a pair was refused that was never tried');
  if (first.acceptance === 'refused' && outOfReach(kind, search))
    return candidateFrom(
      { ...first, acceptance: 'unanswered', exchanges: search.cloudIdAsked.filter(isUnanswered) },
      [],
      knownOf(search),
    );
  const asked = new Set(trials.map((trial) => trial.identity.baseUrl));
  const siblings: Trial[] = [];
  const elsewhere = first.identity.elsewhere;
  if (first.acceptance === 'refused' && elsewhere !== undefined && !asked.has(elsewhere.baseUrl)) {
    siblings.push(await tryIdentity(elsewhere, signal));
  }
  const mended = first.acceptance === 'refused' ? mendedSearch(search) : null;
  const known = knownOf(search);
  if (mended !== null) {
    const kind = first.identity.kind === 'password' ? 'password' : likelyKinds(mended)[0];
    const trial = await tryIdentity(basicIdentity(kind ?? 'api-token', mended), signal, !search.cloud);
    known.facts.mendedCredential = trial.acceptance === 'accepted' ? 'accepted' : 'refused';
  }
  const identity = kind === first.identity.kind ? first.identity : basicIdentity(kind, search);
  const found = siblings.some(({ acceptance }) => acceptance !== 'refused') ? kindElsewhere(kind) : kind;
  const candidate = candidateFrom(
    { ...first, identity, exchanges: as(found, first) },
    [...trials.filter((trial) => trial !== first), ...siblings].map((trial) => ({
      ...trial,
      exchanges: as(found, trial),
    })),
    known,
  );
  return found === kind ? candidate : { ...candidate, foundKind: found };
}

/** The kind lives at the gateway, and the site did not tell the cloud id: what the site refuses says nothing of it. */
const outOfReach = (kind: BasicKind, { cloud, addresses }: BasicSearch): boolean =>
  cloud && addresses.gatewayUrl === null && identityTraits[kind].home === 'gateway';

/**
 * The trial that tells why. A token with scopes is refused at the site as a dead one is, so a gateway that says something
 * else than that (an address not allowed, a quota, no answer) decides; a kind that lives at the gateway is judged there.
 */
function decisiveTrial(trials: readonly Trial[], kind: BasicKind): Trial | undefined {
  const beyondLogin = trials.find(
    ({ acceptance, exchanges }) => acceptance === 'unanswered' || exchanges.at(-1)?.response?.status === 403,
  );
  const home = kind === 'service-account-token' ? 'scoped-api-token' : kind;
  return beyondLogin ?? trials.find(({ identity }) => identity.kind === home) ?? trials[0];
}

/** A token that works at the other address only is of the other kind. */
function kindElsewhere(kind: BasicKind): BasicKind {
  if (kind === 'api-token') return 'scoped-api-token';
  return kind === 'scoped-api-token' ? 'api-token' : kind;
}

const as = (kind: BasicKind, trial: Trial): Trial['exchanges'] =>
  trial.exchanges.map((exchange) => ({ ...exchange, identity: kind }));

function kindOfRefused(search: BasicSearch, trials: readonly Trial[]): BasicKind {
  if (!search.cloud) return kindOnOwnServer(search);
  if (isOfServiceAccount(search)) return 'service-account-token';
  const words = trials.flatMap((trial) => trial.exchanges.map((exchange) => exchange.response?.body ?? ''));
  if (words.some((body) => /authentication with passwords is deprecated/i.test(body))) return 'password';
  const unsettled = trials.find(({ acceptance }) => acceptance === 'unanswered');
  if (unsettled?.identity.kind === 'scoped-api-token') return 'scoped-api-token';
  return looksLikePassword(search.token) ? 'password' : 'api-token';
}

function mendedSearch(search: BasicSearch): BasicSearch | null {
  if (isSwapped(search.email, search.token)) return { ...search, email: search.token, token: search.email };
  const email = cleaned(search.email);
  const token = cleaned(search.token);
  if (email === null && token === null) return null;
  return {
    ...search,
    email: email === null ? search.email : new Secret(email),
    token: token === null ? search.token : new Secret(token),
  };
}

function knownOf(search: BasicSearch): { facts: AccountFacts; notes: CandidateNotes } {
  const { facts, notes } = knownFlaws(flawsOfPair(search.email, search.token, search.cloud));
  const service = isServiceAccount(search.email) ? { accountType: 'service account' as const } : {};
  return { facts: { ...facts, ...service }, notes };
}
