import { clientMethods } from './client-methods.ts';

/** Clients of the Jira REST Java Client (com.atlassian.jira.rest.client, 5.2 and 6.0) with their methods. */
export const javaClient = clientMethods(`
attachment/{k}: DELETE Issue.removeAttachment
component/{k}/relatedIssueCounts: GET Component.getComponentRelatedIssuesCount
component/{k}: GET Component.getComponent; PUT Component.updateComponent; DELETE Component.removeComponent
component: POST Component.createComponent
field: GET Metadata.getFields
filter/favourite: GET Search.getFavouriteFilters
filter/{k}: GET Search.getFilter
group/user: POST Group.addUserToGroup; DELETE Group.removeUserFromGroup
groups/picker: GET Group.findGroups
issue/bulk: POST Issue.createIssues
issue/createmeta: GET Issue.getCreateIssueMetadata
issue/createmeta/{k}/issuetypes/{k}: GET Issue.getCreateIssueMetaFields
issue/createmeta/{k}/issuetypes: GET Issue.getCreateIssueMetaProjectIssueTypes
issue/{k}/attachments: POST Issue.addAttachment Issue.addAttachments
issue/{k}/comment: POST Issue.addComment
issue/{k}/transitions: GET Issue.getTransitions; POST Issue.transition
issue/{k}/votes: GET Issue.getVotes; POST Issue.vote; DELETE Issue.unvote
issue/{k}/watchers: GET Issue.getWatchers; POST Issue.watch Issue.addWatcher; DELETE Issue.unwatch Issue.removeWatcher
issue/{k}/worklog: POST Issue.addWorklog
issue/{k}: GET Issue.getIssue; PUT Issue.updateIssue; DELETE Issue.deleteIssue
issue: POST Issue.createIssue
issueLink: POST Issue.linkIssue
issueLinkType: GET Metadata.getIssueLinkTypes
issuetype: GET Metadata.getIssueTypes
mypermissions: GET MyPermissions.getMyPermissions
priority: GET Metadata.getPriorities
project/{k}/role/{k}: GET ProjectRoles.getRole
project/{k}/role: GET ProjectRoles.getRoles
project/{k}: GET Project.getProject
project: GET Project.getAllProjects
resolution: GET Metadata.getResolutions
search: GET Search.searchJql
serverInfo: GET Metadata.getServerInfo
status/{k}: GET Metadata.getStatus
status: GET Metadata.getStatuses
user/search: GET User.findUsers
user: GET User.getUser; POST User.createUser; DELETE User.removeUser
version/{k}/relatedIssueCounts: GET Version.getVersionRelatedIssuesCount
version/{k}/unresolvedIssueCount: GET Version.getNumUnresolvedIssues
version/{k}: GET Version.getVersion; PUT Version.updateVersion; DELETE Version.removeVersion
version: POST Version.createVersion
`);
