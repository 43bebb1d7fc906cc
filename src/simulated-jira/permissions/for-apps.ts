import type { Operation } from '../../jira-facts/index.ts';

/**
 * Operations whose permissions are not documented but whose pages say who they are for: an app that provides builds, deployments,
 * feature flags, development information or remote links, an app that modifies screens, an app that migrates
 * (https://developer.atlassian.com/cloud/jira/software/rest/api-group-builds/ and the groups beside it).
 */
const paths =
  /^\/rest\/(?:builds|deployments|devinfo|featureflags|remotelinks)\/|^\/rest\/api\/[23]\/uiModifications|^\/rest\/atlassian-connect\/1\/migration\//;

/** Frameworks whose apps may call an operation; empty: it is open to people as well. */
export function frameworksFor({ path, permissions }: Operation): readonly string[] {
  if (permissions.apps !== undefined) return permissions.apps;
  return paths.test(path) ? ['connect', 'forge', 'oauth'] : [];
}
