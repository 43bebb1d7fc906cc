import { clientMethods } from './client-methods.ts';

/** Methods of the npm package `jira-client` (https://github.com/jira-node/node-jira-client, 8) and the operation each calls. */
export const jiraClient = clientMethods(`
/agile/1.0/backlog/issue: POST moveToBacklog
/agile/1.0/board/{k}/backlog: GET getIssuesForBacklog
/agile/1.0/board/{k}/configuration: GET getConfiguration
/agile/1.0/board/{k}/epic: GET getEpics
/agile/1.0/board/{k}/epic/{k}/issue: GET getBoardIssuesForEpic
/agile/1.0/board/{k}/issue: GET getIssuesForBoard
/agile/1.0/board/{k}/project: GET getProjects
/agile/1.0/board/{k}/sprint: GET getAllSprints
/agile/1.0/board/{k}/sprint/{k}/issue: GET getBoardIssuesForSprint
/agile/1.0/board/{k}/version: GET getAllVersions
/agile/1.0/board/{k}: GET getBoard; DELETE deleteBoard
/agile/1.0/board: GET getAllBoards; POST createBoard
/agile/1.0/epic/{k}/issue: GET getIssuesForEpic; POST moveIssuesToEpic
/agile/1.0/epic/{k}: GET getEpic; POST partiallyUpdateEpic
/agile/1.0/issue/rank: PUT rankIssues
/agile/1.0/issue/{k}/estimation: GET getIssueEstimationForBoard; PUT estimateIssueForBoard
/agile/1.0/issue/{k}: GET getIssue
/agile/1.0/sprint/{k}/issue: POST addIssueToSprint
/agile/1.0/sprint/{k}: GET getSprint
attachment/{k}: DELETE deleteAttachment
component/{k}/relatedIssueCounts: GET relatedIssueCounts
component/{k}: PUT updateComponent; DELETE deleteComponent
component: POST addNewComponent
field: GET listFields; POST createCustomField
group/member: GET getMembersOfGroup
group: GET getUsersInGroup
issue/createmeta: GET getIssueCreateMetadata
issue/{k}/assignee: PUT updateAssignee updateAssigneeWithId
issue/{k}/attachments: POST addAttachmentOnIssue
issue/{k}/changelog: GET getIssueChangelog
issue/{k}/comment/{k}: GET getComment; PUT updateComment; DELETE deleteComment
issue/{k}/comment: GET getComments; POST addComment addCommentAdvanced
issue/{k}/notify: POST issueNotify
issue/{k}/properties/{k}: GET getIssueProperty
issue/{k}/remotelink/{k}: DELETE deleteRemoteLink
issue/{k}/remotelink: GET getRemoteLinks; POST createRemoteLink
issue/{k}/transitions: GET listTransitions; POST transitionIssue
issue/{k}/watchers: GET getIssueWatchers; POST addWatcher
issue/{k}/worklog/{k}: PUT updateWorklog; DELETE deleteWorklog
issue/{k}/worklog: GET getIssueWorklogs; POST addWorklog
issue/{k}: GET findIssue; PUT updateIssue; DELETE deleteIssue
issue: POST addNewIssue
issueLink/{k}: DELETE deleteIssueLink
issueLink: POST issueLink
issueLinkType: GET listIssueLinkTypes
issuetype: GET listIssueTypes
myself: GET getCurrentUser
priority: GET listPriorities
project/{k}/components: GET listComponents
project/{k}/versions: GET getVersions
project/{k}: GET getProject
project: GET listProjects; POST createProject
search: POST searchJira getUsersIssues
serverInfo: GET getServerInfo
status: GET listStatus
user/search: GET searchUsers
user: GET getUser; POST createUser
users: GET getUsers
version/{k}/move: POST moveVersion
version/{k}/unresolvedIssueCount: GET getUnresolvedIssueCount
version/{k}: GET getVersion; PUT updateVersion; DELETE deleteVersion
version: POST createVersion
worklog/list: POST getWorklogs
worklog/updated: GET updatedWorklogs
`);
