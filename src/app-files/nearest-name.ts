import { editDistance } from '../jira-facts/index.ts';

/** Names are short; comparing two costs the product of their lengths. */
const longestName = 100;

/** The known name that a written one was probably meant to be; null when none is near. */
export const nearestName = (written: string, known: readonly string[]): string | null => {
  if (written.length > longestName) return null;
  const limit = Math.max(2, Math.ceil(written.length / 3));
  let best: string | null = null;
  let least = limit;
  for (const name of known) {
    if (name.length > longestName) continue;
    const distance = editDistance(written.toLowerCase(), name.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
};

/** " Did you mean x?" or nothing. */
export const asQuestion = (nearest: string | null): string =>
  nearest === null ? '' : ` Did you mean ${nearest}?`;

/** The same of a written name. */
export const didYouMean = (written: string, known: readonly string[]): string =>
  asQuestion(nearestName(written, known));
