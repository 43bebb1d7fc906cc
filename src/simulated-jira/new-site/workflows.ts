import type {
  IssueTypeScheme,
  PriorityScheme,
  Workflow,
  WorkflowScheme,
  WorkflowTransition,
} from '../state.ts';

const global = (
  id: string,
  name: string,
  to: string,
  given: Partial<WorkflowTransition> = {},
): WorkflowTransition => ({
  id,
  name,
  description: '',
  type: 'GLOBAL',
  from: [],
  to,
  screenFields: [],
  resolution: 'clear',
  ...given,
});

/** Every status leads to every other one; Done sets the resolution and, where a screen is given, asks for it. */
function simplified(
  statusIds: readonly [string, string, string],
  screenFields: string[],
): Pick<Workflow, 'statusIds' | 'transitions'> {
  const [toDo, inProgress, done] = statusIds;
  return {
    statusIds: [...statusIds],
    transitions: [
      global('1', 'Create', toDo, { type: 'INITIAL', resolution: null }),
      global('11', 'To Do', toDo),
      global('21', 'In Progress', inProgress),
      global('31', 'Done', done, { screenFields, resolution: 'set' }),
    ],
  };
}

/** The workflow of company-managed projects, the one of the team-managed project, and the classic one that is inactive. */
export function workflows(created: string): Workflow[] {
  const base = { description: '', created, updated: created, isDefault: false, projectId: null };
  const directed = (
    id: string,
    name: string,
    from: string[],
    to: string,
    resolution: 'set' | 'clear' | null,
  ) => global(id, name, to, { type: 'DIRECTED', from, resolution });
  return [
    {
      ...base,
      id: 'f5a1c7e2-6b1d-4e65-9a3e-0c2b4d6f8a10',
      name: 'Software Simplified Workflow',
      ...simplified(['10000', '10001', '10002'], ['resolution', 'assignee', 'fixVersions']),
    },
    {
      ...base,
      id: '0b2c1d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d',
      name: 'Workflow for project 10002',
      projectId: '10002',
      ...simplified(['10100', '10101', '10102'], []),
    },
    {
      ...base,
      id: '7d3f2b1a-9c8e-4d7f-a6b5-c4d3e2f1a0b9',
      name: 'jira',
      description: 'The default Jira workflow.',
      isDefault: true,
      statusIds: ['1', '10001', '5', '4', '6'],
      transitions: [
        global('1', 'Create', '1', { type: 'INITIAL', resolution: null }),
        directed('4', 'Start Progress', ['1', '4'], '10001', null),
        directed('301', 'Stop Progress', ['10001'], '1', null),
        directed('5', 'Resolve Issue', ['1', '10001', '4'], '5', 'set'),
        directed('3', 'Reopen Issue', ['5', '6'], '4', 'clear'),
        directed('2', 'Close Issue', ['1', '10001', '5', '4'], '6', 'set'),
      ],
    },
  ];
}

/** Ids of the schemes that new projects of each kind get. */
export const schemeIds = {
  workflow: 10_000,
  teamWorkflow: 10_002,
  issueTypes: '10000',
  businessTypes: '10001',
  serviceTypes: '10003',
  teamTypes: '10002',
  priorities: '1',
} as const;

export function workflowSchemes(): WorkflowScheme[] {
  const scheme = (id: number, name: string, defaultWorkflow: string): WorkflowScheme => ({
    id,
    name,
    description: '',
    defaultWorkflow,
    issueTypeMappings: {},
    draft: null,
  });
  return [
    scheme(schemeIds.workflow, 'Software Simplified Workflow Scheme', 'Software Simplified Workflow'),
    scheme(schemeIds.teamWorkflow, 'Workflow scheme for project 10002', 'Workflow for project 10002'),
    scheme(10_003, 'classic', 'jira'),
  ];
}

export function issueTypeSchemes(): IssueTypeScheme[] {
  const scheme = (id: string, name: string, issueTypeIds: string[], isDefault = false): IssueTypeScheme => ({
    id,
    name,
    description: isDefault
      ? 'Default issue type scheme is the list of global issue types. All newly created issue types will automatically be added to this scheme.'
      : '',
    defaultIssueTypeId: issueTypeIds[0] ?? null,
    issueTypeIds,
    isDefault,
  });
  return [
    scheme(
      schemeIds.issueTypes,
      'Default Issue Type Scheme',
      ['10001', '10002', '10003', '10004', '10006'],
      true,
    ),
    scheme(schemeIds.businessTypes, 'Business Issue Type Scheme', ['10001', '10006']),
    scheme(schemeIds.serviceTypes, 'Service Issue Type Scheme', ['10001', '10005', '10006']),
    scheme(schemeIds.teamTypes, 'Issue types of project 10002', [
      '10021',
      '10022',
      '10023',
      '10024',
      '10025',
    ]),
  ];
}

export function prioritySchemes(): PriorityScheme[] {
  return [
    {
      id: schemeIds.priorities,
      name: 'Default priority scheme',
      description: 'This is the default scheme used by all new and unassigned projects',
      isDefault: true,
      defaultPriorityId: '3',
      priorityIds: ['1', '2', '3', '4', '5'],
    },
  ];
}
