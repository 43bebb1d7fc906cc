import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { fileTrouble, systemErrorCode } from '../add-on/index.ts';
import { withoutCommands } from './without-commands.ts';

/** What a command writes its results to; the streams of a test are some too. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Characters in a line of a terminal. */
  readonly columns?: number;
}

/**
 * Standard output. A file or a pipe (a pair of sockets, where another Node has started us) is written to at once, as Node does, but without
 * its streams: to load them takes longer than most commands need. A closed pipe (`clearance explain … | head`) is the reader's choice, not an error.
 */
export function standardOutput(): Output {
  const kind = fstatSync(1);
  const refuse = refusal();
  return kind.isFile() || kind.isFIFO() || kind.isSocket() || leadsNowhere(kind)
    ? { write: (text) => writeAll(1, withoutCommands(text), refuse) }
    : showingOnly(untilClosed(process.stdout, refuse));
}

/** As `node:os` names it, which takes longer to load than a result to be written. */
const devNull = process.platform === 'win32' ? '\\\\.\\nul' : '/dev/null';

/** `> /dev/null`: a device like a terminal, but one that never waits. */
function leadsNowhere(kind: Stats): boolean {
  if (!kind.isCharacterDevice()) return false;
  const nowhere = statSync(devNull, { throwIfNoEntry: false });
  return nowhere !== undefined && nowhere.rdev === kind.rdev;
}

function untilClosed(stream: NodeJS.WriteStream, refuse: (error: unknown) => void): NodeJS.WriteStream {
  if (stream.listenerCount('error') === 0)
    stream.on('error', (error) => {
      if (systemErrorCode(error) !== 'EPIPE') refuse(error);
    });
  return stream;
}

/** Standard error, opened once. Nobody is left to hear where it cannot be written to, and the exit code tells how it went all the same. */
export function standardError(): NodeJS.WriteStream {
  return showingOnly(process.stderr.on('error', () => undefined));
}

/** What we write is shown and commands nobody; what a program of the user's writes passes as it is, in bytes. */
function showingOnly(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array, ...rest: []) =>
    write(typeof chunk === 'string' ? withoutCommands(chunk) : chunk, ...rest);
  return stream;
}

/** What to do where a result cannot be written, as on a full disk: it is said once, and half a result is none. */
function refusal(): (error: unknown) => void {
  let isSaid = false;
  return (error) => {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    if (isSaid) return;
    isSaid = true;
    process.stderr.write(
      `clearance: the result cannot be written: ${fileTrouble(error, 'write') ?? code}.\n`,
    );
    process.once('exit', () => {
      process.exitCode = 3;
    });
  };
}

/** Milliseconds to wait for a reader that is slower than we are, where whoever started us left the pipe without waiting. */
const pause = 5;

function writeAll(descriptor: number, text: string, refuse: (error: unknown) => void): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') {
        refuse(error);
        return;
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
