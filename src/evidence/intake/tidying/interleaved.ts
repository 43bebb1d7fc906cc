/** What workers, threads and requests write before each of their lines, behind a time: `[w1]`, `[http-nio-8080-exec-3]`. */
const tag = /^[^[(\n]{0,60}[[(]([A-Za-z][\w.-]{0,40}?)(\d{1,8})[\])]/;

/**
 * The lines of each worker together, where several of one name wrote into a log at once: what one of them was answered does not stand below
 * what another one asked. A line without a mark goes with the one before it. Linear in the text.
 */
export function untangled(text: string): string {
  const lines = text.split('\n');
  const byWorker = new Map<string, string[]>();
  let stem: string | null = null;
  let last = '';
  let turns = 0;
  let marked = 0;
  for (const line of lines) {
    const [, name, number] = tag.exec(line) ?? [];
    if (name === undefined || number === undefined) {
      // What stands before the first mark is of nobody.
      if (last === '' && line.trim() !== '') return text;
      byWorker.get(last)?.push(line);
      continue;
    }
    stem ??= name;
    if (name !== stem) return text;
    if (number !== last && byWorker.has(number)) turns += 1;
    last = number;
    marked += 1;
    const own = byWorker.get(number);
    if (own === undefined) byWorker.set(number, [line]);
    else own.push(line);
  }
  const isLog = byWorker.size > 1 && turns > 0 && marked > lines.length * 0.6;
  return isLog ? [...byWorker.values()].flat().join('\n') : text;
}
