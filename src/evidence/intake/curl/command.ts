import type { Exchange } from '../../exchange.ts';

/** What a command asks for. */
export interface Command {
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly lines: number;
  /** What a person wrote behind it: `-> 401 Client must be authenticated`. */
  readonly outcome: { readonly status: number; readonly said: string } | null;
  /** The file that the answer goes to: only what `-w` writes is seen. */
  readonly keptIn: string | undefined;
}

/** The lines of a command as one, and how many they are: a line goes on behind `mark` at its end, or where `isOpen` says so of what is read and the line below. */
export function joinedLines(
  part: readonly string[],
  mark: RegExp,
  isOpen: (line: string, below: string) => boolean = () => false,
): { readonly line: string; readonly lines: number } {
  let line = '';
  let lines = 0;
  for (const [at, next] of part.slice(0, 60).entries()) {
    lines += 1;
    line += ` ${next.replace(mark, '')}`;
    if (!mark.test(next) && !isOpen(line, part[at + 1] ?? '')) break;
  }
  return { line: line.slice(0, 20_000), lines };
}

/** A pair of variables or of what was masked before tells the scheme alone. */
export function basicOf(pair: string): string {
  if (/[$*<{]|x{4}/i.test(pair)) return 'Basic ***';
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(pair.includes(':') ? pair : `${pair}:***`)))}`;
}

/** What a command asked for, with what came back; `url` stands in for an address that the command does not name. */
export function asked(
  { method, url: named, headers, body }: Command,
  response: Exchange['response'],
  url = '',
): Exchange {
  return { request: { method, url: named ?? url, headers, body }, response };
}

/** An address as a page or a redirect names it, held against the one it was named at. */
export function resolved(base: string, location: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}
