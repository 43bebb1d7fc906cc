import { inspect } from 'node:util';

/**
 * A value that must never be printed. It shows as `***` in logs, JSON, template strings and the
 * debugger; only {@link Secret.reveal} hands the text out, so every use is easy to search for.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself: for signing, encrypting and sending only. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}
