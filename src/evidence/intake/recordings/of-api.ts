/** Beside pages, scripts and pictures a browser records the calls of an API; those are what a recording is made for. */
export const isOfApi = (url: string): boolean => /\/rest\/|oauth|\/ex\/jira\/|\/graphql/.test(url);
