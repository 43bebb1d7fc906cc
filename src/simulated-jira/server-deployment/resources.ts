/**
 * The resources of Jira Data Center's platform API, by the first part of their path: put down from memory of its
 * documents for version 9. What else Cloud has is not there.
 */
const platform: ReadonlySet<string> = new Set(
  `application-properties applicationrole attachment avatar cluster comment component configuration customFieldOption customFields
  dashboard email-templates field filter group groups groupuserpicker index issue issueLink issueLinkType issuesecurityschemes
  issuetype issuetypescheme jql licenseValidator mypermissions mypreferences myself notificationscheme password permissions
  permissionscheme priority priorityschemes project projectCategory projects projectvalidate reindex resolution role screens search
  securitylevel serverInfo settings status statuscategory universal_avatar upgrade user version workflow workflowscheme worklog`.split(
    /\s+/,
  ),
);

/** Below resources that both have: what Cloud added. */
const addedByCloud: readonly RegExp[] = [
  /^attachment\/(?:content|thumbnail)\//,
  /^(?:component|dashboard|filter|issuetypescheme|priority|project|projectCategory|resolution|screens|workflow|workflowscheme)\/search$/,
  /^(?:field|permissions|search)\//,
  /^user\/(?:bulk|email|groups|search\/query)/,
  /^group\/bulk$/,
  /^issue\/(?:archive|bulkfetch|limit|unarchive|watching)/,
  /^issue\/[^/]+\/changelog/,
  /^issuetype\/project$/,
  /^jql\/(?!autocompletedata)/,
  /^projects\/(?!picker)/,
  /^version\/[^/]+\/relatedwork/,
];

/** Whether Server has a resource at a path of the site; other APIs than the platform's are taken to be there. */
export function isOnServer(path: string): boolean {
  const [, below] = /^\/rest\/api\/(?:2|latest)\/(.*[^/])\/?$/.exec(path) ?? [];
  if (below === undefined) return true;
  const [resource = ''] = below.split('/');
  return platform.has(resource) && !addedByCloud.some((pattern) => pattern.test(below));
}
