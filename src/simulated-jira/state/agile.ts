export interface Board {
  id: number;
  name: string;
  type: 'scrum' | 'kanban' | 'simple';
  /** Id of the filter whose issues it shows. */
  filterId: string;
  projectId: string | null;
  ownerAccountId: string | null;
  /** The field issues are estimated in; null: issue count. */
  estimationFieldId: string | null;
  properties: Record<string, unknown>;
}

export interface Sprint {
  id: number;
  name: string;
  goal: string | null;
  state: 'future' | 'active' | 'closed';
  startDate: string | null;
  endDate: string | null;
  completeDate: string | null;
  createdDate: string;
  boardId: number;
  properties: Record<string, unknown>;
}

/** What epics have beside their issue. */
export interface EpicDetails {
  name: string;
  color: string;
  done: boolean;
}
