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

/** A pair of variables or of what was masked before tells the scheme alone. */
export function basicOf(pair: string): string {
  if (/[$*<{]|x{4}/i.test(pair)) return 'Basic ***';
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(pair.includes(':') ? pair : `${pair}:***`)))}`;
}
