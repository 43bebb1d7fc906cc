import type { ProbeResult } from '../../report/index.ts';
import { genericProbe } from '../probes/index.ts';
import type { Participant, RunSurroundings } from '../run/index.ts';
import { differentialBudget } from './differential.ts';
import { runProbe } from './run-probe.ts';

/**
 * The project and the issue the run was told to look at, where an identity cannot see them: a problem whatever else is
 * needed. What a probe of the plan has said already is not said again.
 */
export async function namedPlacesNotSeen(
  around: RunSurroundings,
  probes: readonly ProbeResult[],
): Promise<ProbeResult[]> {
  const { project, issue } = around.plan;
  const api = `/rest/api/${around.selfHosted ? 2 : 3}`;
  const place = (key: string | null, kind: string, template: string) =>
    key === null
      ? []
      : [{ name: `GET ${api}/${kind}/${template}`, path: `${api}/${kind}/${encodeURIComponent(key)}` }];
  const places = [
    ...place(project, 'project', '{projectIdOrKey}'),
    ...place(issue, 'issue', '{issueIdOrKey}'),
  ];
  const askers = around.participants.filter(({ usable, kind }) => usable && kind !== 'anonymous');
  const looks = places.flatMap((place) =>
    askers
      .filter(
        ({ kind }) => !probes.some((probe) => probe.identity === kind && probe.operation === place.name),
      )
      .map((participant) => lookAt(place, participant, around)),
  );
  const results = await Promise.all(looks);
  return results.flatMap((result) => (result?.verdict === 'problem' ? [result] : []));
}

async function lookAt(
  place: { readonly name: string; readonly path: string },
  participant: Participant,
  around: RunSurroundings,
): Promise<ProbeResult | null> {
  const operation = around.table.named(place.name);
  if (operation === null || around.signal.aborted) return null;
  const probe = genericProbe(operation, around.table, place.path);
  const planned = {
    operation: place.name,
    identity: participant.kind,
    predicted: around.plan.judged?.kind === participant.kind,
    needed: true,
    points: 0,
    probe,
  };
  const budget = differentialBudget();
  return runProbe({
    planned,
    participant,
    around,
    operation,
    budget,
    alike: async () => [],
    answered: () => undefined,
  });
}
