import type { LintFinding } from '../../src/app-files/index.ts';

/** The rules that were broken. What is told is told in a sentence, of a place in the file, and a source is a page. */
export const rulesOf = (findings: readonly LintFinding[]): string[] =>
  findings.map(({ rule, message, line, column, source, fix }) => {
    expect([rule, message]).toEqual([rule, expect.stringMatching(/^\S[\s\S]{10,}[.?]$/)]);
    expect([line > 0, column > 0, /^https:\/\//.test(source ?? 'https://'), fix !== '']).toEqual([
      ...[true, true, true, true],
    ]);
    return rule;
  });
