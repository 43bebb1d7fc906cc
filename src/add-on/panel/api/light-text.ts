import { shortenedText } from '../../../evidence/index.ts';
import { longestSent } from './light-report.ts';

/** What a person has, or, where it is too long to be sent, what is read of it anyway. */
export function lightText(text: string): string {
  const sent = new TextEncoder().encode(JSON.stringify(text)).length;
  return sent <= longestSent ? text : shortenedText(text);
}
