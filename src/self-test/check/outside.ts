import type { ReadText } from '../profiles/index.ts';
import type { Terminal } from './credentials/index.ts';

/** What the command hands in: everything that reaches outside the check. */
export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** null: nobody can be asked. */
  readonly terminal: Terminal | null;
  readonly colors: boolean;
  /** One line on stderr. */
  readonly tell: (line: string) => void;
  /** What is being done just now; replaces the line before it where that can be. */
  readonly progress?: (line: string) => void;
  /** Columns of the terminal; missing: it is none. */
  readonly width?: number;
  /** Of this program, for formats that name their tool. */
  readonly version?: string;
  readonly openBrowser: (url: string) => Promise<boolean>;
  readonly readText: ReadText;
  readonly now: () => Date;
  readonly random: () => string;
  readonly interrupted: AbortSignal;
}

/** What a check came to. */
export interface CheckResult {
  /** For stdout. */
  readonly output: string;
  readonly exitCode: 0 | 1 | 2 | 3 | 130;
}
