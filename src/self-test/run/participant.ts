import type { Finding } from '../../diagnosis/index.ts';
import type { Exchange, IdentityKind } from '../../evidence/index.ts';
import { type Answer, type Identity, pointsOf, rateLimitOf } from '../../jira-client/index.ts';
import {
  type Account,
  type Asker,
  askerFor,
  type Found,
  noFact,
  type OwnSubjects,
  ownGroups,
  ownSubjects,
  type PermissionKeys,
  type PermissionsHeld,
  permissionsHeld,
  visibleProjects,
  whoAmI,
  whoAmIRequest,
} from '../probes/index.ts';

/** One identity within one run: what it asks, what was learned about it, and whether it goes on. */
export interface Participant {
  readonly identity: Identity;
  readonly kind: IdentityKind;
  readonly asker: Asker;
  readonly own: OwnSubjects;
  /** Concerns the whole identity or site; said once. */
  readonly findings: Finding[];
  usable: boolean;
  /** Why no further call is made, and the answer, or failure, that said so; null: go on. Calls under way are broken off then. */
  stopped: { readonly why: string; readonly by: Exchange } | null;
  /** Why its rights may not be there yet, as a clause; null: nothing speaks for it. */
  rightsPending: string | null;
  /** Points its calls have cost so far. */
  spent: number;
  calls: number;
  account(): Promise<Found<Account>>;
  accountExchange(): Promise<Exchange>;
  groups(): Promise<Found<string[]>>;
  permissions(): Promise<Found<PermissionsHeld>>;
  projects(): ReturnType<typeof visibleProjects>;
}

interface ParticipantOptions {
  readonly identity: Identity;
  readonly signal: AbortSignal;
  readonly keys: PermissionKeys;
  readonly project: string | null;
  readonly issue: string | null;
  /** Whose points its calls cost, where somebody else asks in its place. */
  readonly paidBy?: IdentityKind;
}

/** Failures without an answer after which a site counts as gone; one timeout is enough, it has cost long already. */
const failuresTolerated = 3;

export function participate({
  identity,
  signal,
  keys,
  project,
  issue,
  paidBy = identity.kind,
}: ParticipantOptions): Participant {
  let failures = 0;
  const enough = new AbortController();
  const stop = (why: string, by: Exchange): void => {
    participant.stopped ??= { why, by };
    enough.abort();
  };
  const notice = (answer: Answer): void => {
    const { exchange } = answer;
    participant.calls += 1;
    participant.spent += pointsOf(paidBy, answer);
    if (rateLimitOf(exchange).quota) stop('the hour’s rate-limit points are spent', exchange);
    if (exchange.failure === undefined || enough.signal.aborted || signal.aborted) return;
    failures += exchange.failure.kind === 'timeout' ? failuresTolerated : 1;
    if (failures >= failuresTolerated)
      stop(`the site stopped answering (${exchange.failure.kind})`, exchange);
  };
  const asker = askerFor(identity, AbortSignal.any([signal, enough.signal]), notice);
  const nobody = noFact('nobody is logged in');
  const anonymous = identity.kind === 'anonymous';
  const account = async (): Promise<Found<Account>> => (anonymous ? nobody : whoAmI(asker));
  const participant: Participant = {
    identity,
    kind: identity.kind,
    asker,
    own: ownSubjects(asker, { project, issue }),
    findings: [],
    usable: true,
    stopped: null,
    rightsPending: null,
    spent: 0,
    calls: 0,
    account,
    accountExchange: async () => (await asker.ask(whoAmIRequest)).exchange,
    groups: async () => {
      const who = await account();
      return who.ok ? ownGroups(asker, who.value) : who;
    },
    permissions: async () => (anonymous ? nobody : permissionsHeld(asker, [...keys.global, ...keys.project])),
    projects: () => visibleProjects(asker),
  };
  return participant;
}
