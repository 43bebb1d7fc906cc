import type { OperationsTable } from '../../jira-facts/index.ts';
import {
  loadProfile,
  type Profile,
  type ProfileReading,
  readOperationList,
  withOperations,
} from '../profiles/index.ts';
import type { CheckOptions } from './options.ts';

export type ProfileChoice =
  | { readonly ok: true; readonly profile: Profile | null }
  | { readonly ok: false; readonly problem: string };

/** The profile of a check: a named one, a file, or `my-app` made of the operations that were named. */
export function chooseProfile(
  options: Pick<CheckOptions, 'profile' | 'operations' | 'operationsFile'>,
  table: OperationsTable,
  readText: (file: string) => string,
): ProfileChoice {
  const listed = listedOperations(options, readText);
  if (!listed.ok) return listed;
  if (options.profile === null && listed.text === '') return { ok: true, profile: null };
  const reading: ProfileReading = loadProfile(options.profile ?? 'my-app');
  if (!reading.ok || listed.text === '') return reading;
  const operations = readOperationList(listed.text, table);
  if (!operations.ok) return operations;
  return { ok: true, profile: withOperations(reading.profile, operations.operations) };
}

function listedOperations(
  options: Pick<CheckOptions, 'operations' | 'operationsFile'>,
  readText: (file: string) => string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string } {
  const lines = [...options.operations];
  if (options.operationsFile !== null) {
    try {
      lines.push(readText(options.operationsFile));
    } catch {
      return {
        ok: false,
        problem: `${options.operationsFile} cannot be read; --operations takes a file with one "METHOD /path" a line.`,
      };
    }
  }
  return { ok: true, text: lines.join('\n').trim() };
}
