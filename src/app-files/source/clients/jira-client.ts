import { clientMethods } from './client-methods.ts';

/** Methods of the npm package `jira-client` (https://github.com/jira-node/node-jira-client, 8) and the operation each calls. */
export const jiraClient = clientMethods(`
/agile/1.0/backlog/issue: POST moveToBacklog
/agile/1.0/board: GET getAllBoards; POST createBoard | /{k}: GET getBoard; DELETE deleteBoard | /{k}/backlog: GET getIssuesForBacklog
/agile/1.0/board/{k}/configuration: GET getConfiguration
/agile/1.0/board/{k}/epic: GET getEpics | /{k}/issue: GET getBoardIssuesForEpic
/agile/1.0/board/{k}/issue: GET getIssuesForBoard
/agile/1.0/board/{k}/project: GET getProjects
/agile/1.0/board/{k}/sprint: GET getAllSprints | /{k}/issue: GET getBoardIssuesForSprint
/agile/1.0/board/{k}/version: GET getAllVersions
/agile/1.0/epic/{k}: GET getEpic; POST partiallyUpdateEpic | /issue: GET getIssuesForEpic; POST moveIssuesToEpic
/agile/1.0/issue/rank: PUT rankIssues
/agile/1.0/issue/{k}: GET getIssue | /estimation: GET getIssueEstimationForBoard; PUT estimateIssueForBoard
/agile/1.0/sprint/{k}: GET getSprint | /issue: POST addIssueToSprint
attachment/{k}: DELETE deleteAttachment
component: POST addNewComponent | /{k}: PUT updateComponent; DELETE deleteComponent | /{k}/relatedIssueCounts: GET relatedIssueCounts
field: GET listFields; POST createCustomField
group: GET getUsersInGroup | /member: GET getMembersOfGroup
issue: POST addNewIssue | /createmeta: GET getIssueCreateMetadata | /{k}: GET findIssue; PUT updateIssue; DELETE deleteIssue
issue/{k}/assignee: PUT updateAssignee updateAssigneeWithId
issue/{k}/attachments: POST addAttachmentOnIssue
issue/{k}/changelog: GET getIssueChangelog
issue/{k}/comment: GET getComments; POST addComment addCommentAdvanced | /{k}: GET getComment; PUT updateComment; DELETE deleteComment
issue/{k}/notify: POST issueNotify
issue/{k}/properties/{k}: GET getIssueProperty
issue/{k}/remotelink: GET getRemoteLinks; POST createRemoteLink | /{k}: DELETE deleteRemoteLink
issue/{k}/transitions: GET listTransitions; POST transitionIssue
issue/{k}/watchers: GET getIssueWatchers; POST addWatcher
issue/{k}/worklog: GET getIssueWorklogs; POST addWorklog | /{k}: PUT updateWorklog; DELETE deleteWorklog
issueLink: POST issueLink | /{k}: DELETE deleteIssueLink
issueLinkType: GET listIssueLinkTypes
issuetype: GET listIssueTypes
myself: GET getCurrentUser
priority: GET listPriorities
project: GET listProjects; POST createProject | /{k}: GET getProject | /{k}/components: GET listComponents | /{k}/versions: GET getVersions
search: POST searchJira getUsersIssues
serverInfo: GET getServerInfo
status: GET listStatus
user: GET getUser; POST createUser | /search: GET searchUsers
users: GET getUsers
version: POST createVersion | /{k}: GET getVersion; PUT updateVersion; DELETE deleteVersion | /{k}/move: POST moveVersion
version/{k}/unresolvedIssueCount: GET getUnresolvedIssueCount
worklog/list: POST getWorklogs
worklog/updated: GET updatedWorklogs
`);
