import { shortenedText } from '../../../evidence/index.ts';
import { canBeSent } from './can-be-sent.ts';

/** What a person has, or, where it is too long to be sent, what is read of it anyway. */
export function lightText(text: string): string {
  return canBeSent(text) ? text : shortenedText(text);
}
