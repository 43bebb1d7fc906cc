import type { FixStep } from '../../diagnosis/index.ts';
import { webLink } from '../web-link.ts';
import { counted } from '../wording.ts';

/** What a message asks for. `notNeeded` keeps the reader from granting more than the gap takes. */
interface MessageParts {
  readonly greeting: string;
  readonly needed: readonly string[];
  readonly operations: readonly string[];
  readonly notNeeded: string;
}

const shown = 5;

/** A paragraph ready to send: what was found, what is needed and where, what it opens, and what it does not take. */
export function messageText({ greeting, needed, operations, notNeeded }: MessageParts): string {
  const rest = operations.length - shown;
  const more = rest > 0 ? ` and ${counted(rest, 'more operation')}` : '';
  const concerned =
    operations.length > 0 ? `This concerns ${operations.slice(0, shown).join(', ')}${more}.` : '';
  return [greeting, ...needed, concerned, `Not needed: ${notNeeded}`]
    .filter((part) => part !== '')
    .map(fullStop)
    .join(' ');
}

/** A fix step as a sentence of a message, with the address of its screen. */
export function stepSentence({ step, link }: FixStep): string {
  const address = webLink(link);
  return address ? `${step.replace(/\.$/, '')} (${address}).` : fullStop(step);
}

const fullStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
