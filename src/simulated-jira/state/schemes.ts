export interface Workflow {
  /** A UUID. */
  id: string;
  name: string;
  description: string;
  statusIds: string[];
  transitions: WorkflowTransition[];
  /** Of one team-managed project; null: for all. */
  projectId: string | null;
  isDefault: boolean;
  created: string;
  updated: string;
  /** Goes up with each change; what is left out is 1. */
  versionNumber?: number;
}

export interface WorkflowTransition {
  id: string;
  name: string;
  description: string;
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED';
  /** Statuses it leads out of; empty for initial and global ones. */
  from: string[];
  to: string;
  /** Fields its screen shows; empty: no screen. */
  screenFields: string[];
  /** What it does to the resolution; null: it is left alone. */
  resolution: 'set' | 'clear' | null;
  /** Kept and told, and not carried out; what is left out: none. */
  rules?: { actions: TransitionRule[]; validators: TransitionRule[]; conditions: ConditionGroup | null };
}

/** A rule of a transition; the parameters of an app's rule name the app and hold its configuration. */
export interface TransitionRule {
  id: string;
  ruleKey: string;
  parameters: Record<string, string>;
}

export interface ConditionGroup {
  operation: 'ANY' | 'ALL';
  conditions: TransitionRule[];
  conditionGroups: ConditionGroup[];
}

export interface WorkflowScheme {
  id: number;
  name: string;
  description: string;
  /** Name of the workflow. */
  defaultWorkflow: string;
  /** Work type id → name of the workflow. */
  issueTypeMappings: Record<string, string>;
  draft: Omit<WorkflowScheme, 'id' | 'draft'> | null;
}

export interface IssueTypeScheme {
  id: string;
  name: string;
  description: string;
  defaultIssueTypeId: string | null;
  issueTypeIds: string[];
  isDefault: boolean;
}

export interface Screen {
  id: number;
  name: string;
  description: string;
  tabs: { id: number; name: string; fields: string[] }[];
}

export interface ScreenScheme {
  id: number;
  name: string;
  description: string;
  /** Ids of screens; `default` stands for what is left out. */
  screens: { default: number; create?: number; edit?: number; view?: number };
}

export interface IssueTypeScreenScheme {
  id: string;
  name: string;
  description: string;
  /** Work type id or `default` → id of a screen scheme. */
  mappings: Record<string, number>;
}

export interface PriorityScheme {
  id: string;
  name: string;
  description: string;
  isDefault: boolean;
  defaultPriorityId: string | null;
  priorityIds: string[];
}

/** What a field is told beside its own definition; what is left out is as usual. */
export interface FieldConfigurationItem {
  description?: string;
  isHidden?: boolean;
  isRequired?: boolean;
  renderer?: string;
}

export interface FieldConfiguration {
  id: number;
  name: string;
  description: string;
  isDefault: boolean;
  /** Field id → what is told of it. */
  items: Record<string, FieldConfigurationItem>;
}

export interface FieldConfigurationScheme {
  id: string;
  name: string;
  description: string;
  /** Work type id or `default` → id of a field configuration. */
  mappings: Record<string, number>;
}

/** What a field scheme tells of a field. */
export interface FieldSchemeItem {
  /** Ids of the work types that have the field; null: all. */
  workTypes: string[] | null;
  parameters: Pick<FieldConfigurationItem, 'isRequired' | 'description'>;
  /** Work type id → what is otherwise for it. */
  own: Record<string, Pick<FieldConfigurationItem, 'isRequired' | 'description'>>;
}

/** Which fields projects have. */
export interface FieldScheme {
  id: number;
  name: string;
  description: string;
  isDefault: boolean;
  /** Field id → what is told of it; null: every field as it is. */
  fields: Record<string, FieldSchemeItem> | null;
}
