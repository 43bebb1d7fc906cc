import { fork } from 'node:child_process';
import { on, once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('try-changes.mjs', import.meta.url));
/** What was loaded for a change stays in memory; a new process begins without it. */
const mostChanges = 60;

/** Tries changes in a process of its own, which may end or hang by what is tried. */
export function trier() {
  let child = null;
  let tried = 0;

  function ready() {
    if (
      child !== null &&
      (child.exitCode !== null || child.signalCode !== null || !child.connected || tried >= mostChanges)
    )
      end();
    if (child === null) {
      tried = 0;
      child = fork(program, {
        execArgv: [
          ...[
            '--experimental-strip-types',
            '--disable-warning=ExperimentalWarning',
            '--max-old-space-size=3000',
          ],
          ...['--import', new URL('load-mutant.mjs', import.meta.url).href],
        ],
        stdio: ['ignore', 'ignore', process.env.MUTATE_TELL ? 'inherit' : 'ignore', 'ipc'],
      });
    }
    return child;
  }

  function end() {
    child?.kill('SIGKILL');
    child = null;
  }

  return {
    end,
    /** Runs suites on the program as it is; `watched` files are those of which is told where a suite comes through. */
    async *unchanged(suites, watched) {
      const running = ready();
      const ended = new AbortController();
      running.once('exit', () => ended.abort());
      running.send({ suites, reaching: [], change: null, watched });
      for await (const [message] of on(running, 'message', { signal: ended.signal })) {
        if (message.done) break;
        yield message;
      }
      end();
    },
    /** Whether a test of the suites fails with the change, or the program ends by it or is not done after `limit` milliseconds. */
    async notices(suites, reaching, change, limit) {
      const running = ready();
      tried += 1;
      running.send({ suites, reaching, change, watched: [] });
      const over = new AbortController();
      const { signal } = over;
      const hung = setTimeout(() => over.abort(), limit);
      try {
        const answered = once(running, 'message', { signal }).then(([{ noticed }]) => noticed);
        return await Promise.race([answered, once(running, 'exit', { signal }).then(() => true)]);
      } catch {
        end();
        return true;
      } finally {
        clearTimeout(hung);
        over.abort();
      }
    },
  };
}
