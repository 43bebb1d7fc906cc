import { explain } from '../given.ts';
import { typicalCases } from './read.ts';

test.each(typicalCases())('$title', ({ causes, evidence }) => {
  const [first] = explain(evidence);
  expect(causes).toContain(first?.cause);
});
