/** What functions do by the names that people give them, where nothing better is known. */

export const verbNames: Readonly<Record<string, string>> = {
  get: 'GET',
  getJSON: 'GET',
  getJson: 'GET',
  post: 'POST',
  postForm: 'POST',
  put: 'PUT',
  putForm: 'PUT',
  delete: 'DELETE',
  del: 'DELETE',
  patch: 'PATCH',
  patchForm: 'PATCH',
  head: 'HEAD',
};

/** `jiraGet`, `getFromJira`, `apiPost`, `axiosDelete`: functions that say their method in their name. */
export const verbInName = /^(get|post|put|delete|patch)(?=[A-Z_])|(Get|Post|Put|Delete|Patch)$/;

/** Functions that send whatever they are given. */
export const senderNames =
  /^(?:fetch|fetchImpl|nodeFetch|crossFetch|authFetch|apiFetch|axios|got|ky|request|requestPromise|rp|superagent|needle|ajax|\$fetch|ofetch|phin|bent|httpClient|http|api|query|execute|invoke|call|send|sendRequest|makeRequest|doRequest|apiRequest|apiCall|callApi|fetchJson|fetchJSON|raw|exec|execSync|execAsync|execFile|execFileSync|execa|execaCommand|spawnSync|spawn|run|useFetch|useSWR|makeApiCall|jiraRequest|jiraFetch|fetchApi|requestWithRetry|fetchWithRetry|authorizedRequest|authenticatedFetch)$/;

/** Parts of names that say as much: `requestHelper`, `authorizedFetch`. */
export const senderParts = /request|fetch|ajax|axios|httpclient/i;

/** Packages that send requests: whatever is imported from them sends. */
export const senderPackages =
  /^(?:axios|got|ky|node-fetch|node-fetch-native|cross-fetch|isomorphic-fetch|isomorphic-unfetch|unfetch|undici|request|request-promise|request-promise-native|superagent|needle|phin|bent|ofetch|popsicle|wretch|axios-retry|whatwg-fetch|make-fetch-happen|@forge\/api|@forge\/bridge|atlassian-connect-express|jquery|(?:node:)?https?)$/;

/** What is looked up, registered or printed, not requested. */
export const notClients =
  /^(?:app|router|server|fastify|express|route|routes|cache|map|store|storage|localStorage|sessionStorage|params|searchParams|headers|cookies|session|console|logger|log|nock|mock|jest|expect|worker|msw|config|env|redis|formData|registry|i18n|_|lodash|R|Object|Array|JSON|Reflect|urls|paths)$/i;

/** The same, whatever the function is called. */
export const neverClients = /^(?:console|logger|log|nock|mock|jest|expect|msw)$/i;

export const notSenders =
  /^(?:log|info|warn|error|debug|trace|push|includes|startsWith|endsWith|indexOf|match|test|describe|it|expect|set|has|add|require|useState|useEffect|setState|dispatch|emit|on|once|split|join|replace|concat|parse|stringify|append|navigate|open|redirect|encodeURIComponent)$/;

/** Functions that take a path of Jira and nothing else. */
export const jiraOnly =
  /^(?:requestJira|__requestJira|invokeJira|requestJiraApi|__requestAtlassianAs(?:App|User))$/;

/** Their brothers for other products: an address there is none of Jira. */
export const otherProducts =
  /^(?:requestConfluence|requestBitbucket|requestGraph|requestCompass|requestTeamworkGraph)$/;

/** Functions that make an address of an address. */
export const addressMakers =
  /url|uri|path|route|query|param|endpoint|link|href|build|format|prepare|append|encode|sanit|trim|normali[sz]e|interpolate|compile|template|resolve|join/i;

/** Whether a function answers with what was asked for, so that its result is no address. */
export const sendsByName = (name: string): boolean =>
  Object.hasOwn(verbNames, name) || senderNames.test(name) || jiraOnly.test(name) || otherProducts.test(name);

/** Keys that state an address in an object of options; the first that is there counts. */
export const addressKeys: readonly string[] = [
  'url',
  'uri',
  'path',
  'endpoint',
  'pathname',
  'pathTemplate',
  'urlTemplate',
];

/** Keys that state a method there. */
export const methodKeys: readonly string[] = ['method', 'type', 'httpMethod', 'verb'];

/** Methods of texts that look for a part of an address, or put something else there. */
export const comparing = /^(?:replace|replaceAll|includes|startsWith|endsWith|indexOf|split)$/;
