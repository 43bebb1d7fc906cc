/** A plan of Jira's plans (before: Advanced Roadmaps). */
export interface Plan {
  id: number;
  name: string;
  status: 'Active' | 'Trashed' | 'Archived';
  leadAccountId: string | null;
  issueSources: { type: 'Board' | 'Project' | 'Filter' | 'Custom'; value: number }[];
  scheduling: PlanScheduling;
  exclusionRules: PlanExclusions;
  crossProjectReleases: { name: string; releaseIds: number[] }[];
  customFields: { customFieldId: number; filter: boolean }[];
  permissions: { type: 'View' | 'Edit'; holder: { type: 'Group' | 'AccountId'; value: string } }[];
  lastSaved: string;
  atlassianTeams: PlanTeam[];
  planOnlyTeams: PlanOnlyTeam[];
}

export interface PlanDate {
  type: 'DueDate' | 'TargetStartDate' | 'TargetEndDate' | 'DateCustomField';
  dateCustomFieldId?: number | undefined;
}

export interface PlanScheduling {
  estimation: 'StoryPoints' | 'Days' | 'Hours';
  startDate: PlanDate;
  endDate: PlanDate;
  inferredDates: 'None' | 'SprintDates' | 'ReleaseDates';
  dependencies: 'Sequential' | 'Concurrent';
}

export interface PlanExclusions {
  numberOfDaysToShowCompletedIssues: number;
  issueIds: number[];
  workStatusIds: number[];
  workStatusCategoryIds: number[];
  issueTypeIds: number[];
  releaseIds: number[];
}

/** How a team plans: what was not given stays away. */
interface TeamPlanning {
  planningStyle: 'Scrum' | 'Kanban';
  issueSourceId?: number | undefined;
  sprintLength?: number | undefined;
  capacity?: number | undefined;
}

export interface PlanTeam extends TeamPlanning {
  id: string;
}

export interface PlanOnlyTeam extends TeamPlanning {
  id: number;
  name: string;
  memberAccountIds?: string[] | undefined;
}
