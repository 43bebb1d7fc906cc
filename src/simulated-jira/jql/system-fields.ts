import { issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../state/lookup.ts';
import { plainText } from '../text/document.ts';
import { type JqlField, operatorSets } from './field.ts';
import { date, duration, field, nameOf, person, some, text } from './field-kinds.ts';
import {
  browsable,
  commentTexts,
  issuesNamed,
  keyPlace,
  ofProjects,
  spent,
  versionPlace,
} from './field-values.ts';
import { namedIn } from './people-values.ts';
import { placeFields } from './place-fields.ts';

/** Fields every Jira has, as queries know them. */
export const systemJqlFields: readonly JqlField[] = [
  field('project', 'com.atlassian.jira.project.Project', {
    operators: operatorSets.choiceWithPast,
    history: 'project',
    values: (issue) => [issue.projectId],
    resolve: (name, context) => {
      const lower = name.toLowerCase();
      return browsable(context)
        .filter(
          (each) =>
            each.id === name ||
            each.key.toLowerCase() === lower ||
            each.name.toLowerCase() === lower ||
            each.formerKeys.includes(name.toUpperCase()),
        )
        .map(({ id }) => id);
    },
    sortKey: (issue, { state }) => projectOf(state, issue)?.name.toLowerCase() ?? null,
  }),
  field('issuekey key issue id', 'com.atlassian.jira.issue.Issue', {
    kind: 'key',
    operators: operatorSets.ordered,
    values: (issue) => [issue.id],
    resolve: issuesNamed,
    sortKey: keyPlace,
  }),
  field('parent', 'com.atlassian.jira.issue.Issue', {
    kind: 'key',
    values: (issue) => some(issue.parentId),
    resolve: issuesNamed,
    sortKey: (issue, { state }) => {
      const parent = state.issues.find(({ id }) => id === issue.parentId);
      return parent === undefined ? null : keyPlace(parent);
    },
  }),
  field('issuetype type', 'com.atlassian.jira.issue.issuetype.IssueType', {
    operators: operatorSets.choiceWithPast,
    history: 'issuetype',
    values: (issue, { state }) => [issueTypeOf(state, issue).id],
    resolve: (name, { state }) => namedIn(state.issueTypes, name),
    sortKey: (issue, { state }) => issueTypeOf(state, issue).name.toLowerCase(),
  }),
  field('status', 'com.atlassian.jira.issue.status.Status', {
    operators: operatorSets.choiceWithPast,
    history: 'status',
    values: (issue, { state }) => [statusOf(state, issue).id],
    resolve: (name, { state }) => namedIn(state.statuses, name),
    sortKey: (issue, { state }) => state.statuses.findIndex(({ id }) => id === statusOf(state, issue).id),
  }),
  field('statusCategory', 'com.atlassian.jira.issue.status.category.StatusCategory', {
    values: (issue, { state }) => [statusOf(state, issue).category],
    resolve: (name) => {
      const keys: Readonly<Record<string, string>> = {
        'no category': 'undefined',
        undefined: 'undefined',
        'to do': 'new',
        new: 'new',
        'in progress': 'indeterminate',
        indeterminate: 'indeterminate',
        done: 'done',
        complete: 'done',
        1: 'undefined',
        2: 'new',
        3: 'done',
        4: 'indeterminate',
      };
      return some(keys[name.toLowerCase()] ?? null);
    },
  }),
  field('priority', 'com.atlassian.jira.issue.priority.Priority', {
    operators: operatorSets.orderedWithPast,
    history: 'priority',
    values: (issue, { state }) => some(priorityOf(state, issue)?.id ?? null),
    resolve: (name, { state }) => namedIn(state.priorities, name),
    place: (value, { state }) => -state.priorities.findIndex(({ id }) => id === value),
    sortKey: (issue, { state }) =>
      -state.priorities.findIndex(({ id }) => id === priorityOf(state, issue)?.id),
  }),
  field('resolution', 'com.atlassian.jira.issue.resolution.Resolution', {
    operators: operatorSets.choiceWithPast,
    history: 'resolution',
    values: (issue, { state }) => some(resolutionOf(state, issue)?.id ?? null),
    resolve: (name, { state }) =>
      name.toLowerCase() === 'unresolved' ? [unresolved] : namedIn(state.resolutions, name),
    sortKey: (issue, { state }) => resolutionOf(state, issue)?.name.toLowerCase() ?? null,
  }),
  person('assignee', (issue) => some(issue.assigneeAccountId), 'assignee'),
  person('reporter', (issue) => some(issue.reporterAccountId), 'reporter'),
  person('creator', (issue) => some(issue.creatorAccountId)),
  person('watcher', (issue) => issue.watchers),
  person('voter', (issue) => issue.voters),
  person('worklogAuthor', (issue) => issue.worklogs.flatMap(({ authorAccountId }) => some(authorAccountId))),
  text('summary', (issue) => [issue.summary]),
  text('description', (issue) => some(plainText(issue.description) || null)),
  text('environment', (issue) => some(plainText(issue.environment) || null)),
  text('comment', commentTexts),
  text('worklogComment', (issue) => issue.worklogs.map(({ comment }) => plainText(comment))),
  text('text', (issue) => [
    issue.summary,
    plainText(issue.description),
    plainText(issue.environment),
    ...commentTexts(issue),
    ...Object.values(issue.fields).filter((value): value is string => typeof value === 'string'),
  ]),
  field('labels', 'java.lang.String', {
    kind: 'string',
    values: (issue) => issue.labels.map((label) => label.toLowerCase()),
    resolve: (label) => [label.toLowerCase()],
  }),
  field('component', 'com.atlassian.jira.bc.project.component.ProjectComponent', {
    operators: operatorSets.choiceWithPast,
    history: 'components',
    values: (issue) => issue.componentIds,
    resolve: (name, context) => ofProjects('components', name, context),
    sortKey: (issue, { state }) => nameOf(projectOf(state, issue)?.components ?? [], issue.componentIds[0]),
  }),
  ...(
    [
      ['fixVersion', 'fixVersionIds', 'fixVersions'],
      ['affectedVersion', 'affectedVersionIds', 'versions'],
    ] as const
  ).map(([name, property, history]) =>
    field(name, 'com.atlassian.jira.project.version.Version', {
      operators: new Set([...operatorSets.orderedWithPast, '~', '!~']),
      history,
      values: (issue) => issue[property],
      resolve: (each, context) => ofProjects('versions', each, context),
      place: versionPlace,
      texts: (issue, { state }) =>
        issue[property].flatMap((id) => some(nameOf(projectOf(state, issue)?.versions ?? [], id))),
      sortKey: (issue, context) => {
        const [first] = issue[property];
        return first === undefined ? null : versionPlace(first, context);
      },
    }),
  ),
  date('created createdDate', ({ created }) => created),
  date('updated updatedDate', ({ updated }) => updated),
  date('resolved resolutiondate resolutionDate', ({ resolutionDate }) => resolutionDate),
  date('statusCategoryChangedDate', ({ statusCategoryChanged }) => statusCategoryChanged),
  date('due duedate', ({ dueDate }) => dueDate, 'day'),
  date('lastViewed', () => null),
  field('worklogDate', 'java.util.Date', {
    kind: 'day',
    operators: operatorSets.ordered,
    values: (issue) => issue.worklogs.map(({ started }) => Date.parse(started)),
  }),
  duration('originalEstimate timeoriginalestimate', ({ originalEstimateSeconds }) => originalEstimateSeconds),
  duration('remainingEstimate timeestimate', ({ remainingEstimateSeconds }) => remainingEstimateSeconds),
  duration('timeSpent', spent),
  field('workRatio', 'java.lang.Number', {
    kind: 'number',
    operators: operatorSets.ordered,
    values: (issue) => {
      const estimate = issue.originalEstimateSeconds ?? 0;
      return estimate === 0 ? [] : [Math.round(((spent(issue) ?? 0) / estimate) * 100)];
    },
  }),
  field('votes', 'java.lang.Number', {
    kind: 'number',
    operators: operatorSets.ordered,
    values: (issue) => [issue.voters.length],
  }),
  field('watchers', 'java.lang.Number', {
    kind: 'number',
    operators: operatorSets.ordered,
    values: (issue) => [issue.watchers.length],
  }),
  ...placeFields,
];

/** Stands for issues without a resolution. */
export const unresolved = 'unresolved';
