import { applyEdits, modify } from 'jsonc-parser';
import { isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { declaredScopes, readAppFile } from './app-file.ts';

interface ScopeEdit {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

type Rewritten =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** The file with scopes added and taken away; comments, order and layout of the rest stay. */
export const rewriteScopes = (text: string, name: string, edit: ScopeEdit): Rewritten => {
  const file = readAppFile(text, name);
  if (file.parsed.problems.length > 0 || file.parsed.root === null)
    return { ok: false, problem: `${name} cannot be read, so it was not changed.` };
  if (file.kind === 'unknown')
    return { ok: false, problem: `${name} is neither a Connect descriptor nor a Forge manifest.` };
  const isJson = text.trimStart().startsWith('{');
  if (!isJson) return { ok: true, text: inYaml(text, edit) };
  const left = declaredScopes(file)
    .map((scope) => scope.name)
    .filter((scope) => !edit.remove.includes(scope));
  const path = file.kind === 'forge-manifest' ? ['permissions', 'scopes'] : ['scopes'];
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const edits = modify(text, path, [...left, ...edit.add], {
    formattingOptions: {
      insertSpaces: !indent.startsWith('\t'),
      tabSize: indent.length,
      eol: text.includes('\r\n') ? '\r\n' : '\n',
    },
  });
  return { ok: true, text: applyEdits(text, edits) };
};

const inYaml = (text: string, { add, remove }: ScopeEdit): string => {
  const document = parseDocument(text, { keepSourceTokens: true, uniqueKeys: false });
  const scopes = document.getIn(['permissions', 'scopes']);
  if (isSeq(scopes)) {
    scopes.items = scopes.items.filter((item) => !(isScalar(item) && remove.includes(String(item.value))));
    for (const scope of add) scopes.add(new Scalar(scope));
  } else if (isMap(scopes)) {
    for (const scope of remove) scopes.delete(scope);
    for (const scope of add) scopes.set(scope, new YAMLMap());
  } else {
    const list = new YAMLSeq();
    for (const scope of add) list.add(new Scalar(scope));
    document.setIn(['permissions', 'scopes'], list);
  }
  return document.toString({ lineWidth: 0, indentSeq: indentsLists(text) });
};

/** Whether the file sets its lists in from their key. */
const indentsLists = (text: string): boolean => {
  const lines = text.split('\n');
  return !lines.some((line, index) => {
    const indent = line.length - line.trimStart().length;
    const next = lines[index + 1] ?? '';
    return line.trimEnd().endsWith(':') && next.startsWith(`${' '.repeat(indent)}- `);
  });
};
