import { diagnose, type Finding } from '../diagnosis/index.ts';
import type { Evidence, Exchange } from '../evidence/index.ts';
import { atlassianNames } from './atlassian-names.ts';
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
  const deployment = await around.deployment();
  const onCloud = deployment === 'cloud' || (deployment === null && /^(connect|forge)-/.test(kind));
  const names = atlassianNames(onCloud ? (around.outsider?.identity ?? participant.identity).baseUrl : null);
  const evidence: Evidence = {
    identity: kind,
    scopes: scopes === null ? null : [...scopes],
    accountNotes: Object.keys(notes).length === 0 ? null : names.knownNotes(notes),
    deployment: deployment ?? (onCloud ? 'cloud' : null),
    exchanges: [about, ...beside.filter((exchange) => exchange !== about)].map(names.known),
  };
  return diagnose(evidence, around.table, { about: 0 }).slice(0, shown).map(names.own);
}
