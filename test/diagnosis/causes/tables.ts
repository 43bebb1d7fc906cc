import { type CauseId, causeIds } from '../../../src/diagnosis/cause.ts';
import type { CauseTable } from './table.ts';

/** The table of each cause, from the file of its name. */
export const causeTables: readonly (CauseTable & { readonly cause: CauseId })[] = await Promise.all(
  causeIds.map(async (cause) => {
    const { table }: { table: CauseTable } = await import(`./tables/${cause}.ts`);
    return { cause, ...table };
  }),
);
