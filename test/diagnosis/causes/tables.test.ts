import { explain } from '../given.ts';
import { causeTables } from './tables.ts';

describe.each(causeTables)('$cause', ({ cause, fires, quiet }) => {
  test.each(Object.entries(fires))('comes first: %s', (_, evidence) => {
    expect(explain(evidence).map((finding) => `${finding.cause} ${finding.confidence}`)[0]).toMatch(
      new RegExp(`^${cause} `),
    );
  });

  test.each(Object.entries(quiet))('does not come first: %s', (_, evidence) => {
    const [first] = explain(evidence);
    expect(first).toBeDefined();
    expect(first?.cause).not.toBe(cause);
  });
});
