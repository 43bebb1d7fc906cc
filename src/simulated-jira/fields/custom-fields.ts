import type { CustomField, SiteState } from '../state.ts';
import { type FieldDefinition, type FieldSchema, systemFields } from './system-fields.ts';

const prefix = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const software = 'com.pyxis.greenhopper.jira:';

/** How a field type's values look: the schema's type, its items, and whether a document is meant by a string. */
interface ValueKind {
  readonly type: string;
  readonly items?: string;
  /** Options of the field's contexts are its values. */
  readonly options?: boolean;
}

const kinds: Readonly<Record<string, ValueKind>> = {
  [`${prefix}textfield`]: { type: 'string' },
  [`${prefix}textarea`]: { type: 'string' },
  [`${prefix}url`]: { type: 'string' },
  [`${prefix}readonlyfield`]: { type: 'string' },
  [`${prefix}float`]: { type: 'number' },
  [`${prefix}datepicker`]: { type: 'date' },
  [`${prefix}datetime`]: { type: 'datetime' },
  [`${prefix}select`]: { type: 'option', options: true },
  [`${prefix}radiobuttons`]: { type: 'option', options: true },
  [`${prefix}multiselect`]: { type: 'array', items: 'option', options: true },
  [`${prefix}multicheckboxes`]: { type: 'array', items: 'option', options: true },
  [`${prefix}cascadingselect`]: { type: 'option-with-child', options: true },
  [`${prefix}labels`]: { type: 'array', items: 'string' },
  [`${prefix}userpicker`]: { type: 'user' },
  [`${prefix}people`]: { type: 'array', items: 'user' },
  [`${prefix}multiuserpicker`]: { type: 'array', items: 'user' },
  [`${prefix}grouppicker`]: { type: 'group' },
  [`${prefix}multigrouppicker`]: { type: 'array', items: 'group' },
  [`${prefix}project`]: { type: 'project' },
  [`${prefix}version`]: { type: 'version' },
  [`${prefix}multiversion`]: { type: 'array', items: 'version' },
  [`${prefix}atlassian-team`]: { type: 'team' },
  [`${software}gh-epic-label`]: { type: 'string' },
  [`${software}gh-epic-link`]: { type: 'any' },
  [`${software}gh-epic-status`]: { type: 'option', options: true },
  [`${software}gh-sprint`]: { type: 'array', items: 'json' },
  [`${software}gh-lexo-rank`]: { type: 'any' },
  [`${software}jsw-story-points`]: { type: 'number' },
  'com.atlassian.servicedesk:vp-origin': { type: 'sd-customerrequesttype' },
};

/** The kind of values of a custom field; of a type nobody knows: anything. */
export function kindOf({ type, app }: CustomField): ValueKind {
  if (app !== undefined) {
    const kind = app.list ? { type: 'array', items: app.valueType } : { type: app.valueType };
    return app.valueType === 'option' ? { ...kind, options: true } : kind;
  }
  return kinds[type] ?? { type: 'any' };
}

/** Whether a custom field holds rich text. */
export const isRichText = (field: CustomField): boolean => field.type === `${prefix}textarea`;

/** Whether the site can make fields of this type. */
export const isFieldType = (type: string): boolean => type in kinds;

export const numberOf = (field: CustomField): number => Number(field.id.replace('customfield_', ''));

/** Settings that the schemas of some field types carry (recorded). */
function configuration(field: CustomField): Pick<FieldSchema, 'configuration'> {
  if (field.type === `${prefix}atlassian-team`) return { configuration: { [field.type]: true } };
  if (field.type === `${prefix}people`) return { configuration: { isMulti: true } };
  return {};
}

/** A custom field in the form of a system field. */
export function customDefinition(field: CustomField): FieldDefinition {
  const { type, items } = kindOf(field);
  const number = numberOf(field);
  const collapsed = field.type.split(':').pop() ?? '';
  const names: Readonly<Record<string, string>> = {
    textfield: 'Short text',
    textarea: 'Paragraph',
    float: 'Number',
    select: 'Dropdown',
    multicheckboxes: 'Checkboxes',
    datepicker: 'Date',
    labels: 'Labels',
    userpicker: 'User Picker (single user)',
    multiuserpicker: 'User Picker (multiple users)',
  };
  const label = names[collapsed];
  return {
    id: field.id,
    ...(field.app === undefined ? {} : { key: field.app.key }),
    name: field.name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${number}]`, field.name, ...(label === undefined ? [] : [`${field.name}[${label}]`])],
    schema: {
      type,
      ...(items === undefined ? {} : { items }),
      custom: field.type,
      customId: number,
      ...configuration(field),
    },
    operations: type === 'array' && items !== 'json' ? ['add', 'set', 'remove'] : ['set'],
  };
}

/** Every field of the site, custom ones in the trash left out. */
export function allFields(state: SiteState): FieldDefinition[] {
  return [...systemFields, ...state.customFields.filter(({ trashed }) => !trashed).map(customDefinition)];
}

export function findCustomField(state: SiteState, id: string): CustomField | null {
  return state.customFields.find((field) => field.id === id && !field.trashed) ?? null;
}
