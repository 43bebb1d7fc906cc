import { type Identity, patient, pointsOf, realPatience } from '../jira-client/index.ts';
import { identityTraits } from '../jira-facts/index.ts';
import { examineIdentity, findAdminGroups } from './account/index.ts';
import { permissionKeysFor } from './plan/index.ts';
import { askerFor, cloudId, once, serverInfo } from './probes/index.ts';
import {
  gatewaysOf,
  type Participant,
  participate,
  type RunSurroundings,
  type SelfTestRun,
  turns,
} from './run/index.ts';
import { isSelfHosted, onSelfHosted } from './self-hosted/index.ts';

/** Makes what the parts of a run share; asks nothing yet. */
export function openSurroundings(run: SelfTestRun, signal: AbortSignal): RunSurroundings {
  const { plan, table, administrator } = run;
  const selfHosted = isSelfHosted(run.site.deployment ?? null);
  const onSite = (identity: Identity): Identity =>
    observed(selfHosted ? onSelfHosted(identity) : identity, run.onExchange);
  const keys = permissionKeysFor(
    plan.probes.map(({ probe }) => probe.operation),
    table,
    selfHosted,
  );
  const participants = run.identities.map((identity) =>
    participate({
      identity: onSite(patient(identity, run.patience ?? realPatience)),
      signal,
      keys,
      project: plan.project,
      issue: plan.issue,
      ...(identity.kind === plan.judged?.kind && run.administrator !== undefined
        ? { paidBy: run.administrator.kind }
        : {}),
    }),
  );
  const anonymous = participants.find(({ kind }) => kind === 'anonymous');
  const outsider =
    run.outsider === undefined
      ? (anonymous?.asker ?? null)
      : askerFor(onSite(run.outsider), signal, () => undefined);
  const info = once(async () => {
    const asker = outsider ?? participants[0]?.asker;
    if (asker === undefined) return { ok: false as const, why: 'there is nobody to ask' };
    return serverInfo(asker);
  });
  const examinations = once(async () => {
    const each = new Map<Participant, Promise<void>>();
    for (const participant of participants) each.set(participant, examineIdentity(participant, around));
    return each;
  });
  const around: RunSurroundings = {
    examined: async (of) => {
      const each = await examinations();
      await Promise.all(of === undefined ? each.values() : [each.get(of)]);
    },
    plan,
    table,
    keys,
    participants,
    outsider,
    administrator:
      administrator === undefined
        ? null
        : askerFor(observed(administrator, run.onExchange), signal, (answer) => {
            // What is asked about the account costs the run as well.
            const judged = participants.find(({ kind }) => kind === plan.judged?.kind);
            if (judged !== undefined) judged.spent += pointsOf(administrator.kind, answer);
          }),
    signal,
    selfHosted,
    turn: turns(),
    siteExchanges: run.site.exchanges ?? [],
    install:
      run.installedAt === undefined
        ? null
        : { at: run.installedAt, now: run.now, sleep: (run.patience ?? realPatience).sleep },
    serverInfo: info,
    deployment: once(async () => {
      if (run.site.deployment !== undefined && run.site.deployment !== null) return run.site.deployment;
      const found = await info();
      return found.ok ? found.value.deployment : null;
    }),
    addresses: once(async () => {
      const told = await around.deployment();
      const onCloud = run.identities.some(({ kind }) => identityTraits[kind].framework !== null);
      const deployment = told ?? (onCloud ? 'cloud' : null);
      const site = new URL(outsider?.identity.baseUrl ?? run.site.url).origin;
      return { site, deployment, gateways: gatewaysOf(run.identities) };
    }),
    adminGroups: once(() => findAdminGroups(around)),
    cloudId: once(async () => {
      if (selfHosted) return null;
      const known = run.site.cloudId ?? gatewayCloudId(run.identities);
      if (known !== null) return known;
      const asked = outsider === null || signal.aborted ? null : await cloudId(outsider);
      return asked?.ok === true ? asked.value : null;
    }),
  };
  return around;
}

function observed(identity: Identity, onExchange: SelfTestRun['onExchange']): Identity {
  if (onExchange === undefined) return identity;
  return {
    ...identity,
    ask: async (request, signal) => {
      const answer = await identity.ask(request, signal);
      onExchange(answer.exchange);
      return answer;
    },
  };
}

/** Whoever calls at the gateway has the cloudId in its address. */
function gatewayCloudId(identities: readonly Identity[]): string | null {
  for (const { baseUrl } of identities) {
    const id = /\/ex\/jira\/([0-9a-f-]{36})$/i.exec(baseUrl)?.[1];
    if (id !== undefined) return id;
  }
  return null;
}
