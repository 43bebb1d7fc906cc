/**
 * Hands out turns of the event loop, one after the other, in the order in which they are asked for. One answer may set hundreds of
 * probes going at once; each is judged in a turn of its own, so that whoever else lives in this process is answered in between.
 */
export function turns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) setImmediate(next);
    });
}
