import { adviceOf, isGap } from './advice.ts';
import type { Report } from './model.ts';
import { printable } from './printable.ts';

/** A paragraph for each gap, ready to send, under the name of whoever has to act. */
export function renderMessages(received: Report): string {
  const report = printable(received);
  const paragraphs = adviceOf(report)
    .filter(isGap)
    .map((advice) => `To the ${advice.message.to}:\n${advice.message.text}`);
  return paragraphs.length > 0 ? `${paragraphs.join('\n\n')}\n` : 'There is nothing to ask of anybody.\n';
}
