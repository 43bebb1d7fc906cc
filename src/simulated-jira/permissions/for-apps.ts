import type { Operation } from '../../jira-facts/index.ts';

/**
 * Operations whose permissions are not documented but whose pages say who they are for: an app that provides builds, deployments,
 * feature flags, development information or remote links, an app that modifies screens, an app that migrates
 * (https://developer.atlassian.com/cloud/jira/software/rest/api-group-builds/ and the groups beside it).
 */
const paths =
  /^\/rest\/(?:builds|deployments|devinfo|featureflags|remotelinks)\/|^\/rest\/api\/[23]\/uiModifications|^\/rest\/atlassian-connect\/1\/migration\//;

/**
 * Frameworks whose apps may call an operation; empty: it is open to people as well. Where the text names Connect alone and the flags
 * of the document open it to Forge, the flags count: Atlassian's Jenkins for Jira asks for the gating status as a Forge app.
 */
export function frameworksFor({ path, permissions, accessibleTo }: Operation): readonly string[] {
  if (permissions.apps !== undefined)
    return accessibleTo.forge === true ? [...permissions.apps, 'forge'] : permissions.apps;
  return paths.test(path) ? ['connect', 'forge', 'oauth'] : [];
}
