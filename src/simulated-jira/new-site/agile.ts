import type { Board, Dashboard, Filter, ServiceDesk, Sprint } from '../state.ts';
import { knownFields } from './custom-fields.ts';
import { accounts } from './people.ts';

const owned = {
  description: '',
  ownerAccountId: accounts.admin,
  favouredBy: [],
  sharePermissions: [],
  editPermissions: [],
  columns: null,
} as const;

/** The filters behind the boards that come with projects. */
export function filters(): Filter[] {
  const filter = (id: string, key: string, projectId: string): Filter => ({
    ...owned,
    id,
    name: `Filter for ${key} board`,
    jql: `project = ${key} ORDER BY Rank ASC`,
    favouredBy: [],
    sharePermissions: [
      { id: Number(id), type: 'project', projectId, roleId: null, groupName: null, accountId: null },
    ],
    editPermissions: [],
  });
  return [filter('10000', 'PAY', '10000'), filter('10001', 'TEAM', '10002')];
}

/** The field a new board estimates by: story points on Scrum boards, none on others. */
export const estimatedBy = (type: Board['type']): string | null =>
  type === 'scrum' ? knownFields.storyPointEstimate : null;

/** A Scrum board for the company-managed software project and the one board a team-managed project has. */
export function boards(): Board[] {
  const base = {
    ownerAccountId: accounts.admin,
    estimationFieldId: knownFields.storyPointEstimate,
    properties: {},
  };
  return [
    {
      ...base,
      id: 1,
      name: 'PAY board',
      type: 'scrum',
      filterId: '10000',
      projectId: '10000',
      properties: {},
    },
    {
      ...base,
      id: 3,
      name: 'TEAM board',
      type: 'simple',
      filterId: '10001',
      projectId: '10002',
      properties: {},
    },
  ];
}

/** One sprint under way and one to come. `now` in milliseconds. */
export function sprints(now: number): Sprint[] {
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const base = { goal: null, completeDate: null, createdDate: day(-7), boardId: 1 };
  return [
    {
      ...base,
      id: 1,
      name: 'PAY Sprint 1',
      state: 'active',
      startDate: day(-7),
      endDate: day(7),
      properties: {},
    },
    { ...base, id: 2, name: 'PAY Sprint 2', state: 'future', startDate: null, endDate: null, properties: {} },
  ];
}

export function dashboards(): Dashboard[] {
  return [
    {
      id: '10000',
      name: 'Default dashboard',
      description: '',
      ownerAccountId: null,
      favouredBy: [],
      sharePermissions: [
        { id: 10_100, type: 'global', projectId: null, roleId: null, groupName: null, accountId: null },
      ],
      editPermissions: [],
      isSystem: true,
      gadgets: [],
    },
  ];
}

/** The service desk of the service project, with two request types and a queue. */
export function serviceDesks(): ServiceDesk[] {
  const type = (id: string, name: string, description: string) => ({
    id,
    name,
    description,
    helpText: '',
    issueTypeId: '10005',
    groupIds: ['1'],
  });
  return [
    {
      id: '1',
      projectId: '10001',
      requestTypes: [
        type('1', 'Get IT help', 'Get assistance for general IT problems and questions.'),
        type('2', 'Request access', 'Request access to a system.'),
      ],
      queues: [
        {
          id: '1',
          name: 'All open',
          jql: 'project = OPS AND resolution = Unresolved ORDER BY created ASC',
          fields: ['issuetype', 'issuekey', 'summary', 'created', 'reporter', 'duedate'],
        },
      ],
      customerAccountIds: [accounts.customer],
      organizationIds: [],
    },
  ];
}
