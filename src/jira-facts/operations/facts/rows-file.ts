import { z } from 'zod';
import { FactsSourceRow, OperationRow } from './row.ts';

type RowsFile =
  | {
      readonly ok: true;
      readonly rows: readonly OperationRow[];
      readonly sources: readonly z.infer<typeof FactsSourceRow>[] | null;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

const parsed = (
  text: string,
  what: string,
): { ok: true; value: unknown } | { ok: false; problem: string } => {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      problem: `${what} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
};

const Name = z.object({ method: z.string(), path: z.string() });

const where = (value: unknown, path: readonly PropertyKey[]): string => {
  const row = Array.isArray(value) && typeof path[0] === 'number' ? Name.safeParse(value[path[0]]) : null;
  const name = row?.success ? `${row.data.method} ${row.data.path}` : `row ${String(path[0] ?? '')}`;
  return path.length > 1 ? `${name}, field ${path.slice(1).map(String).join('.')}` : name;
};

/** Reads a file of rows and its meta file, naming every place that is not understood. */
export const rowsFromFile = (text: string, metaText: string | null): RowsFile => {
  const json = parsed(text, 'The file of rows');
  if (!json.ok) return { ok: false, problems: [json.problem] };
  const rows = z.array(OperationRow).min(1).safeParse(json.value);
  if (!rows.success)
    return {
      ok: false,
      problems: rows.error.issues.map(({ path, message }) => `${where(json.value, path)}: ${message}`),
    };
  if (metaText === null) return { ok: true, rows: rows.data, sources: null };
  const meta = parsed(metaText, 'The meta file');
  if (!meta.ok) return { ok: false, problems: [meta.problem] };
  const sources = z.object({ sources: z.array(FactsSourceRow) }).safeParse(meta.value);
  if (!sources.success) return { ok: false, problems: [`The meta file: ${z.prettifyError(sources.error)}`] };
  return { ok: true, rows: rows.data, sources: sources.data.sources };
};
