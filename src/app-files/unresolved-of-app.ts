import { readAppFile } from './app-file.ts';
import { at, textOf } from './document/node.ts';
import { tokenTakers } from './forge/scopes.ts';
import type { ScanFindings, UnresolvedCall } from './source/found.ts';
import type { SourceFile } from './source/source-file.ts';

/** Headers that carry the tokens to a remote: source that reads one of them is the remote's. */
const tokenHeader = /x-forge-oauth-(?:system|user)/i;

/**
 * What stays unknown of an app's calls, with its app file beside its source: without functions that neither names, which nobody calls, and
 * with what a remote may call that is handed a token and whose source is not here.
 * https://developer.atlassian.com/platform/forge/remote/calling-product-apis/
 */
export const unresolvedOfApp = (
  app: { readonly name: string; readonly text: string },
  { unresolved }: ScanFindings,
  files: readonly SourceFile[],
): UnresolvedCall[] => {
  const called = unresolved.filter(({ uncalled }) => uncalled === undefined || app.text.includes(uncalled));
  if (files.some(({ text }) => tokenHeader.test(text))) return called;
  return [...called, ...remotesWithTokens(app)];
};

const remotesWithTokens = ({ name, text }: { readonly name: string; readonly text: string }) =>
  tokenTakers(readAppFile(text, name).parsed.root ?? undefined).map((item) => ({
    file: name,
    line: item.at.line,
    why: `"${textOf(at(item, 'key')) ?? 'a remote'}" is handed a token of the app, and the source that reads it is not here`,
  }));
