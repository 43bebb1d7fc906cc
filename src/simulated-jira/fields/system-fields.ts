export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  readonly custom?: string;
  readonly customId?: number;
  readonly configuration?: Readonly<Record<string, unknown>>;
}

export interface FieldDefinition {
  readonly id: string;
  /** Of fields that apps brought along; the others are called as their id is. */
  readonly key?: string;
  readonly name: string;
  readonly custom: boolean;
  readonly orderable: boolean;
  readonly navigable: boolean;
  readonly searchable: boolean;
  readonly clauseNames: readonly string[];
  /** Absent for the two columns that are no fields: issuekey and thumbnail. */
  readonly schema?: FieldSchema;
  /** Ways it can be changed with `update`; empty: not by an edit. */
  readonly operations: readonly string[];
}

type Row = readonly [
  id: string,
  name: string,
  type: string,
  clauseNames: readonly string[],
  traits: string,
  operations?: readonly string[],
];

const set = ['set'] as const;
const list = ['add', 'set', 'remove'] as const;

/** Traits: o(rderable) n(avigable) s(earchable). A type of `array:x` has items x. */
const rows: readonly Row[] = [
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', ['statusCategoryChangedDate'], 'ns'],
  ['parent', 'Parent', 'issuelink', ['parent'], 'ns', set],
  ['issuetype', 'Issue Type', 'issuetype', ['issuetype', 'type'], 'ons', []],
  ['timespent', 'Time Spent', 'number', ['timespent'], 'n'],
  ['project', 'Project', 'project', ['project'], 'ns'],
  ['fixVersions', 'Fix versions', 'array:version', ['fixVersion'], 'ons', ['set', 'add', 'remove']],
  ['statusCategory', 'Status Category', 'statusCategory', ['statusCategory'], 'ns'],
  ['aggregatetimespent', 'Σ Time Spent', 'number', [], 'n'],
  ['resolution', 'Resolution', 'resolution', ['resolution'], 'ons', set],
  ['resolutiondate', 'Resolved', 'datetime', ['resolutiondate', 'resolved'], 'ns'],
  ['workratio', 'Work Ratio', 'number', ['workratio'], 'ns'],
  ['lastViewed', 'Last Viewed', 'datetime', ['lastViewed'], 'ns'],
  ['watches', 'Watchers', 'watches', ['watchers'], 'ns'],
  ['issuerestriction', 'Restrict to', 'issuerestriction', [], 'ons', set],
  ['thumbnail', 'Images', '', [], 'n'],
  ['created', 'Created', 'datetime', ['created', 'createdDate'], 'ns'],
  ['priority', 'Priority', 'priority', ['priority'], 'ons', set],
  ['labels', 'Labels', 'array:string', ['labels'], 'ons', list],
  ['timeestimate', 'Remaining Estimate', 'number', ['remainingEstimate', 'timeestimate'], 'n'],
  ['aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', [], 'n'],
  ['versions', 'Affects versions', 'array:version', ['affectedVersion'], 'ons', ['set', 'add', 'remove']],
  ['issuelinks', 'Linked Issues', 'array:issuelinks', [], 'os', ['add', 'copy']],
  ['assignee', 'Assignee', 'user', ['assignee'], 'ons', set],
  ['updated', 'Updated', 'datetime', ['updated', 'updatedDate'], 'ns'],
  ['status', 'Status', 'status', ['status'], 'ns'],
  ['components', 'Components', 'array:component', ['component'], 'ons', list],
  ['issuekey', 'Key', '', ['id', 'issue', 'issuekey', 'key'], 'n'],
  ['timeoriginalestimate', 'Original estimate', 'number', ['originalEstimate', 'timeoriginalestimate'], 'n'],
  ['description', 'Description', 'string', ['description'], 'ons', set],
  ['timetracking', 'Time tracking', 'timetracking', [], 'o', ['set', 'edit']],
  ['security', 'Security Level', 'securitylevel', ['level'], 'ons', set],
  ['attachment', 'Attachment', 'array:attachment', ['attachments'], 'os', ['set', 'copy']],
  ['aggregatetimeestimate', 'Σ Remaining Estimate', 'number', [], 'n'],
  ['summary', 'Summary', 'string', ['summary'], 'ons', set],
  ['creator', 'Creator', 'user', ['creator'], 'ns'],
  ['subtasks', 'Sub-tasks', 'array:issuelinks', ['subtasks'], 'n'],
  ['reporter', 'Reporter', 'user', ['reporter'], 'ons', set],
  ['aggregateprogress', 'Σ Progress', 'progress', [], 'n'],
  ['environment', 'Environment', 'string', ['environment'], 'ons', set],
  ['duedate', 'Due date', 'date', ['due', 'duedate'], 'ons', set],
  ['progress', 'Progress', 'progress', ['progress'], 'n'],
  ['comment', 'Comment', 'comments-page', ['comment'], 'os', ['add', 'edit', 'remove']],
  ['votes', 'Votes', 'votes', ['votes'], 'ns'],
  ['worklog', 'Log Work', 'array:worklog', [], 'os', ['add', 'edit', 'remove']],
];

function schemaOf(id: string, text: string): { schema?: FieldSchema } {
  if (text === '') return {};
  const [type = text, items] = text.split(':');
  return { schema: { type, ...(items === undefined ? {} : { items }), system: id } };
}

/** The fields every Jira has, in the order `/field` lists them. */
export const systemFields: readonly FieldDefinition[] = rows.map(
  ([id, name, type, clauseNames, traits, operations = []]) => ({
    id,
    name,
    custom: false,
    orderable: traits.includes('o'),
    navigable: traits.includes('n'),
    searchable: traits.includes('s'),
    clauseNames,
    ...schemaOf(id, type),
    operations,
  }),
);
