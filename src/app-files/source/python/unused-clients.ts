import type { UnresolvedCall } from '../found.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';

const clientImport =
  /^from (?:jira(?:\.client)? import [^\n]{0,200}\bJIRA|atlassian(?:\.jira)? import [^\n]{0,200}\bJira)\b/m;

/** A client that is imported where no call of one was recognised in the whole app. */
export const unusedClients = (files: readonly SourceFile[]): UnresolvedCall[] =>
  files.flatMap(({ path: file, text }) => {
    const found = clientImport.exec(text);
    if (found === null) return [];
    const line = lineFinder(text)(found.index + found[0].length);
    return [{ file, line, why: 'a client of Jira is imported, and no call through it was recognised' }];
  });
