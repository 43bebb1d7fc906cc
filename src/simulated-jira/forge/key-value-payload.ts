import { z } from 'zod';
import { filtersSchema } from './entity-conditions.ts';

/**
 * What `@forge/kvs` 1.6 asks and understands. A message in capitals is a code of the documents, with their words below
 * (https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-customentities/); other words are ours.
 */
export const documentedCodes: Readonly<Record<string, string>> = {
  KEY_TOO_LONG: 'The provided key has exceeded the maximum 500 characters.',
  INVALID_KEY: 'The provided key does not match the regex: /^(?!\\s+$)[a-zA-Z0-9:._\\s-#]+$/',
  MAX_SIZE: 'The provided value has exceeded the maximum size limit.',
  MAX_DEPTH: 'The provided value has exceeded the maximum object depth (32) limit.',
  LIST_QUERY_LIMIT_EXCEEDED: 'Limit for list query should be below 100.',
  COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE: 'The page limit must be set between 1 and 100.',
  EMPTY_FILTER_OPERATOR: 'Filter operators "and" and "or" cannot be empty.',
  INVALID_FILTER_OPERATORS_COMBINATION:
    'Filter operators "and" and "or" cannot be present at the same level.',
  INSUFFICIENT_FILTER_VALUES: 'The specified condition needs at least two values.',
};

const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

const key = z.string().max(500, 'KEY_TOO_LONG').regex(keyPattern, 'INVALID_KEY');

/** Bytes a value may have, and levels. */
const largest = 240 * 1024;
const deepest = 31;

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Object.values(value).reduce((most: number, inner) => Math.max(most, depth(inner)), 0);
}

const value = z
  .json()
  .refine((given) => depth(given) <= deepest, 'MAX_DEPTH')
  .refine((given) => Buffer.byteLength(JSON.stringify(given)) <= largest, 'MAX_SIZE');

const ttl = z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });

const metadataField = z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME']);

export type MetadataField = z.output<typeof metadataField>;

export const metadataFields = z.array(metadataField).default([]);

const options = z.looseObject({
  ttl: ttl.optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
  returnMetadataFields: z.array(metadataField).optional(),
});

/** What is asked about a thing besides its key. */
const getOptions = z.looseObject({ metadataFields }).prefault({});

export const namedKey = z.looseObject({ key, entityName: z.undefined().optional() });

export const gettingSchema = namedKey.extend({ options: getOptions });

export const settingSchema = namedKey.extend({ value, options: options.optional() });

export type Setting = z.output<typeof settingSchema>;

const where = z.array(
  z.object({
    property: z.literal('key'),
    condition: z.literal('BEGINS_WITH'),
    values: z.tuple([z.string()]),
  }),
);

export const querySchema = z.looseObject({
  limit: z.number().int().min(1).max(100, 'LIST_QUERY_LIMIT_EXCEEDED').default(10),
  after: z.string().optional(),
  where: where.default([]),
  options: getOptions,
});

const ofEntity = { entityName: z.string().optional() };

/** One thing of a batch; what is wrong with its key or value fails it alone, so that is looked at later. */
export const batchItem = z.looseObject({ key: z.string(), ...ofEntity });

const conditional = { ...ofEntity, conditions: filtersSchema.optional() };

export const transaction = z.looseObject({
  set: z.array(settingSchema.extend(conditional)).default([]),
  delete: z.array(namedKey.extend(conditional)).default([]),
  check: z.array(z.looseObject({ key, entityName: z.string(), conditions: filtersSchema })).default([]),
});
