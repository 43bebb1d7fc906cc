import { fuzzedDocument } from './documents.ts';
import { leaksOf } from './outputs.ts';

/** `npm run fuzz:secrets` does ten thousand. */
const documents = 160;

test('no secret of any kind, in any place of a recording or a pasted text, stands in what is said of it', () => {
  const leaks = Array.from({ length: documents }, (_, index) => index + 1).flatMap((seed) =>
    leaksOf(fuzzedDocument(seed)).map((leak) => `${seed}: ${leak}`),
  );
  expect(leaks).toEqual([]);
});
