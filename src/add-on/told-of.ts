import { redactText } from '../evidence/index.ts';

/** What the log says of an error: its kind, its message with secrets taken out, and where it came from. */
interface ToldError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly at: readonly string[];
}

const longestMessage = 2_000;

export function toldOf(error: unknown): ToldError {
  if (!(error instanceof Error)) return { name: 'unknown', message: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const message = redactText(error.message.slice(0, longestMessage));
  return { name: error.name, message, ...code, at: frames(error) };
}

/** Stack frames without the message, which may hold what redaction does not know. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
}
