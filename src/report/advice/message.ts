import { counted } from '../wording.ts';

/** What a message asks for. `notNeeded` keeps the reader from granting more than the gap takes. */
export interface MessageParts {
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
  const opens =
    operations.length > 0 ? `It is needed for ${operations.slice(0, shown).join(', ')}${more}.` : '';
  return [greeting, ...needed, opens, `Not needed: ${notNeeded}`].filter((part) => part !== '').join(' ');
}
