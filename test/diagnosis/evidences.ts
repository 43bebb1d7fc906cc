import type { Evidence } from '../../src/evidence/exchange.ts';
import { loadCases } from '../exchanges/load.ts';
import { observations } from './causes/observations.ts';
import { singleFacts } from './causes/single-facts.ts';
import { causeTables } from './causes/tables.ts';
import { scenes } from './matrix/index.ts';
import { evidenceOf } from './matrix/scene.ts';
import { typicalCases } from './typical/read.ts';

interface Titled {
  readonly title: string;
  readonly evidence: Evidence;
}

/** Every evidence that shapes rules, and none that measures them. */
export const evidences: readonly Titled[] = [
  ...typicalCases(),
  ...loadCases('learning').map(({ name, evidence }) => ({ title: name.replace('.json', ''), evidence })),
  ...scenes.map((scene) => ({ title: `matrix: ${scene.title}`, evidence: evidenceOf(scene, 'as it was') })),
  ...titled(
    'seen',
    Object.entries(observations).map(([title, [, evidence]]) => [title, evidence]),
  ),
  ...titled('fact', Object.entries(singleFacts)),
  ...causeTables.flatMap(({ cause, fires, quiet }) =>
    titled(cause, [...Object.entries(fires), ...Object.entries(quiet)]),
  ),
];

function titled(area: string, entries: readonly (readonly [string, Evidence])[]): Titled[] {
  return entries.map(([title, evidence]) => ({ title: `${area}: ${title}`, evidence }));
}
