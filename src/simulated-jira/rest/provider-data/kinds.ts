/** How one kind of provider data is told, by https://developer.atlassian.com/cloud/jira/software/rest/. */
export interface Kind {
  readonly kind: string;
  /** Path below `/rest`, with the version. */
  readonly root: string;
  /** Member of the payload that lists them. */
  readonly list: string;
  /** Path of one thing below the root; its parameters stand for `ids`. */
  readonly one: string;
  /** Members that tell one from another, dotted. */
  readonly ids: readonly string[];
  readonly must: readonly string[];
  readonly accepted: string;
  readonly refused: string;
  /** Refused ones as a list with their keys, or by id. */
  readonly refusedAs: 'list' | 'map';
  readonly unknown: 'unknownIssueKeys' | 'unknownAssociations';
}

const told = ['displayName', 'url', 'lastUpdated'];

export const kinds: readonly Kind[] = [
  {
    kind: 'builds',
    root: '/rest/builds/0.1',
    list: 'builds',
    one: '/pipelines/{pipelineId}/builds/{buildNumber}',
    ids: ['pipelineId', 'buildNumber'],
    must: ['updateSequenceNumber', 'state', 'issueKeys', ...told],
    accepted: 'acceptedBuilds',
    refused: 'rejectedBuilds',
    refusedAs: 'list',
    unknown: 'unknownIssueKeys',
  },
  {
    kind: 'deployments',
    root: '/rest/deployments/0.1',
    list: 'deployments',
    one: '/pipelines/{pipelineId}/environments/{environmentId}/deployments/{deploymentSequenceNumber}',
    ids: ['pipeline.id', 'environment.id', 'deploymentSequenceNumber'],
    must: ['updateSequenceNumber', 'state', 'description', ...told],
    accepted: 'acceptedDeployments',
    refused: 'rejectedDeployments',
    refusedAs: 'list',
    unknown: 'unknownIssueKeys',
  },
  {
    kind: 'featureflags',
    root: '/rest/featureflags/0.1',
    list: 'flags',
    one: '/flag/{featureFlagId}',
    ids: ['id'],
    must: ['key', 'updateSequenceId', 'summary', 'details'],
    accepted: 'acceptedFeatureFlags',
    refused: 'failedFeatureFlags',
    refusedAs: 'map',
    unknown: 'unknownIssueKeys',
  },
  {
    kind: 'remotelinks',
    root: '/rest/remotelinks/1.0',
    list: 'remoteLinks',
    one: '/remotelink/{remoteLinkId}',
    ids: ['id'],
    must: ['updateSequenceNumber', 'type', ...told],
    accepted: 'acceptedRemoteLinks',
    refused: 'rejectedRemoteLinks',
    refusedAs: 'map',
    unknown: 'unknownAssociations',
  },
  {
    kind: 'security',
    root: '/rest/security/1.0',
    list: 'vulnerabilities',
    one: '/vulnerability/{vulnerabilityId}',
    ids: ['id'],
    must: ['updateSequenceNumber', 'containerId', 'description', 'type', 'severity', 'status', ...told],
    accepted: 'acceptedVulnerabilities',
    refused: 'failedVulnerabilities',
    refusedAs: 'map',
    unknown: 'unknownAssociations',
  },
  {
    kind: 'devopscomponents',
    root: '/rest/devopscomponents/1.0',
    list: 'components',
    one: '/devopscomponents/{componentId}',
    ids: ['id'],
    must: ['updateSequenceNumber', 'name', 'providerName', 'description', 'url', 'componentType'],
    accepted: 'acceptedComponents',
    refused: 'failedComponents',
    refusedAs: 'map',
    unknown: 'unknownAssociations',
  },
  {
    kind: 'incidents',
    root: '/rest/operations/1.0',
    list: 'incidents',
    one: '/incidents/{incidentId}',
    ids: ['id'],
    must: ['updateSequenceNumber', 'summary', 'description', 'url', 'status'],
    accepted: 'acceptedIncidents',
    refused: 'failedIncidents',
    refusedAs: 'map',
    unknown: 'unknownAssociations',
  },
  {
    kind: 'reviews',
    root: '/rest/operations/1.0',
    list: 'reviews',
    one: '/post-incident-reviews/{reviewId}',
    ids: ['id'],
    must: ['updateSequenceNumber', 'summary', 'description', 'url', 'status'],
    accepted: 'acceptedReviews',
    refused: 'failedReviews',
    refusedAs: 'map',
    unknown: 'unknownAssociations',
  },
];
