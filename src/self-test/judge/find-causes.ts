import { diagnose, type Finding } from '../../diagnosis/index.ts';
import type { AccountFacts, Evidence, Exchange } from '../../evidence/index.ts';
import { type Participant, placed, type RunSurroundings } from '../run/index.ts';

/** Findings shown for one failure, at most. */
const shown = 3;

/** Hands the evidence of one failure to the rules: the failing exchange first, then what tells causes apart. */
export async function findCauses(
  participant: Participant,
  around: RunSurroundings,
  about: Exchange,
  beside: readonly Exchange[],
  account: AccountFacts,
): Promise<Finding[]> {
  const { scopes, kind } = participant.identity;
  const addresses = await around.addresses();
  const evidence: Evidence = {
    identity: kind,
    scopes: scopes === null ? null : [...scopes],
    accountNotes: null,
    account,
    deployment: addresses.deployment,
    exchanges: [about, ...beside.filter((exchange) => exchange !== about)].map((exchange) =>
      placed(exchange, addresses),
    ),
  };
  return diagnose(evidence, around.table, { about: 0 }).slice(0, shown);
}
