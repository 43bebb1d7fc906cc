import type { OperationsTable } from '../../jira-facts/index.ts';
import type { ScanFindings, UnresolvedCall } from './found.ts';
import { pathReader } from './path-reader.ts';
import type { SourceFile } from './source-file.ts';

const addresses =
  /\/rest\/(?:api\/[23]|agile\/1\.0)(?:\/(?:[A-Za-z][A-Za-z]{0,40}(?:-[A-Za-z]{1,20}){0,4}|\$\{[^{}`\n]{1,80}\})){1,8}/g;
/** Addresses of one bundle that are looked at. */
const most = 500;

/** Bundles are made of sources that stand beside them. One that names an operation which no source sends was made of others. */
export const unresolvedOfBundles = (
  bundles: readonly SourceFile[],
  { calls }: ScanFindings,
  table: OperationsTable,
): UnresolvedCall[] => {
  if (bundles.length === 0) return [];
  const paths = pathReader(table);
  const sent = new Set(calls.flatMap(({ operation }) => operation?.path ?? []));
  const isOpen = (address: string): boolean => {
    const known = paths.methodsAt(address).flatMap((method) => {
      const reading = paths.read(method, address);
      return reading.kind === 'known' ? reading.operation.path : [];
    });
    return known.length > 0 && !known.some((path) => sent.has(path));
  };
  return bundles.flatMap(({ path: file, text }) => {
    const named = [...text.matchAll(addresses)]
      .slice(0, most)
      .map(([address]) => address.replace(/\$\{[^{}]*\}/g, '{value}'));
    const open = named.find(isOpen);
    return open === undefined
      ? []
      : [
          {
            file,
            line: 1,
            why: `the file is a bundle, and ${open} in it is called by no source that was read`,
          },
        ];
  });
};
