import { type CauseId, causeCatalogue } from '../diagnosis/index.ts';

/** What people call a cause; an id the catalogue does not know stands for itself. */
export function causeTitle(cause: CauseId): string {
  return causeCatalogue.find((entry) => entry.id === cause)?.title ?? cause;
}
