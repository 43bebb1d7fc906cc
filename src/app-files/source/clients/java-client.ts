import { clientMethods } from './client-methods.ts';

/** Clients of the Jira REST Java Client (com.atlassian.jira.rest.client, 5.2 and 6.0) with their methods. */
export const javaClient = clientMethods(`
attachment/{k}: DELETE Issue.removeAttachment
component: POST Component.createComponent | /{k}: GET Component.getComponent; PUT Component.updateComponent; DELETE Component.removeComponent
component/{k}/relatedIssueCounts: GET Component.getComponentRelatedIssuesCount
field: GET Metadata.getFields
filter/favourite: GET Search.getFavouriteFilters
filter/{k}: GET Search.getFilter
group/user: POST Group.addUserToGroup; DELETE Group.removeUserFromGroup
groups/picker: GET Group.findGroups
issue: POST Issue.createIssue | /bulk: POST Issue.createIssues | /createmeta: GET Issue.getCreateIssueMetadata
issue/createmeta/{k}/issuetypes: GET Issue.getCreateIssueMetaProjectIssueTypes | /{k}: GET Issue.getCreateIssueMetaFields
issue/{k}: GET Issue.getIssue; PUT Issue.updateIssue; DELETE Issue.deleteIssue | /attachments: POST Issue.addAttachment Issue.addAttachments
issue/{k}/comment: POST Issue.addComment
issue/{k}/transitions: GET Issue.getTransitions; POST Issue.transition
issue/{k}/votes: GET Issue.getVotes; POST Issue.vote; DELETE Issue.unvote
issue/{k}/watchers: GET Issue.getWatchers; POST Issue.watch Issue.addWatcher; DELETE Issue.unwatch Issue.removeWatcher
issue/{k}/worklog: POST Issue.addWorklog
issueLink: POST Issue.linkIssue
issueLinkType: GET Metadata.getIssueLinkTypes
issuetype: GET Metadata.getIssueTypes
mypermissions: GET MyPermissions.getMyPermissions
priority: GET Metadata.getPriorities
project: GET Project.getAllProjects | /{k}: GET Project.getProject | /{k}/role: GET ProjectRoles.getRoles | /{k}/role/{k}: GET ProjectRoles.getRole
resolution: GET Metadata.getResolutions
search: GET Search.searchJql
serverInfo: GET Metadata.getServerInfo
status: GET Metadata.getStatuses | /{k}: GET Metadata.getStatus
user: GET User.getUser; POST User.createUser; DELETE User.removeUser | /search: GET User.findUsers
version: POST Version.createVersion | /{k}: GET Version.getVersion; PUT Version.updateVersion; DELETE Version.removeVersion
version/{k}/relatedIssueCounts: GET Version.getVersionRelatedIssuesCount
version/{k}/unresolvedIssueCount: GET Version.getNumUnresolvedIssues
`);
