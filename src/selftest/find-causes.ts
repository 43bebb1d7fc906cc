import type { Evidence, Exchange } from '../diagnosis/evidence.ts';
import type { Finding } from '../diagnosis/finding.ts';
import { diagnose } from '../diagnosis/index.ts';
import type { Participant } from './participant.ts';
import type { Surroundings } from './surroundings.ts';

/** Findings shown for one failure, at most. */
const shown = 3;

/** Hands the evidence of one failure to the rules: the failing exchange first, then what tells causes apart. */
export async function findCauses(
  participant: Participant,
  around: Surroundings,
  about: Exchange,
  beside: readonly Exchange[],
  notes: Readonly<Record<string, unknown>>,
): Promise<Finding[]> {
  const { scopes, kind } = participant.identity;
  const evidence: Evidence = {
    identity: kind,
    scopes: scopes === null ? null : [...scopes],
    accountNotes: Object.keys(notes).length === 0 ? null : { ...notes },
    deployment: await around.deployment(),
    exchanges: [about, ...beside.filter((exchange) => exchange !== about)],
  };
  return diagnose(evidence, around.table, { about: 0 }).slice(0, shown);
}
