import { allFields } from '../../fields/custom-fields.ts';
import type { FieldDefinition } from '../../fields/system-fields.ts';
import type {
  FieldConfigurationItem,
  FieldScheme,
  FieldSchemeItem,
  Project,
  SiteState,
} from '../../state.ts';

/** All schemes; the one that every site has and that holds every field is among them. */
export function fieldSchemes(state: SiteState): FieldScheme[] {
  state.fieldSchemes ??= [
    {
      ...{ id: 10_000, name: 'Default Field Scheme', description: 'The default field association scheme' },
      ...{ isDefault: true, fields: null },
    },
  ];
  return state.fieldSchemes;
}

/** The scheme of a project; the default one where it has none of its own. */
export const fieldSchemeOf = (state: SiteState, { fieldSchemeId }: Project): FieldScheme | undefined =>
  fieldSchemes(state).find(({ id }) => id === fieldSchemeId) ??
  fieldSchemes(state).find(({ isDefault }) => isDefault);

/** Nothing is told yet of these fields. */
export const untold = (fields: readonly FieldDefinition[]): Record<string, FieldSchemeItem> =>
  Object.fromEntries(fields.map(({ id }) => [id, { workTypes: null, parameters: {}, own: {} }]));

/** Fields of a scheme with what is told of each; a scheme that was never narrowed holds all. */
export const itemsOf = (state: SiteState, { fields }: FieldScheme): Record<string, FieldSchemeItem> =>
  fields ?? untold(allFields(state));

/** What the scheme of a project says of a field for a work type; nothing where no scheme was ever narrowed. */
export function schemed(
  state: SiteState,
  project: Project,
  issueTypeId: string,
  fieldId: string,
): FieldConfigurationItem {
  if (state.fieldSchemes === undefined) return {};
  const fields = fieldSchemeOf(state, project)?.fields ?? null;
  if (fields === null) return {};
  const item = Object.hasOwn(fields, fieldId) ? fields[fieldId] : undefined;
  if (item === undefined || (item.workTypes !== null && !item.workTypes.includes(issueTypeId)))
    return { isHidden: true };
  const own = Object.hasOwn(item.own, issueTypeId) ? item.own[issueTypeId] : {};
  return { ...item.parameters, ...own };
}
