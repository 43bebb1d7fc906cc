import { causeIds } from '../../../src/diagnosis/cause.ts';
import { identityKinds } from '../../../src/jira-facts/index.ts';
import { explain } from '../given.ts';
import { scenes } from './index.ts';
import { decided, evidenceOf, type Way, ways } from './scene.ts';

const everyWay = Object.keys(ways).filter((way): way is Way => way in ways);
const told = scenes.flatMap((scene) =>
  everyWay.map((way) => ({ scene, way, findings: explain(evidenceOf(scene, way)) })),
);
const line = ({ scene, way, findings }: (typeof told)[number]) =>
  `${scene.title} (${way}): ${findings.map(({ cause, confidence }) => `${cause} ${confidence}`).join(', ')}`;

test('every kind of identity with a credential stands in the matrix, and nine of ten causes', () => {
  const standing = new Set(scenes.map(({ as }) => as));
  expect(identityKinds.filter((kind) => !standing.has(kind))).toEqual(['anonymous']);
  expect(new Set(scenes.map(({ cause }) => cause)).size).toBeGreaterThanOrEqual(0.9 * causeIds.length);
});

test('where a header, the body or a known fact decides, its cause stands first, however the rest was lost', () => {
  const wrong = told.filter(
    ({ scene, way, findings }) => decided(scene, way) && findings[0]?.cause !== scene.cause,
  );
  expect(wrong.map(line)).toEqual([]);
});

test('where nothing decides any more, nobody is told a wrong cause with 0.9 or more', () => {
  const wrong = told.filter(
    ({ scene: { cause, also = [] }, findings: [first] }) =>
      first !== undefined && first.confidence >= 0.9 && ![cause, ...also].includes(first.cause),
  );
  expect(wrong.map(line)).toEqual([]);
});

test('where nothing decides any more, a defensible cause is among the first three, but for words that nothing else shows', () => {
  const undecided = told.filter(({ scene, way }) => !decided(scene, way));
  const lost = undecided.filter(
    ({ scene: { cause, also = [] }, findings }) =>
      !findings.slice(0, 3).some((finding) => [cause, ...also].includes(finding.cause)),
  );
  expect(undecided.length).toBeGreaterThan(200);
  expect(lost.length / undecided.length).toBeLessThanOrEqual(0.02);
});
