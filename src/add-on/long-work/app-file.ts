import { z } from 'zod';
import { heldByFile, lint, nameOfApp, readAppFile } from '../../app-files/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import type { WorkAnswer } from './work.ts';

/** Longer than any descriptor or manifest; a longer text is none. */
const longest = 100_000;
const Body = z.object({ text: z.string().min(1).max(longest) });
const worth = 5;

/**
 * What another app's descriptor or manifest declares, as `{kind, name, scopes, flaws}`, so that its user can be judged by it.
 * `today`: ISO 8601 day. The file is read and forgotten.
 */
export function appFileOf(body: unknown, operations: OperationsTable, today: string): WorkAnswer {
  const parsed = Body.safeParse(body);
  if (!parsed.success) {
    const problem = `text must be an atlassian-connect.json or a manifest.yml of at most ${longest} characters.`;
    return { ok: false, problem };
  }
  const { text } = parsed.data;
  const file = readAppFile(text, 'The file');
  const read = heldByFile(file, 'The file');
  if (!read.ok) return read;
  const kind = read.held.world === 'connect' ? 'connect-app' : 'forge-app';
  const name = nameOfApp(file)?.slice(0, 100) ?? 'another app';
  const { findings } = lint({ text, name: 'The file', table: operations, calls: null, today });
  const flaws = findings.flatMap(({ severity, message, line }) =>
    severity === 'error' ? [`Line ${line}: ${message}`] : [],
  );
  const app = { kind, name, scopes: [...read.held.scopes], flaws: flaws.slice(0, worth) };
  return { ok: true, text: JSON.stringify(app) };
}
