/** Families of development data: only their providers write there. */
export const providerFamilies: readonly string[] =
  'deployments builds devinfo featureflags remotelinks operations security devopscomponents'.split(' ');

/**
 * What providers of builds, deployments and the like send through the gateway with credentials of their own:
 * `https://api.atlassian.com/jira/builds/0.1/cloud/{cloudId}/bulk` stands for `/rest/builds/0.1/bulk`.
 * https://developer.atlassian.com/cloud/jira/software/integrate-jsw-cloud-with-onpremises-tools/
 */
const ofProvider = new RegExp(
  String.raw`^/jira/(${providerFamilies.join('|')})/([\d.]{1,8})/cloud/([^/]{1,200})/(.{1,400})$`,
);

/** The REST path and the cloud id of such a path of the gateway; null for any other. */
export function readProviderPath(
  path: string,
): { readonly cloudId: string; readonly restPath: string } | null {
  const [, family, version, cloudId, rest] = ofProvider.exec(path) ?? [];
  return family === undefined || cloudId === undefined
    ? null
    : { cloudId, restPath: `/rest/${family}/${version}/${rest}` };
}

/** Forms have a door of their own: https://developer.atlassian.com/cloud/forms/rest/intro/ */
export const isOfForms = (path: string): boolean => path.startsWith('/jira/forms/cloud/');
