import { permissionName } from '../../jira-facts/index.ts';
import type { Reading } from './reading.ts';

/** Permission keys measured or noted as not held, out of those the operation (or the answer) asks for. */
export function lackedOf({ account }: Reading, wanted: readonly string[]): string[] {
  const { held, lacking, measured } = account;
  const noted = measured ? null : held;
  return wanted.filter((key) => lacking.includes(key) || (noted !== null && !noted.includes(key)));
}

/** The same of a project: who lists global permissions only tells nothing of it. */
export const lackedInProject = (reading: Reading, wanted: readonly string[]): string[] =>
  reading.account.heldGlobally
    ? wanted.filter((key) => reading.account.lacking.includes(key))
    : lackedOf(reading, wanted);

/** True when the permissions are known and all of the wanted are among them. */
export function holdsAll({ account }: Reading, wanted: readonly string[]): boolean {
  const { held, lacking } = account;
  return wanted.every((key) => held?.includes(key) === true && !lacking.includes(key));
}

/** True when the groups of the account and those of administrators are known, and have none in common. */
export function groupless({ account }: Reading): boolean {
  const { groups, adminGroups } = account;
  return groups !== null && adminGroups.length > 0 && !adminGroups.some((group) => groups.includes(group));
}

/** The group that would make the account an administrator, where it is in none of them. */
export const groupToJoin = (reading: Reading): string[] =>
  groupless(reading) ? reading.account.adminGroups.slice(0, 1) : [];

/** Permissions as the screens of Jira name them. */
export const rightsInWords = (keys: readonly string[], joint = ', '): string =>
  keys.map((key) => `“${permissionName(key)}”`).join(joint);

/** The global permission an answer speaks of; what the operation documents when it names none. */
export function globalAsked({ at }: Reading): string[] {
  if (at.said.has('globalNamed')) {
    if (at.body.words.includes('bulk')) return ['BULK_CHANGE'];
    return [at.body.words.includes('share') ? 'CREATE_SHARED_OBJECTS' : 'USER_PICKER'];
  }
  if (at.said.has('adminNeeded')) return ['ADMINISTER'];
  return [...at.needs.globalPermissions];
}

const byField: Readonly<Record<string, string>> = {
  reporter: 'MODIFY_REPORTER',
  assignee: 'ASSIGN_ISSUES',
  duedate: 'SCHEDULE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
  fixVersions: 'RESOLVE_ISSUES',
  issuelinks: 'LINK_ISSUES',
};

/** Whether the answer complains of a field that a site has made itself. */
export const refusesCustomField = ({ body }: Reading['at']): boolean =>
  body.errorFields.some((field) => field.startsWith('customfield_')) || body.words.includes("'customfield_");

/** Fields that are set only with a permission of their own. */
export const fieldsWithRight: readonly string[] = Object.keys(byField);
const quotedFields = fieldsWithRight.map((field) => `'${field.toLowerCase()}'`);
/** Whether one of them stands in quotes in the words of an answer. */
export const namesFieldWithRight = (words: string): boolean =>
  quotedFields.some((field) => words.includes(field));

const byVerb: readonly (readonly [string, string])[] = [
  ['worklog', 'WORK_ON_ISSUES'],
  ['log work', 'WORK_ON_ISSUES'],
  ['work on', 'WORK_ON_ISSUES'],
  ['comment', 'ADD_COMMENTS'],
  ['attach', 'CREATE_ATTACHMENTS'],
  ['transition', 'TRANSITION_ISSUES'],
  ['link', 'LINK_ISSUES'],
  ['move', 'MOVE_ISSUES'],
  ['watch', 'MANAGE_WATCHERS'],
  ['reporter', 'MODIFY_REPORTER'],
  ['sprint', 'MANAGE_SPRINTS_PERMISSION'],
  ['schedule', 'SCHEDULE_ISSUES'],
  ['rank', 'SCHEDULE_ISSUES'],
  ['security', 'SET_ISSUE_SECURITY'],
  ['create issue', 'CREATE_ISSUES'],
  ['create work item', 'CREATE_ISSUES'],
  ['permission to create', 'CREATE_ISSUES'],
  ['create', 'CREATE_ISSUES'],
  ['assign', 'ASSIGN_ISSUES'],
  ['delete', 'DELETE_ISSUES'],
  ['edit', 'EDIT_ISSUES'],
  ['update', 'EDIT_ISSUES'],
  ['service desk', 'SERVICEDESK_AGENT'],
];

/** Changing or deleting what is written on an issue is one right for one's own, another for everybody's. */
function ownOrAll({ method, address, body }: Reading['at']): string[] {
  const verb = method === 'PUT' ? 'EDIT' : method === 'DELETE' ? 'DELETE' : null;
  if (verb === null) return [];
  const things: readonly (readonly [string, string])[] = [
    ['worklog', 'WORKLOGS'],
    ['comment', 'COMMENTS'],
    ['attachment', 'ATTACHMENTS'],
  ];
  const thing = things.find(([stem]) => body.words.includes(stem) && address.path.includes(`/${stem}`));
  if (thing === undefined || (verb === 'EDIT' && thing[0] === 'attachment')) return [];
  return [`${verb}_OWN_${thing[1]}`, `${verb}_ALL_${thing[1]}`];
}

/** Keys of project permissions: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permission-schemes/ */
const keys =
  /\b(?:administer_projects|browse_projects|manage_sprints_permission|servicedesk_agent|view_dev_tools|manage_watchers|modify_reporter|set_issue_security|add_comments|create_attachments|work_on_issues|assignable_user|(?:assign|close|create|delete|edit|link|move|resolve|schedule|transition)_issues|(?:edit|delete)_(?:all|own)_(?:comments|worklogs)|delete_(?:all|own)_attachments)\b/g;
const lacking = /\b(?:missing|lacks?|lacking|requires?d?|needs?|without|not have|doesn't have)\b/;

/** Project permissions that an answer names by their keys, as what is lacking. */
export function keysNamed({ body }: Reading['at']): string[] {
  const { words } = body;
  return words.includes('permission') && lacking.test(words)
    ? [...new Set(words.match(keys))].slice(0, 20).map((key) => key.toUpperCase())
    : [];
}

/** The project permissions an answer speaks of; what the operation documents when it names none. */
export function projectAsked({ at, account }: Reading): string[] {
  const { said, body, needs } = at;
  const byKey = keysNamed(at);
  if (byKey.length > 0) return byKey;
  if (said.has('projectConfiguration')) return ['ADMINISTER_PROJECTS'];
  // A membership, and no permission.
  if (said.has('outsideOfGroup')) return [];
  if (said.has('notAssignable')) return ['ASSIGNABLE_USER'];
  if (said.has('projectValueUnknown') || said.has('projectRequired')) {
    return at.method === 'GET' ? ['BROWSE_PROJECTS'] : ['BROWSE_PROJECTS', 'CREATE_ISSUES'];
  }
  if (said.has('fieldNotSettable')) {
    const keys = body.errorFields.flatMap((field) => byField[field] ?? []);
    const spoken = Object.entries(byField).flatMap(([field, key]) =>
      body.words.includes(`'${field.toLowerCase()}'`) ? [key] : [],
    );
    const held = account.held ?? [];
    // A field whose own permission is held is refused for want of the right to edit or create.
    const named = [...new Set([...keys, ...spoken])].filter((key) => !held.includes(key));
    return named.length > 0 ? named : at.method === 'POST' ? ['CREATE_ISSUES'] : ['EDIT_ISSUES'];
  }
  if (said.has('actionRefused')) {
    const own = ownOrAll(at);
    if (own.length > 0) return own;
    const verb = byVerb.find(([stem]) => body.words.includes(stem));
    if (verb) return [verb[1]];
  }
  return [...needs.projectPermissions];
}
