import { predefined } from './predefined.ts';
import type { View } from './view.ts';

/**
 * Conditions in the address of a page: `{condition.user_is_admin}`, with parameters `{condition.has_project_permission(permission=BROWSE_PROJECTS)}`
 * (https://developer.atlassian.com/cloud/jira/platform/context-parameters/#inline-conditions). null: it is no condition; one that is not known is empty.
 */
export const inlineConditions =
  (view: View) =>
  (variable: string, params = ''): string | null => {
    if (!variable.startsWith('condition.')) return null;
    const holds = predefined[variable.slice('condition.'.length)];
    const pairs = params.split(',').map((pair) => pair.split('=', 2).map((part) => part.trim()));
    return holds === undefined ? '' : String(holds(view, Object.fromEntries(pairs)));
  };
