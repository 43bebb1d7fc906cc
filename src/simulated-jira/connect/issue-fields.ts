import { z } from 'zod';
import { bringField } from '../new-site/app-fields.ts';
import type { ConnectApp, SiteState } from '../state.ts';

const told = z.looseObject({ value: z.string() });
const fieldModule = z.looseObject({
  key: z.string(),
  name: told,
  description: told.optional(),
  type: z.enum(['string', 'text', 'rich_text', 'single_select', 'multi_select', 'number', 'read_only']),
});
const modules = z.looseObject({ jiraIssueFields: z.array(z.unknown()) });

/** How values of a type look in the REST API; what is not named is a text. */
const valueTypes: Readonly<Record<string, string>> = {
  single_select: 'option',
  multi_select: 'option',
  number: 'number',
};

/** Gives the site the fields of a Connect app (https://developer.atlassian.com/cloud/jira/platform/modules/issue-field/). */
export function bringIssueFields(app: ConnectApp, state: SiteState): void {
  for (const each of modules.safeParse(app.descriptor.modules).data?.jiraIssueFields ?? []) {
    const read = fieldModule.safeParse(each);
    if (!read.success) continue;
    const { key: moduleKey, name, description, type } = read.data;
    const key = `${app.key}__${moduleKey}`;
    bringField(
      state,
      {
        name: name.value,
        description: description?.value ?? '',
        type: `com.atlassian.plugins.atlassian-connect-plugin:${key}`,
      },
      { id: app.key, key, moduleKey, valueType: valueTypes[type] ?? 'string', list: type === 'multi_select' },
    );
  }
}
