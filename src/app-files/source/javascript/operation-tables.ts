import { callRead, type PathReader } from '../path-reader.ts';
import { hole } from '../rest-path.ts';
import type { Evaluator } from './evaluation/index.ts';
import type { FoundCalls } from './found-calls.ts';
import type { Module } from './module.ts';
import type { RequestReader } from './requests.ts';

/** Fewer entries are no table, and a smaller share of them in Jira's documents is one of something else. */
const fewest = 3;
const leastShare = 0.8;

/** A text that may be such a table: `pathTemplate: "/issue/{key}"`. */
export const mayBeTable = (text: string): boolean =>
  /(?:path|url|endpoint|template|route)\w{0,20}['"]?: {0,4}['"`]\/(?:issue|project|board|sprint|search|myself|field|filter|user)\b/i.test(
    text,
  ) && /jira/i.test(text);

/**
 * Operations of an app that stand in a table, `[{ verb: 'GET', path: '/issue/{key}' }, …]`, which a client goes through: read where some call
 * sends what it is told behind a base address of Jira, and nearly all entries are in Jira's documents behind such a base.
 */
export const readTable = (
  module: Module,
  requests: RequestReader,
  evaluator: Evaluator,
  paths: PathReader,
  found: FoundCalls,
): void => {
  const bases = [...found.openBases];
  if (bases.length === 0) return;
  const entries = module.specs.flatMap((spec) =>
    evaluator.values(spec, null).flatMap((value) => {
      const request = requests.readSpec(value);
      const [method] = request?.methods.known ?? [];
      const [address] = request?.addresses ?? [];
      if (method === undefined || address === undefined || !/^\/(?!\/|rest\/)/.test(address.text)) return [];
      const path = address.text.replace(/\{([^{}]*)\}/g, (_, name: string) => hole(name));
      const known = [...bases, '/rest/agile/1.0']
        .map((base) => paths.read(method, base + path))
        .find(({ kind }) => kind === 'known');
      const place = { file: module.path, line: module.lineOf(spec.node.start) };
      return [known === undefined ? null : callRead(place, method, known, 'syntax')];
    }),
  );
  const calls = entries.flatMap((call) => call ?? []);
  if (entries.length < fewest || calls.length < entries.length * leastShare) return;
  for (const call of calls) found.add(call);
};
