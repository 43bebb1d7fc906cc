import { spawn } from 'node:child_process';
import type { CliIo } from '../io.ts';

/** Runs the program and resolves with its exit code; null when it cannot be started. */
export const runProgram = (
  io: CliIo,
  [program = '', ...args]: readonly string[],
  env: Record<string, string | undefined>,
): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ['inherit', 'pipe', 'pipe'] });
    // What the program says is not the result of this command.
    child.stdout.pipe(io.stderr, { end: false });
    child.stderr.pipe(io.stderr, { end: false });
    const pass = (signal: NodeJS.Signals) => () => child.kill(signal);
    const handlers = (['SIGINT', 'SIGTERM'] as const).map((signal) => ({ signal, handler: pass(signal) }));
    for (const { signal, handler } of handlers) process.on(signal, handler);
    const end = (code: number | null): void => {
      for (const { signal, handler } of handlers) process.off(signal, handler);
      resolve(code);
    };
    child.on('error', () => end(null));
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
