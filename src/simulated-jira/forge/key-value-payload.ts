import { z } from 'zod';

/** What `@forge/kvs` 1.6 asks and understands; the words of refusals are ours. Custom entities stand by themselves (`custom-entities.ts`). */
const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

const key = z.string().min(1).max(500).regex(keyPattern);

const ttl = z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });

const options = z.looseObject({
  ttl: ttl.optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
});

export const namedKey = z.looseObject({ key, entityName: z.undefined().optional() });

export const settingSchema = namedKey.extend({ value: z.json(), options: options.optional() });

export type Setting = z.output<typeof settingSchema>;

const where = z.array(
  z.object({
    property: z.literal('key'),
    condition: z.literal('BEGINS_WITH'),
    values: z.tuple([z.string()]),
  }),
);

export const querySchema = z.looseObject({
  limit: z.number().int().min(1).max(100).default(10),
  after: z.string().optional(),
  where: where.default([]),
});

export const transaction = z.looseObject({
  set: z.array(settingSchema).default([]),
  delete: z.array(namedKey).default([]),
  check: z.undefined().optional(),
});
