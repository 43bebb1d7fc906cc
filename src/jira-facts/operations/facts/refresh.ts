import { decodeFacts } from './decode.ts';
import { differenceOf, type FactsDifference } from './difference.ts';
import { type DocumentKind, readDocument, speaksFor } from './document.ts';
import { encodeFacts } from './encode.ts';
import type { EncodedFacts, FactsSource } from './encoded.ts';
import { mergeDocument, rowOf } from './merge.ts';

/** Where Atlassian publishes the documents. */
export const documentAddresses: Readonly<Record<DocumentKind, string>> = {
  'platform-v3': 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
  'platform-v2': 'https://developer.atlassian.com/cloud/jira/platform/swagger.v3.json',
  software: 'https://developer.atlassian.com/cloud/jira/software/swagger.v3.json',
  servicedesk: 'https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json',
};

interface GivenDocument {
  /** File or address, for messages. */
  readonly name: string;
  readonly text: string;
}

type Refresh =
  | {
      readonly ok: true;
      readonly facts: EncodedFacts;
      readonly difference: FactsDifference;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Below this share of the known operations a document is taken for a wrong or cut one. */
const leastShare = 0.6;

/** The day a document of this kind was last downloaded. */
const lastDownload = (sources: readonly FactsSource[], kind: DocumentKind): string =>
  sources.find(({ document, older }) => document === documentAddresses[kind] && older !== true)?.downloaded ??
  '';

/**
 * The table after reading documents that were downloaded on `day` (ISO 8601), with what changed; nothing is written here. One that is
 * older than what the table was made from is refused, so that facts never go back, unless `allowOlder`.
 * Documents that are not given leave their part of the table as it is.
 */
export const refreshFacts = (
  before: EncodedFacts,
  given: readonly GivenDocument[],
  day: string,
  { allowOlder = false }: { readonly allowOlder?: boolean } = {},
): Refresh => {
  const problems: string[] = [];
  const warnings: string[] = [];
  const oldRows = decodeFacts(before).map(rowOf);
  let rows = oldRows;
  let sources = before.sources;
  const seen = new Set<DocumentKind>();
  for (const { name, text } of given) {
    const read = readDocument(text, name);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { kind, title, version } = read.document;
    if (seen.has(kind)) problems.push(`${name}: there is a second ${kind} document.`);
    seen.add(kind);
    const last = lastDownload(sources, kind);
    if (day < last && !allowOlder)
      problems.push(
        `${name} is of ${day}, and the table was made from one of ${last}: with --older it is read all the same.`,
      );
    const known = oldRows.filter((row) => speaksFor[kind](row) && !row.removed).length;
    if (read.document.rows.length < known * leastShare)
      problems.push(
        `${name} holds ${read.document.rows.length} of about ${known} known operations: it looks cut or is another document.`,
      );
    rows = mergeDocument(rows, read.document, lastDownload(sources, kind));
    const source = {
      product: kind.split('-', 1)[0] ?? kind,
      document: documentAddresses[kind],
      title,
      version,
      downloaded: day,
    };
    sources = sources.map((old) => (old.document === source.document && old.older !== true ? source : old));
  }
  if (problems.length > 0) return { ok: false, problems };
  for (const row of rows)
    if (row.permissions.review && !oldRows.some((old) => old.method === row.method && old.path === row.path))
      warnings.push(`${row.method} ${row.path}: read its "Permissions required" and correct the row.`);
  const difference = differenceOf(oldRows, rows);
  return { ok: true, facts: encodeFacts(rows, sources), difference, warnings };
};
