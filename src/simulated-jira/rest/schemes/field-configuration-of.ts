import type { FieldConfiguration, FieldConfigurationItem, Project, SiteState } from '../../state.ts';
import { schemed } from './field-scheme-of.ts';

/** The configuration that every site has, and what projects without a scheme use. */
export const systemConfiguration = (state: SiteState): FieldConfiguration => {
  state.fieldConfigurations ??= [
    {
      id: 10_000,
      name: 'Default Field Configuration',
      description: 'The default field configuration',
      isDefault: true,
      items: {},
    },
  ];
  const [first] = state.fieldConfigurations;
  return state.fieldConfigurations.find(({ isDefault }) => isDefault) ?? first ?? nothing;
};

const nothing: FieldConfiguration = { id: 0, name: '', description: '', isDefault: true, items: {} };

/** What configuration and field scheme in force say of a field for a work type of a project; team-managed ones have neither. */
export function configured(
  state: SiteState,
  project: Project,
  issueTypeId: string,
  fieldId: string,
): FieldConfigurationItem {
  if (project.withoutFields?.includes(fieldId) === true) return { isHidden: true };
  if (project.style === 'next-gen') return {};
  return {
    ...inConfiguration(state, project, issueTypeId, fieldId),
    ...schemed(state, project, issueTypeId, fieldId),
  };
}

function inConfiguration(
  state: SiteState,
  project: Project,
  issueTypeId: string,
  fieldId: string,
): FieldConfigurationItem {
  if (state.fieldConfigurations === undefined) return {};
  const scheme = state.fieldConfigurationSchemes?.find(({ id }) => id === project.fieldConfigurationSchemeId);
  const wanted = scheme?.mappings[issueTypeId] ?? scheme?.mappings.default;
  const found = state.fieldConfigurations.find(({ id }) => id === wanted) ?? systemConfiguration(state);
  return Object.hasOwn(found.items, fieldId) ? (found.items[fieldId] ?? {}) : {};
}
