import type { SiteState } from '../state.ts';
import { propertyFields } from './app-field-properties.ts';
import type { JqlContext } from './context.ts';
import { customJqlField } from './custom-fields.ts';
import type { JqlField } from './field.ts';
import { goalFields } from './service-goals.ts';
import { systemJqlFields } from './system-fields.ts';

/** Fields of people and outcomes that only those who are logged in may query. */
const forLoggedIn = new Set(['assignee', 'reporter', 'resolution', 'creator', 'watcher', 'voter']);

const visible = ({ customFields }: Pick<SiteState, 'customFields'>) =>
  customFields.filter(({ trashed }) => !trashed);

/** Every field of the site that a query may name. */
export function jqlFields({ state }: Pick<JqlContext, 'state'>): JqlField[] {
  const custom = visible(state).map(customJqlField);
  return [...systemJqlFields, ...custom, ...goalFields(state)];
}

/** The field a query names, or Jira's words for one that is not there. */
export function findJqlField(name: string, context: JqlContext): JqlField | string {
  const lower = name.toLowerCase();
  const { user } = context.rights;
  const found =
    systemJqlFields.find(({ names }) => names.includes(lower)) ??
    jqlFields(context).find(({ names }) => names.includes(lower)) ??
    visible(context.state)
      .flatMap(propertyFields)
      .find(({ names }) => names.includes(lower));
  if (found === undefined || (user === null && forLoggedIn.has(found.name))) {
    return user === null
      ? `Field '${name}' does not exist or this field cannot be viewed by anonymous users.`
      : `Field '${name}' does not exist or you do not have permission to view it.`;
  }
  return found;
}
