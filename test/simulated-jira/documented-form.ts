import { readFileSync } from 'node:fs';
import { z } from 'zod';

interface Form {
  readonly is?: string | undefined;
  readonly see?: string | undefined;
  readonly of?: Form | undefined;
  readonly has?: Readonly<Record<string, Form>> | undefined;
  readonly must?: readonly string[] | undefined;
  readonly one?: readonly unknown[] | undefined;
  readonly any?: readonly Form[] | undefined;
  readonly all?: readonly Form[] | undefined;
}

const formSchema: z.ZodType<Form> = z.lazy(() =>
  z.strictObject({
    is: z.string().optional(),
    see: z.string().optional(),
    of: formSchema.optional(),
    has: z.record(z.string(), formSchema).optional(),
    must: z.array(z.string()).optional(),
    one: z.array(z.unknown()).optional(),
    any: z.array(formSchema).optional(),
    all: z.array(formSchema).optional(),
  }),
);

const file = z
  .object({ operations: z.record(z.string(), formSchema), schemas: z.record(z.string(), formSchema) })
  .parse(JSON.parse(readFileSync(new URL('./documented/forms.json', import.meta.url), 'utf8')));

/** Path of each reading operation that Atlassian publishes a form of → that form. Written by scripts/simulator-forms.mjs. */
export const documentedForms: ReadonlyMap<string, Form> = new Map(Object.entries(file.operations));

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const isType = (value: unknown, is: string): boolean =>
  typeOf(value) === is || (is === 'number' && typeof value === 'number');

/** What of a value does not fit a form, each with its place; null stands for "not there". */
export function misfits(value: unknown, form: Form, at = ''): string[] {
  if (value === null || value === undefined) return [];
  if (form.see !== undefined) return misfits(value, file.schemas[form.see] ?? {}, at);
  if (form.all !== undefined) return form.all.flatMap((each) => misfits(value, each, at));
  if (form.any !== undefined) {
    const each = form.any.map((one) => misfits(value, one, at));
    return each.some((found) => found.length === 0) ? [] : (each[0] ?? []);
  }
  if (form.is === undefined) return [];
  if (!isType(value, form.is)) return [`${at} is ${typeOf(value)}, documented ${form.is}`];
  if (form.one !== undefined && !form.one.includes(value)) return [`${at} is ${JSON.stringify(value)}`];
  if (Array.isArray(value)) {
    const { of = {} } = form;
    return [...new Set(value.flatMap((item) => misfits(item, of, `${at}[]`)))];
  }
  if (typeof value !== 'object') return [];
  const properties = new Map<string, unknown>(Object.entries(value));
  return [
    ...(form.must ?? []).filter((name) => !properties.has(name)).map((name) => `${at}.${name} is lacking`),
    ...Object.entries(form.has ?? {}).flatMap(([name, of]) =>
      misfits(properties.get(name), of, `${at}.${name}`),
    ),
  ];
}
