import type { Reading } from '../reading/reading.ts';

/** Permission keys measured or noted as not held, out of those the operation (or the answer) asks for. */
export function lackedOf(reading: Reading, wanted: readonly string[]): string[] {
  const { notes } = reading;
  const lacking = new Set(notes.lackingPermissions.map((key) => key.toUpperCase()));
  const held = notes.permissions?.map((key) => key.toUpperCase()) ?? null;
  return wanted.filter((key) => lacking.has(key) || (held !== null && !held.includes(key)));
}

/** True when the notes list permissions and one of the wanted is among them. */
export function holdsOne(reading: Reading, wanted: readonly string[]): boolean {
  const held = reading.notes.permissions?.map((key) => key.toUpperCase()) ?? [];
  return wanted.some((key) => held.includes(key) && !reading.notes.lackingPermissions.includes(key));
}

/**
 * True when an action is refused with 401 and nothing shows that Jira logged the caller in: 401 is what it answers to whom
 * it does not know, whatever the words, and a missing right of a known account is 403.
 */
export function refusedUnrecognised({ at, beside }: Reading): boolean {
  return (
    at.status === 401 &&
    at.heard.has('actionRefused') &&
    !at.login.recognised &&
    beside.ownWorked.length === 0
  );
}

/** The global permission an answer speaks of; what the operation documents when it names none. */
export function globalAsked({ at }: Reading): string[] {
  if (at.heard.has('browseUsers')) return ['USER_PICKER'];
  if (at.heard.has('bulkChange')) return ['BULK_CHANGE'];
  if (at.heard.has('sharedObjects')) return ['CREATE_SHARED_OBJECTS'];
  if (at.heard.has('adminNeeded')) return ['ADMINISTER'];
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

/** The project permissions an answer speaks of; what the operation documents when it names none. */
export function projectAsked({ at, notes }: Reading): string[] {
  const { heard, body, needs } = at;
  if (heard.has('projectConfiguration')) return ['ADMINISTER_PROJECTS'];
  if (heard.has('notAssignable')) return ['ASSIGNABLE_USER'];
  if (heard.has('projectValueUnknown') || heard.has('projectRequired')) {
    return at.method === 'GET' ? ['BROWSE_PROJECTS'] : ['BROWSE_PROJECTS', 'CREATE_ISSUES'];
  }
  if (heard.has('fieldNotSettable')) {
    const keys = body.errorFields.flatMap((field) => byField[field] ?? []);
    const spoken = Object.entries(byField).flatMap(([field, key]) =>
      body.words.includes(`'${field.toLowerCase()}'`) ? [key] : [],
    );
    const held = notes.permissions?.map((key) => key.toUpperCase()) ?? [];
    // A field whose own permission is held is refused for want of the right to edit or create.
    const named = [...new Set([...keys, ...spoken])].filter((key) => !held.includes(key));
    return named.length > 0 ? named : at.method === 'POST' ? ['CREATE_ISSUES'] : ['EDIT_ISSUES'];
  }
  if (heard.has('actionRefused')) {
    const own = ownOrAll(at);
    if (own.length > 0) return own;
    const verb = byVerb.find(([stem]) => body.words.includes(stem));
    if (verb) return [verb[1]];
  }
  return [...needs.projectPermissions];
}
