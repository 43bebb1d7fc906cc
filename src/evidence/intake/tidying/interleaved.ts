/** What workers, threads and requests write before each of their lines, behind a time: `[w1]`, `[http-nio-8080-exec-3]`. */
const tag = /^[^[(\n]{0,60}[[(]([A-Za-z][\w.-]{0,40}?)(\d{1,8})[\])]/;

/**
 * The lines of each worker together, where several of one name wrote into a log at once: what one of them was answered does not stand below
 * what another one asked. A line without a mark goes with the one before it; what a person writes before and behind the log stays. Linear in
 * the text.
 */
export function untangled(text: string): string {
  const lines = text.split('\n');
  const marks = lines.map((line) => tag.exec(line));
  const first = marks.findIndex((mark) => mark !== null);
  if (first < 0) return text;
  const last = marks.findLastIndex((mark) => mark !== null);
  const blank = lines.findIndex((line, at) => at > last && line.trim() === '');
  const end = blank < 0 ? lines.length : blank;
  const log = gathered(lines.slice(first, end), marks.slice(first, end));
  return log === null ? text : [...lines.slice(0, first), ...log, ...lines.slice(end)].join('\n');
}

/** null where the lines are none of several workers that took turns. */
function gathered(lines: readonly string[], marks: readonly (RegExpExecArray | null)[]): string[] | null {
  const byWorker = new Map<string, string[]>();
  const [, stem] = marks[0] ?? [];
  let turns = 0;
  let marked = 0;
  let last = '';
  for (const [at, line] of lines.entries()) {
    const [, name, number] = marks[at] ?? [];
    if (number !== undefined) {
      if (name !== stem) return null;
      marked += 1;
      if (number !== last && byWorker.has(number)) turns += 1;
      last = number;
    }
    const own = byWorker.get(last);
    if (own === undefined) byWorker.set(last, [line]);
    else own.push(line);
  }
  return byWorker.size > 1 && turns > 0 && marked > lines.length * 0.6 ? [...byWorker.values()].flat() : null;
}
