/** Paths of Assets, which was called Insight, on Cloud and Data Center. https://developer.atlassian.com/cloud/assets/rest/ */
export const isOfAssets = (path: string): boolean => /\/(?:assets|insight)\//.test(path);

/** The list of the workspaces that hold its objects. */
export const listsWorkspaces = (path: string): boolean => /\/(?:assets|insight)\/workspace\/?$/.test(path);
