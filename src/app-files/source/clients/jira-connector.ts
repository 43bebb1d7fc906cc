import { clientMethods } from './client-methods.ts';

/** Groups of the npm package `jira-connector` (https://github.com/floralvikings/jira-connector, 3) with their methods. */
export const jiraConnector = clientMethods(`
/agile/1.0/board/{k}/backlog: GET board.getIssuesForBacklog
/agile/1.0/board/{k}/configuration: GET board.getConfiguration
/agile/1.0/board/{k}/epic: GET board.getEpics
/agile/1.0/board/{k}/issue: GET board.getIssuesForBoard; POST board.moveIssuesToBoard
/agile/1.0/board/{k}/project: GET board.getProjects board.getProjectsForBoard
/agile/1.0/board/{k}/sprint/{k}/issue: GET board.getIssuesForSprint
/agile/1.0/board/{k}/sprint: GET board.getAllSprints board.getSprintsForBoard
/agile/1.0/board/{k}/version: GET board.getAllVersions version.getAllVersions
/agile/1.0/board/{k}: GET board.getBoard; DELETE board.deleteBoard
/agile/1.0/board: GET board.getAllBoards; POST board.createBoard
/agile/1.0/issue/rank: PUT issue.setIssueRanks
/agile/1.0/issue/{k}/estimation: GET issue.getIssueEstimation; PUT issue.setIssueEstimation
/agile/1.0/sprint/{k}/issue: GET sprint.getSprintIssues; POST sprint.moveSprintIssues
/agile/1.0/sprint/{k}: GET sprint.getSprint; PUT sprint.updateSprint; POST sprint.partiallyUpdateSprint; DELETE sprint.deleteSprint
/agile/1.0/sprint: POST sprint.createSprint
component: POST component.createComponent
dashboard: GET dashboard.getAllDashboards
field: GET field.getAllFields; POST field.createCustomField
filter: POST filter.createFilter
filter/{k}: GET filter.getFilter; PUT filter.updateFilter; DELETE filter.deleteFilter
issue/bulk: POST issue.bulkCreate
issue/createmeta: GET issue.getCreateMetadata
issue/picker: GET issue.getIssuePicker
issue/{k}/assignee: PUT issue.assignIssue
issue/{k}/attachments: POST issue.addAttachment
issue/{k}/changelog: GET issue.getChangelog
issue/{k}/comment/{k}: GET issue.getComment; PUT issue.editComment; DELETE issue.deleteComment
issue/{k}/comment: GET issue.getComments; POST issue.addComment
issue/{k}/editmeta: GET issue.getEditMetadata
issue/{k}/notify: POST issue.sendEmailNotification
issue/{k}/properties/{k}: GET issue.getProperty; PUT issue.setProperty; DELETE issue.deleteProperty
issue/{k}/properties: GET issue.getProperties
issue/{k}/remotelink: GET issue.getRemoteLinks; POST issue.createRemoteLink
issue/{k}/transitions: GET issue.getTransitions; POST issue.transitionIssue
issue/{k}/votes: GET issue.getVotes; POST issue.vote; DELETE issue.unvote
issue/{k}/watchers: GET issue.getWatchers; POST issue.addWatcher; DELETE issue.removeWatcher
issue/{k}/worklog/{k}: GET issue.getWorkLog; PUT issue.updateWorkLog; DELETE issue.deleteWorkLog
issue/{k}/worklog: GET issue.getWorkLogs; POST issue.addWorkLog
issue/{k}: GET issue.getIssue; PUT issue.editIssue; DELETE issue.deleteIssue
issue: POST issue.createIssue
issueLink: POST issueLink.createIssueLink
issueLinkType: GET issueLinkType.getAvailableTypes
myself: GET myself.getMyself
priority: GET priority.getAllPriorities
project/{k}/components: GET project.getComponents
project/{k}/role/{k}: GET project.getRole; PUT project.updateRole; POST project.addToRole
project/{k}/role: GET project.getRoles
project/{k}/statuses: GET project.getStatuses
project/{k}/version: GET project.getVersionsPaginated
project/{k}/versions: GET project.getVersions
project/{k}: GET project.getProject; PUT project.updateProject; DELETE project.deleteProject
project: GET project.getAllProjects; POST project.createProject
search: POST search.search
serverInfo: GET serverInfo.getServerInfo
status: GET status.getAllStatuses
user/assignable/multiProjectSearch: GET user.multiProjectSearchAssignable
user/assignable/search: GET user.searchAssignable
user/picker: GET user.searchPicker
user/search: GET user.search
user: GET user.getUser; POST user.createUser; DELETE user.deleteUser
users/search: GET user.all
version/{k}: GET version.getVersion; PUT version.editVersion; DELETE version.deleteVersion
version: POST version.createVersion
`);
