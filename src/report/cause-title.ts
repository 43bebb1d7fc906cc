import type { CauseId } from '../diagnosis/cause.ts';
import { causeCatalogue } from '../diagnosis/index.ts';

/** What people call a cause; an id the catalogue does not know stands for itself. */
export function causeTitle(cause: CauseId): string {
  return causeCatalogue.find((entry) => entry.id === cause)?.title ?? cause;
}
