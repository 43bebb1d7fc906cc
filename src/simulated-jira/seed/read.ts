import { parse } from 'yaml';
import { z } from 'zod';
import { jiraStateSchema, type Seed } from './schema.ts';

/** The world that a value, or a text in YAML or JSON, describes; or the sentences that say what is wrong with it. */
export function readSeed(given: unknown): { readonly seed: Seed } | { readonly problem: string } {
  let value = given;
  if (typeof given === 'string') {
    try {
      value = parse(given);
    } catch (error) {
      const why =
        error instanceof Error ? (error.message.split('\n')[0] ?? '').replace(/:$/, '') : String(error);
      return { problem: `The state is neither YAML nor JSON: ${why}` };
    }
  }
  const parsed = jiraStateSchema.safeParse(value);
  if (parsed.success) return { seed: parsed.data };
  return { problem: `The state cannot be read: ${z.prettifyError(parsed.error)}` };
}
