import { z } from 'zod';

type Fields = Record<string, unknown>;
type Update = Record<string, Record<string, unknown>[]>;

const record = z.record(z.string(), z.unknown());
const recordIn = (value: unknown): Fields => record.safeParse(value).data ?? {};
const recordsIn = (value: unknown): Fields[] => z.array(record).safeParse(value).data ?? [];

/** Member of `editedFieldsInput` with one value a field → that value as an edit of one issue has it. */
const single: Readonly<Record<string, (given: Fields) => unknown>> = {
  singleLineTextFields: ({ text }) => text,
  urlFields: ({ url }) => url,
  clearableNumberFields: ({ value }) => value ?? null,
  datePickerFields: ({ date }) => recordIn(date).formattedDate ?? null,
  dateTimePickerFields: ({ dateTime }) => recordIn(dateTime).formattedDateTime ?? null,
  richTextFields: ({ richText }) => recordIn(richText).adfValue ?? null,
  singleSelectFields: ({ option }) => ({ id: String(recordIn(option).optionId) }),
  cascadingSelectFields: ({ parentOptionValue, childOptionValue }) => ({
    id: String(recordIn(parentOptionValue).optionId),
    ...(childOptionValue === undefined ? {} : { child: { id: String(recordIn(childOptionValue).optionId) } }),
  }),
  singleSelectClearableUserPickerFields: ({ user }) => {
    const { accountId } = recordIn(user);
    return accountId === undefined || accountId === null ? null : { accountId };
  },
  singleGroupPickerFields: ({ group }) => ({ name: recordIn(group).groupName }),
  singleVersionPickerFields: ({ version }) => ({ id: String(recordIn(version).versionId) }),
};

/** Member with several values a field → those values. */
const several: Readonly<Record<string, (given: Fields) => unknown[]>> = {
  labelsFields: ({ labels }) =>
    (Array.isArray(labels) ? labels : []).map((label) => recordIn(label).name ?? label),
  multipleSelectFields: ({ options }) => recordsIn(options).map(({ optionId }) => ({ id: String(optionId) })),
  multipleSelectClearableUserPickerFields: ({ users }) =>
    recordsIn(users).map(({ accountId }) => ({ accountId })),
  multipleGroupPickerFields: ({ groups }) => recordsIn(groups).map(({ groupName }) => ({ name: groupName })),
  multipleVersionPickerFields: ({ versions }) =>
    recordsIn(versions).map(({ versionId }) => ({ id: String(versionId) })),
  multiselectComponents: ({ components }) =>
    recordsIn(components).map(({ componentId }) => ({ id: String(componentId) })),
};

/** `bulkEditMultiSelectFieldOption`: what happens to the values that an issue has already. */
function operations(option: unknown, values: readonly unknown[]): Record<string, unknown>[] {
  switch (option) {
    case 'REPLACE':
      return [{ set: values }];
    case 'REMOVE_ALL':
      return [{ set: [] }];
    case 'REMOVE':
      return values.map((value) => ({ remove: value }));
    default:
      return values.map((value) => ({ add: value }));
  }
}

/** What a bulk edit asks for, as the write of one issue would; kinds of field that are not modelled are left out. */
export function editedFields(
  input: Fields,
  actions: readonly string[],
): { readonly fields: Fields; readonly update: Update } {
  const fields: Fields = {};
  const update: Update = {};
  const wanted = (id: unknown): id is string => typeof id === 'string' && actions.includes(id);
  for (const [name, read] of Object.entries(single))
    for (const given of recordsIn(input[name]))
      if (wanted(given.fieldId)) fields[given.fieldId] = read(given);
  for (const [name, read] of Object.entries(several)) {
    const rows = Array.isArray(input[name]) ? recordsIn(input[name]) : [recordIn(input[name])];
    for (const given of rows)
      if (wanted(given.fieldId))
        update[given.fieldId] = operations(given.bulkEditMultiSelectFieldOption, read(given));
  }
  const { priorityId } = recordIn(input.priority);
  if (priorityId !== undefined && wanted('priority')) fields.priority = { id: String(priorityId) };
  return { fields, update };
}
