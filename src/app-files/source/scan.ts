import type { OperationsTable } from '../../jira-facts/index.ts';
import type { ScanFindings } from './found.ts';
import { throughGenerated } from './generated-clients.ts';
import { scanJavaScript } from './javascript/scan-javascript.ts';
import { pathReader } from './path-reader.ts';
import { scanPython } from './python/scan-python.ts';
import { languageOf, type SourceFile } from './source-file.ts';
import { scanTexts } from './text/scan-texts.ts';
import { unclaimed } from './unclaimed.ts';

/**
 * Finds the calls of Jira's REST API in source code, without running it: JavaScript and TypeScript (Vue and Svelte too)
 * and Python from their syntax, other languages from their string literals. Never throws for what the files hold.
 */
export const scanSource = (files: readonly SourceFile[], table: OperationsTable): ScanFindings => {
  const paths = pathReader(table);
  const generated = throughGenerated(files, table);
  const of = (language: ReturnType<typeof languageOf>) =>
    generated.own.filter(({ path }) => languageOf(path) === language);
  const parts: ScanFindings[] = [
    generated,
    scanJavaScript(of('javascript'), table, paths),
    scanPython(of('python'), table, paths),
    scanTexts(of('other'), of('settings'), table, paths),
  ];
  const placed = <T extends { readonly file: string; readonly line: number }>(items: readonly T[]): T[] =>
    [...items].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  const calls = placed(parts.flatMap((part) => part.calls));
  const unresolved = placed(parts.flatMap((part) => part.unresolved));
  const silent = calls.length + unresolved.length === 0;
  const programs = (): SourceFile[] => [...of('python'), ...of('javascript'), ...of('other')];
  return { calls, unresolved: silent ? placed(unclaimed(programs())) : unresolved };
};
