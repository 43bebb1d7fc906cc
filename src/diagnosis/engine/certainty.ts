import { addressFacts } from '../facts/address.ts';
import { answerFacts } from '../facts/answer.ts';
import { type FactId, facts, sourceOf } from '../facts/index.ts';
import { saidFacts, tellingWords } from '../facts/said.ts';
import { sceneFacts } from '../facts/scene.ts';
import { onlySuggests } from '../facts/suggestive.ts';
import type { Reading } from '../reading/reading.ts';
import { isWordsAlone } from '../reading/words-alone.ts';
import { type Argument, speaksFor } from './arguments.ts';
import type { Weighed } from './weigh.ts';

/** What rests on experience alone is never surer than this. */
const unspoken = 0.5;
/** Only what settles a cause, and no other one, makes it surer than this. */
export const unsettled = 0.89;
/** A sentence without its call bears no more, unless it speaks of this cause alone. */
const loneSentence = 0.85;

const settles = ({ bearing }: Argument): boolean => bearing === 'decisive';

export const isSettled = ({ arguments: found }: Weighed): boolean => found.some(settles);

/** How sure a cause can be at most; `alone`: nothing settles another one, and who calls is no guess. */
export function mostFor({ arguments: found, reading, usual }: Weighed, alone: boolean): number {
  if (!found.some(speaksFor)) return unspoken;
  const settling = found.filter(settles);
  if (!alone || !settling.some((one) => isConfirmed(one, found, usual > 0))) return unsettled;
  if (reading.at.address.place !== 'unstated') return 1;
  const ofOneCause = settling.flatMap(({ facts: ids }) => ids.filter(isOfOneCause));
  if (ofOneCause.length === 0) return loneSentence;
  return isWordsAlone(reading.at) && ofOneCause.every((id) => isWorded(id, reading)) ? unsettled : 1;
}

/**
 * What only suggests a cause is confirmed where something of another source speaks for it too. How an address is written, which people
 * change before they paste it, and words that speak of no cause in particular are confirmed as well where such an answer usually means
 * the cause; words that several causes share add nothing to an address.
 */
function isConfirmed(one: Argument, found: readonly Argument[], isUsual: boolean): boolean {
  if (!one.facts.some(onlySuggests) && (isUsual || !isVague(one))) return true;
  const sources = new Set(one.facts.map(sourceOf));
  return found
    .filter(speaksFor)
    .some(({ facts: ids }) => ids.some((id) => isEvidence(id) && !sources.has(sourceOf(id))));
}

const ofSeveral: ReadonlySet<FactId> = new Set(
  tellingWords.filter(({ speaksOf }) => speaksOf.size > 1).map(({ id }) => id),
);
const isOfOneCause = (id: FactId): boolean => facts[id].says !== null && !ofSeveral.has(id);
const ofSome: ReadonlySet<FactId> = new Set(tellingWords.map(({ id }) => id));
const isVague = ({ facts: ids }: Argument): boolean => {
  const evidence = ids.filter(isEvidence);
  return (
    evidence.length > 0 &&
    evidence.every((id) => id in addressFacts || (id in saidFacts && !ofSome.has(id)) || ofSeveral.has(id)) &&
    !evidence.every((id) => ofSeveral.has(id))
  );
};
/** Without headers, what is known of an answer is known by its words. */
const isWorded = (id: FactId, { at }: Reading): boolean =>
  id in saidFacts || id === 'no answer' || (id in answerFacts && at.headers.size === 0);
/** Who calls, where, and with which status only sets the scene. */
const isEvidence = (id: FactId): boolean => facts[id].says !== null && !(id in sceneFacts);
