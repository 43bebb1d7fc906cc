import { write as writeLater, writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

/** Where log lines go. Writing never fails and never waits: what cannot be written is dropped and counted. */
export interface LogOutput extends DestinationStream {
  /** Writes what is held, at the end of the process. */
  flushSync(): void;
}

/** Lines are written in blocks of 16 KiB or a tenth of a second: a system call for each would cost a fifth of a request. */
const blockBytes = 16_384;
const delayMs = 100;
/** What is held while the other side does not take it. */
const mostHeld = 1_048_576;

/**
 * A file descriptor as the log's destination. pino's own retries a full disk for ever at the end of the process, so that a
 * server whose log disk is full neither serves nor ends; a log that cannot be written is no reason for either.
 */
export function logOutput(descriptor: number): LogOutput {
  let held = '';
  let dropped = 0;
  let writing = false;
  let timer: NodeJS.Timeout | null = null;

  function soon(): void {
    if (timer !== null || writing) return;
    timer = setTimeout(send, delayMs);
    timer.unref();
  }

  function taken(): Buffer {
    const missed =
      dropped === 0
        ? ''
        : `${JSON.stringify({ level: 40, time: Date.now(), dropped, msg: 'log lines were lost' })}\n`;
    const bytes = Buffer.from(missed + held);
    held = '';
    return bytes;
  }

  function send(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (writing || held === '') return;
    const lines = countLines(held);
    const missed = dropped;
    push(taken(), lines, missed);
  }

  function push(bytes: Buffer, lines: number, missed: number): void {
    writing = true;
    writeLater(descriptor, bytes, 0, bytes.length, null, (error, written) => {
      // Still writing: what came later must not go out before it, or in the middle of it.
      if (error?.code === 'EAGAIN') return void setTimeout(() => push(bytes, lines, missed), delayMs).unref();
      writing = false;
      if (error) dropped += lines;
      else if (written < bytes.length) return push(bytes.subarray(written), lines, missed);
      else dropped -= missed;
      if (held.length >= blockBytes) send();
      else if (held !== '') soon();
    });
  }

  return {
    write(line) {
      if (held.length + line.length > mostHeld) {
        dropped += 1;
        return;
      }
      held += line;
      if (held.length >= blockBytes) send();
      else soon();
    },
    flushSync() {
      try {
        const bytes = taken();
        if (bytes.length > 0) writeSync(descriptor, bytes);
      } catch {
        // Nobody is left to be told.
      }
    },
  };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
