import type { IncomingMessage } from 'node:http';

/** How often a header was sent, by its name in small letters: of some Node keeps the first and drops the others. */
export function timesSent({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>, header: string): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === header).length;
}
