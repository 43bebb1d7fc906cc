import { z } from 'zod';
import { Report } from './model.ts';

/** Just enough of version 1 to tell it by, and to say what it meant: whatever was asked counted as needed. */
const First = z.looseObject({
  schemaVersion: z.literal(1),
  probes: z.array(z.looseObject({ operation: z.string() })),
});

/** A report of this or the earlier version, brought up to this one; zod's own issues where it is neither. */
export const readableReport = z.preprocess((value) => {
  const earlier = First.safeParse(value);
  if (!earlier.success) return value;
  const operations = [...new Set(earlier.data.probes.map(({ operation }) => operation))];
  return { ...earlier.data, schemaVersion: 2, needs: { from: 'operations', operations } };
}, Report);
