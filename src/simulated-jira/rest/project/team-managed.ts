import { nextId, nextNumber } from '../../state/counters.ts';
import type { IssueType, Project, Status } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { addBoard } from './board.ts';

/** Work types of a team-managed project; those between epic and subtask follow its template. */
const workTypes = {
  kanban: [['Task', 0, 10_318]],
  scrum: [
    ['Task', 0, 10_318],
    ['Bug', 0, 10_303],
    ['Story', 0, 10_315],
  ],
} as const;
const everyTemplate = [
  ['Epic', 1, 10_307],
  ['Subtask', -1, 10_316],
] as const;

/** Gives a team-managed project what is its own: work types, statuses, workflow and a board. */
export function addTeamManaged(call: RestCall, project: Project, template: 'kanban' | 'scrum'): void {
  const { state, world } = call;
  const status = (name: string, category: Status['category']): Status => ({
    id: nextId(state, 'status', state.statuses, 10_200),
    name,
    description: '',
    category,
    projectId: project.id,
  });
  const add = (name: string, category: Status['category']): string => {
    const made = status(name, category);
    state.statuses.push(made);
    return made.id;
  };
  const statusIds = [add('To Do', 'new'), add('In Progress', 'indeterminate'), add('Done', 'done')];
  const type = (name: string, hierarchyLevel: number, avatarId: number): IssueType => ({
    id: nextId(state, 'issueType', state.issueTypes),
    name,
    description: '',
    hierarchyLevel,
    avatarId,
    projectId: project.id,
    entityId: crypto.randomUUID(),
    properties: {},
  });
  const issueTypeIds: string[] = [];
  for (const [name, level, avatar] of [...workTypes[template], ...everyTemplate]) {
    const made = type(name, level, avatar);
    state.issueTypes.push(made);
    issueTypeIds.push(made.id);
  }
  const created = new Date(world.now()).toISOString();
  const workflow = `Workflow for project ${project.id}`;
  const [toDo = '', inProgress = '', done = ''] = statusIds;
  const transition = (
    id: string,
    name: string,
    to: string,
    kind: 'INITIAL' | 'GLOBAL',
    resolution: 'set' | 'clear' | null,
  ) => ({
    id,
    name,
    description: '',
    type: kind,
    from: [],
    to,
    screenFields: [],
    resolution,
  });
  state.workflows.push({
    id: crypto.randomUUID(),
    name: workflow,
    description: '',
    projectId: project.id,
    isDefault: false,
    created,
    updated: created,
    statusIds,
    transitions: [
      transition('1', 'Create', toDo, 'INITIAL', null),
      transition('11', 'To Do', toDo, 'GLOBAL', 'clear'),
      transition('21', 'In Progress', inProgress, 'GLOBAL', 'clear'),
      transition('31', 'Done', done, 'GLOBAL', 'set'),
    ],
  });
  project.workflowSchemeId = nextNumber(
    state,
    'workflowScheme',
    state.workflowSchemes.map(({ id }) => id),
  );
  state.workflowSchemes.push({
    id: project.workflowSchemeId,
    name: `Workflow scheme for project ${project.id}`,
    description: '',
    defaultWorkflow: workflow,
    issueTypeMappings: {},
    draft: null,
  });
  project.issueTypeSchemeId = nextId(state, 'issueTypeScheme', state.issueTypeSchemes);
  state.issueTypeSchemes.push({
    id: project.issueTypeSchemeId,
    name: `Issue types of project ${project.id}`,
    description: '',
    defaultIssueTypeId: issueTypeIds[0] ?? null,
    issueTypeIds,
    isDefault: false,
  });
  addBoard(call, project, 'simple');
}
