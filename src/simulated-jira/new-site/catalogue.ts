import type { IssueLinkType, IssueType, Priority, ProjectCategory, Resolution, Status } from '../state.ts';

/** The statuses of new projects; the last four belong to the classic workflow that nobody uses any more. */
export function statuses(): Status[] {
  const status = (
    id: string,
    name: string,
    category: Status['category'],
    projectId: string | null = null,
  ) => ({
    id,
    name,
    description: '',
    category,
    projectId,
  });
  return [
    status('10000', 'To Do', 'new'),
    status('10001', 'In Progress', 'indeterminate'),
    status('10002', 'Done', 'done'),
    status('10100', 'To Do', 'new', '10002'),
    status('10101', 'In Progress', 'indeterminate', '10002'),
    status('10102', 'Done', 'done', '10002'),
    status('1', 'Open', 'new'),
    status('4', 'Reopened', 'new'),
    status('5', 'Resolved', 'done'),
    status('6', 'Closed', 'done'),
  ];
}

/** The five priorities every site starts with. */
export function priorities(): Priority[] {
  const icon = (name: string) => `/images/icons/priorities/${name}_new.svg`;
  return [
    ['Highest', '#d04437', 'This problem will block progress.'],
    ['High', '#f15C75', 'Serious problem that could block progress.'],
    ['Medium', '#f79232', 'Has the potential to affect progress.'],
    ['Low', '#707070', 'Minor problem or easily worked around.'],
    ['Lowest', '#999999', 'Trivial problem with little or no impact on progress.'],
  ].map(([name = '', statusColor = '', description = ''], index) => ({
    id: String(index + 1),
    name,
    description,
    statusColor,
    iconUrl: icon(name.toLowerCase()),
    isDefault: false,
  }));
}

/** The resolutions of a new site. */
export function resolutions(): Resolution[] {
  return [
    ['Done', 'Work has been completed on this issue.'],
    ["Won't Do", "This issue won't be actioned."],
    ['Duplicate', 'The problem is a duplicate of an existing issue.'],
    ['Cannot Reproduce', 'All attempts at reproducing this issue failed.'],
  ].map(([name = '', description = ''], index) => ({
    id: String(10_000 + index),
    name,
    description,
    isDefault: false,
  }));
}

/** Work types that company-managed projects share, and those of the team-managed project. */
export function issueTypes(): IssueType[] {
  const type = (id: string, name: string, given: Partial<IssueType> = {}): IssueType => ({
    id,
    name,
    description: '',
    hierarchyLevel: 0,
    avatarId: 10_318,
    projectId: null,
    entityId: null,
    properties: {},
    ...given,
  });
  const team = (id: string, name: string, given: Partial<IssueType> = {}) =>
    type(id, name, {
      projectId: '10002',
      entityId: `a1b2c3d4-0000-4000-8000-0000000${id}`,
      description: `A ${name.toLowerCase()} of this space.`,
      ...given,
    });
  return [
    type('10001', 'Task', { description: 'A small, distinct piece of work.' }),
    type('10002', 'Bug', { description: 'A problem or error.', avatarId: 10_303 }),
    type('10003', 'Story', {
      description: 'Functionality or a feature expressed as a user goal.',
      avatarId: 10_315,
    }),
    type('10004', 'Epic', { description: 'A big user story.', hierarchyLevel: 1, avatarId: 10_307 }),
    type('10005', 'Service Request', { description: 'Something a customer asks for.', avatarId: 10_321 }),
    type('10006', 'Sub-task', {
      description: 'A small piece of work that is part of a larger task.',
      hierarchyLevel: -1,
      avatarId: 10_316,
    }),
    team('10021', 'Task'),
    team('10022', 'Epic', { hierarchyLevel: 1, avatarId: 10_307 }),
    team('10023', 'Subtask', { hierarchyLevel: -1, avatarId: 10_316 }),
    team('10024', 'Bug', { avatarId: 10_303 }),
    team('10025', 'Story', { avatarId: 10_315 }),
  ];
}

/** The link types every site ships with. */
export function issueLinkTypes(): IssueLinkType[] {
  return [
    ['Blocks', 'is blocked by', 'blocks'],
    ['Cloners', 'is cloned by', 'clones'],
    ['Duplicate', 'is duplicated by', 'duplicates'],
    ['Relates', 'relates to', 'relates to'],
  ].map(([name = '', inward = '', outward = ''], index) => ({
    id: String(10_000 + index),
    name,
    inward,
    outward,
  }));
}

/** A site starts without project categories. */
export function projectCategories(): ProjectCategory[] {
  return [];
}
