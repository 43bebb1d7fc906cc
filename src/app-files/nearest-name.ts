import { editDistance } from '../jira-facts/index.ts';

/** The known name that a written one was probably meant to be; null when none is near. */
export const nearestName = (written: string, known: readonly string[]): string | null => {
  const limit = Math.max(2, Math.ceil(written.length / 3));
  let best: string | null = null;
  let least = limit;
  for (const name of known) {
    const distance = editDistance(written.toLowerCase(), name.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best;
};

/** " Did you mean x?" or nothing. */
export const didYouMean = (written: string, known: readonly string[]): string => {
  const nearest = nearestName(written, known);
  return nearest === null ? '' : ` Did you mean ${nearest}?`;
};
