import { identityTraits } from '../../jira-facts/index.ts';
import { type FactId, facts } from '../facts/index.ts';
import { type Finding, nothingMissing } from '../finding.ts';
import type { Reading } from '../reading/reading.ts';
import { type Argument, speaksFor } from './arguments.ts';
import type { Share } from './shares.ts';
import type { Weighed } from './weigh.ts';

const shown = 6;
const worthShowing = 0.03;
/** Beside a first that is not sure, less is enough for the second and the third. */
const worthAWord = 0.01;
const sure = 0.9;
const mostFacts = 6;
const mostRuledOut = 4;

/** Words the probable causes; what would decide stands where a neighbour is close. */
export function toFindings(shares: readonly Share[]): Finding[] {
  const standing = shares.filter(({ weighed }) => !weighed.ruledOut);
  const [first] = standing;
  if (first === undefined) return [];
  const least = (index: number) => (index < 2 && first.share < sure ? worthAWord : worthShowing);
  const rest = standing.slice(1, shown).filter(({ share }, index) => share >= least(index));
  const told = [first, ...rest];
  return told.map(({ weighed, share }, index) => {
    const next = standing[index === 0 ? 1 : 0];
    const close = share < 0.75 || (next !== undefined && next.share > share / 3);
    const { cause, reading } = weighed;
    return {
      cause: weighed.id,
      confidence: Math.round(Math.min(share, 0.99) * 100) / 100,
      because: because(weighed),
      missing: { ...nothingMissing, ...cause.missing?.(reading) },
      fix: [...cause.fix(reading)],
      ruledOut: index === 0 ? ruledOut(shares.filter((one) => !told.includes(one))) : [],
      ...(close ? { settledBy: cause.settledBy(reading) } : {}),
    };
  });
}

function because({ arguments: found, reading }: Weighed): string[] {
  const sentences = distinct(found.filter(speaksFor).flatMap((one) => sentencesOf(one, reading)));
  return sentences.length > 0 ? sentences.slice(0, mostFacts) : [scene(reading)];
}

/** The facts of an argument that are worth telling. */
function sentencesOf({ facts: ids }: Argument, reading: Reading): string[] {
  return ids.flatMap((id) => sentenceOf(id, reading) ?? []);
}

export function sentenceOf(id: FactId, reading: Reading): string | null {
  const { says } = facts[id];
  return typeof says === 'function' ? says(reading) : says;
}

/** Where no fact speaks, what is usual does. */
function scene({ at, identity }: Reading): string {
  const answer =
    at.status === null
      ? at.failure === null
        ? 'a refusal without a stated status'
        : 'a call without an answer'
      : at.status < 300
        ? 'a success that looks odd'
        : `${at.status}`;
  return `nothing in the evidence decides it; experience: ${answer} is most often this for ${identityTraits[identity].words} at ${placeWords(at.address.place)}`;
}

function placeWords(place: Reading['at']['address']['place']): string {
  switch (place) {
    case 'cloud-site':
      return 'a Cloud site';
    case 'gateway':
      return 'the gateway';
    case 'self-hosted':
      return 'a self-hosted site';
    case 'auth-server':
    case 'connect-auth-server':
      return 'the authorization server';
    default:
      return 'this address';
  }
}

/** The near alternatives: what would be usual here, or is spoken for, and what speaks against it. */
function ruledOut(others: readonly Share[]): Finding['ruledOut'] {
  const nearest = others
    .filter(({ weighed, share }) => weighed.ruledOut || share < worthShowing)
    .map(({ weighed }) => ({ weighed, near: nearness(weighed) }))
    .sort((a, b) => b.near - a.near);
  const told: Finding['ruledOut'] = [];
  for (const { weighed } of nearest) {
    const contrary =
      weighed.arguments.find(({ bearing }) => bearing === 'rules out') ??
      weighed.arguments.find(({ bearing }) => bearing === 'against');
    const [sentence] = contrary === undefined ? [] : sentencesOf(contrary, weighed.reading);
    if (sentence !== undefined) told.push({ cause: weighed.id, because: sentence });
    if (told.length === mostRuledOut) break;
  }
  return told;
}

/** Rights are what people suspect first, so whether they are held is worth telling. */
const nearness = ({ usual, cause, arguments: found }: Weighed) =>
  usual + 2 * found.filter(speaksFor).length + (cause.about === 'right' ? 2 : 0);

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];
