import { readdirSync, readFileSync } from 'node:fs';
import type { Evidence } from '../../src/evidence/exchange.ts';
import { readRecording } from '../../src/evidence/intake/index.ts';

/** One recorded case: what the file says of it, and the evidence that a diagnosis may look at. */
export interface LoadedCase {
  readonly name: string;
  readonly json: unknown;
  readonly evidence: Evidence;
}

/** Every case of one side; where a thread pasted raw text, it stands as `ID.txt` beside the case, in a folder of its own. */
export function loadCases(side: 'learning' | 'quarantine'): LoadedCase[] {
  return [
    ...casesIn(`${side}/`, (name) => name),
    ...casesIn(`pasted/${side}/`, (name) => name.replace(/json$/, 'txt')),
  ];
}

function casesIn(folder: string, given: (name: string) => string): LoadedCase[] {
  const at = new URL(folder, import.meta.url);
  const read = (name: string) => readFileSync(new URL(name, at), 'utf8');
  return readdirSync(at)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const recording = readRecording(read(given(name)), name);
      if (!recording.ok) throw new Error(`${name}: ${recording.problem}`);
      return { name, json: JSON.parse(read(name)), evidence: recording.evidence };
    });
}
