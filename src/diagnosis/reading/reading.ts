import type { Evidence, IdentityKind } from '../../evidence/index.ts';
import { identityTraits, type OperationsTable } from '../../jira-facts/index.ts';
import { type AccountReading, readAccount } from './account.ts';
import { deploymentTypeOf } from './body.ts';
import { type Comparison, compare } from './comparison.ts';
import { type ConsentReading, isNotUpgraded, readConsent } from './consent.ts';
import { type ExchangeReading, readExchange } from './exchange.ts';
import { type JwtReading, readJwt } from './jwt.ts';
import { notesByKey, remarksOnCalls } from './notes.ts';

/** What every fact is read from: the call to explain (`at`), the calls beside it, and what is known of the account. */
export interface Reading {
  readonly evidence: Evidence;
  readonly identity: IdentityKind;
  readonly cloud: boolean;
  readonly selfHosted: boolean;
  readonly scopes: readonly string[] | null;
  readonly account: AccountReading;
  /** What the notes say of single calls, by the index of the call. */
  readonly remarks: ReadonlyMap<number, string>;
  readonly all: readonly ExchangeReading[];
  readonly at: ExchangeReading;
  readonly others: readonly ExchangeReading[];
  readonly beside: Comparison;
  readonly jwt: JwtReading;
  readonly consent: ConsentReading;
}

export type Surroundings = Omit<Reading, 'at' | 'others' | 'beside' | 'jwt' | 'consent'>;
/** A call among its siblings, before its token and the consent behind it are read. */
export type Scene = Omit<Reading, 'jwt' | 'consent'>;

/** Reads an evidence once; {@link lookAt} then turns it towards one of its exchanges. */
export function readEvidence(evidence: Evidence, operations: OperationsTable): Surroundings {
  const account = readAccount(evidence);
  const remarks = remarksOnCalls(notesByKey(evidence.accountNotes));
  const statedSelf = evidence.deployment === 'server' || evidence.deployment === 'datacenter';
  // What is declared is not granted while an update waits for approval.
  const stated = evidence.scopes?.map((scope) => scope.replace(/ \(.*/, '')) ?? account.declaredScopes;
  const declared = isNotUpgraded({ account, evidence }) ? null : stated;
  const scopes = account.grantedScopes ?? declared;
  const all = evidence.exchanges
    .slice(0, 100)
    .map((exchange, index) =>
      readExchange(exchange, index, evidence.identity, scopes, statedSelf, operations),
    )
    .map(withRemark(remarks))
    .map(asWhoseItWas);
  const deployment = evidence.deployment ?? inferred(evidence.identity, ofOneSite(all));
  return {
    evidence,
    identity: evidence.identity,
    cloud: deployment === 'cloud',
    selfHosted: deployment === 'server' || deployment === 'datacenter',
    scopes,
    account,
    remarks,
    all,
  };
}

/** The reading of one exchange among its siblings. */
export function lookAt(around: Surroundings, at: ExchangeReading): Reading {
  const others = around.all.filter((other) => other !== at);
  const scene: Scene = { ...around, at, others, beside: compare(at, others) };
  return { ...scene, jwt: readJwt(scene), consent: readConsent(scene) };
}

/** A host of its own is Cloud only where that is stated: the kind of credential alone does not show it. */
export const isCloudHost = ({ at, cloud, evidence }: Reading): boolean =>
  cloud &&
  (evidence.deployment === 'cloud' || !(at.address.place === 'self-hosted' || at.address.place === 'app'));

const onPurpose = /\b(?:on purpose|deliberate(?:ly)?|intentional(?:ly)?)\b/;
const ofSomebodyElse =
  /\badmin|\b(?:an)?other (?:account|user|person|token|key)\b|\bcolleague|'s (?:\w+ )?(?:token|account|login)\b|\b(?:token|account|login) of\b/;

/** What was said of a call: that it was made wrong to see what comes. */
export const isMadeWrong = (remark: string | undefined): boolean =>
  remark !== undefined && onPurpose.test(remark);

/** A call that was made wrong on purpose is none to explain; one that works with somebody else's credential proves nothing of this one. */
function withRemark(remarks: ReadonlyMap<number, string>) {
  return (call: ExchangeReading): ExchangeReading => {
    const remark = remarks.get(call.index);
    if (remark === undefined) return call;
    const another = call.outcome === 'worked' && ofSomebodyElse.test(remark) && !remark.includes('same');
    const byName = /\bas(app|user)\(/.exec(remark)?.[1];
    const identity = byName === undefined ? call.identity : byName === 'app' ? 'forge-app' : 'forge-user';
    const foreign = call.foreign || isMadeWrong(remark) || another || identity !== call.identity;
    return { ...call, identity, foreign };
  };
}

/**
 * What an app or a client of OAuth holds is taken in one form only: a call that worked with another one was made with another
 * credential, though nobody said so.
 */
function asWhoseItWas(call: ExchangeReading): ExchangeReading {
  const { scopeWorld, schemes } = identityTraits[call.identity];
  const { scheme } = call.credential;
  if (call.foreign || call.outcome !== 'worked' || scopeWorld === null || scheme === null) return call;
  if (schemes.some((one) => one === scheme)) return call;
  const other = ofScheme(scheme, call);
  return other === null ? call : { ...call, identity: other, foreign: true };
}

function ofScheme(
  scheme: ExchangeReading['credential']['scheme'],
  { identity, address: { place } }: ExchangeReading,
): IdentityKind | null {
  switch (scheme) {
    case 'basic':
      return place === 'self-hosted' ? 'password' : 'api-token';
    case 'jwt':
      return 'connect-app';
    case 'bearer':
      return identity === 'connect-app' ? 'connect-user' : null;
    default:
      return null;
  }
}

/** The calls of the identity itself, and those of others to the same hosts: what else was asked says nothing of this site. */
function ofOneSite(all: readonly ExchangeReading[]): readonly ExchangeReading[] {
  const own = all.filter(({ foreign }) => !foreign);
  if (own.length === 0) return all;
  const hosts = new Set(own.map(({ address }) => address.host));
  return all.filter(({ foreign, address }) => !foreign || hosts.has(address.host));
}

/** A stated `serverInfo` beats the host, the host beats the kind of credential. */
function inferred(identity: IdentityKind, all: readonly ExchangeReading[]): Evidence['deployment'] {
  for (const { body } of all) {
    const type = deploymentTypeOf(body);
    if (type === 'Cloud') return 'cloud';
    if (type === 'Server') return 'server';
  }
  for (const { headers } of all) {
    if (headers.has('atl-traceid') || /^atlassian(edge|proxy)/i.test(headers.get('server') ?? ''))
      return 'cloud';
    if (headers.has('x-asen') || headers.has('x-anodeid') || headers.has('x-ausername')) return 'datacenter';
  }
  const places = new Set(all.map(({ address }) => address.place));
  if (places.has('cloud-site') || places.has('gateway') || places.has('auth-server')) return 'cloud';
  if (places.has('connect-auth-server')) return 'cloud';
  const { home, scopeWorld } = identityTraits[identity];
  if (home === 'self-hosted') return 'datacenter';
  if (scopeWorld !== null) return 'cloud';
  if (places.has('self-hosted')) return 'server';
  return null;
}
