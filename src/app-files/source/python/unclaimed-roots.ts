import type { UnresolvedCall } from '../found.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';

/** A text that is the root of Jira's REST API and nothing more, with or without a site in front. */
const root = /(["'`])(?:https?:\/\/[\w.-]{1,200})?\/?(rest\/(?:api\/(?:2|3|latest)|agile\/1\.0))\/?\1/;

/**
 * Where no call was found in Python at all although the root of the API stands in the code: a client that is put together in a way nobody
 * followed. Silence would read as "needs nothing".
 */
export const unclaimedRoots = (files: readonly SourceFile[]): UnresolvedCall[] =>
  files.flatMap(({ path: file, text }) => {
    const found = root.exec(text);
    if (found === null) return [];
    const before = text.slice(Math.max(0, text.lastIndexOf('\n', found.index) + 1), found.index);
    if (/^\s*#/.test(before)) return [];
    const why = `${found[2]} is the root of calls that were not recognised`;
    return [{ file, line: lineFinder(text)(found.index), why }];
  });
