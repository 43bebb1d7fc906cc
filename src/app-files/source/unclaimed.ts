import type { UnresolvedCall } from './found.ts';
import { isMarkup, languageOf, lineFinder, type SourceFile } from './source-file.ts';

/** A text that is the root of Jira's REST API and nothing more, with or without a site in front. */
const root = /(["'`])(?:https?:\/\/[\w.-]{1,200})?\/?(rest\/(?:api\/(?:2|3|latest)|agile\/1\.0))\/?\1/;

/** The rest of an address that no other API is likely to have, as a text or as a list of its parts. */
const rest =
  /["'`]\/?((?:issue\/[^"'`\s/]{1,60}\/(?:comment|transitions|worklog|attachments|assignee|changelog|remotelink)|issue\/createmeta|search\/jql|issueLink)\b)|\[\s{0,20}["'](issue)["'],/;

const place = (file: string, text: string, index: number, why: string): UnresolvedCall[] => {
  const before = text.slice(Math.max(0, text.lastIndexOf('\n', index) + 1), index);
  return /^\s*(?:#|\/\/|\*)/.test(before) ? [] : [{ file, line: lineFinder(text)(index), why }];
};

/**
 * Where no call was found in a whole app although the root of the API stands in its code, or the rest of an address in a file that speaks of Jira:
 * a client that is put together in a way nobody followed. Silence would read as "needs nothing".
 */
export const unclaimed = (files: readonly SourceFile[]): UnresolvedCall[] =>
  files.flatMap(({ path: file, text }) => {
    if (isMarkup(file)) return [];
    // Elsewhere a root that nothing is put behind is told by who reads the language.
    const stated = languageOf(file) === 'python' ? root.exec(text) : null;
    if (stated !== null)
      return place(file, text, stated.index, `${stated[2]} is the root of calls that were not recognised`);
    const part = /jira/i.test(file) || /jira/i.test(text) ? rest.exec(text) : null;
    const name = part?.[1] ?? part?.[2] ?? '';
    return part === null
      ? []
      : place(
          file,
          text,
          part.index,
          `what stands in front of ${name} was not found, and no call was recognised`,
        );
  });
