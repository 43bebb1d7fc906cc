/** A service desk is a project of type `service_desk`; this is what it has beside it. */
export interface ServiceDesk {
  id: string;
  projectId: string;
  requestTypes: RequestType[];
  queues: Queue[];
  customerAccountIds: string[];
  organizationIds: string[];
}

export interface RequestType {
  id: string;
  name: string;
  description: string;
  helpText: string;
  issueTypeId: string;
  groupIds: string[];
}

export interface Queue {
  id: string;
  name: string;
  jql: string;
  fields: string[];
}

export interface Organization {
  id: string;
  name: string;
  accountIds: string[];
  properties: Record<string, unknown>;
}
