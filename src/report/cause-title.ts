import type { CauseId } from '../diagnosis/cause.ts';
import { sentence } from './wording.ts';

/** What people call a cause. */
export function causeTitle(cause: CauseId): string {
  return sentence(cause.replaceAll('-', ' ').replace('jwt', 'JWT').replace('qsh', 'query hash'));
}
