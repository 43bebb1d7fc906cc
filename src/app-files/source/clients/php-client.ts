import { clientMethods } from './client-methods.ts';

/** Services of https://github.com/lesstif/php-jira-rest-client (5 and later) with their methods. */
export const phpClient = clientMethods(`
/agile/1.0/board: GET Board.getBoardList Board.getBoards | /{k}: GET Board.getBoard | /{k}/epic: GET Board.getBoardEpics
/agile/1.0/board/{k}/issue: GET Board.getBoardIssues
/agile/1.0/board/{k}/sprint: GET Board.getBoardSprints Board.getSprintsForBoard
/agile/1.0/epic/{k}: GET Epic.getEpic | /issue: GET Epic.getEpicIssues
/agile/1.0/issue/{k}: GET AgileIssue.get
/agile/1.0/sprint/{k}: GET Sprint.getSprint | /issue: GET Sprint.getSprintIssues
component: POST Component.create | /{k}: GET Component.get; PUT Component.update; DELETE Component.delete
field: GET Field.getAllFields; POST Field.create
group: POST Group.createGroup | /member: GET Group.getMembers | /user: POST Group.addUserToGroup; DELETE Group.removeUserFromGroup
issue: POST Issue.create | /bulk: POST Issue.createMultiple | /createmeta: GET Issue.getCreateMeta
issue/{k}: GET Issue.get Issue.getTimeTracking; PUT Issue.update Issue.timeTracking Issue.updateLabels Issue.updateFixVersions; DELETE Issue.deleteIssue
issue/{k}/assignee: PUT Issue.changeAssignee Issue.changeAssigneeByAccountId
issue/{k}/attachments: POST Issue.addAttachments
issue/{k}/comment: GET Issue.getComments; POST Issue.addComment | /{k}: GET Issue.getComment; PUT Issue.updateComment; DELETE Issue.deleteComment
issue/{k}/editmeta: GET Issue.getEditMeta
issue/{k}/notify: POST Issue.notify
issue/{k}/properties/{k}: GET Issue.getProperty; PUT Issue.setProperty
issue/{k}/remotelink: GET Issue.getRemoteIssueLink; POST Issue.createOrUpdateRemoteIssueLink; DELETE Issue.removeRemoteIssueLink
issue/{k}/transitions: GET Issue.getTransition Issue.findTransitonId Issue.findTransitonIdByUntranslatedName; POST Issue.transition
issue/{k}/watchers: GET Issue.getWatchers; POST Issue.addWatcher; DELETE Issue.removeWatcher Issue.removeWatcherByAccountId
issue/{k}/worklog: GET Issue.getWorklog; POST Issue.addWorklog | /{k}: GET Issue.getWorklogById; PUT Issue.editWorklog; DELETE Issue.deleteWorklog
issueLink: POST IssueLink.addIssueLink
issueLinkType: GET IssueLink.getIssueLinkTypes
issuetype: GET IssueType.getAll
myself: GET User.getMyself
priority: GET Priority.getAll Issue.getAllPriorities | /{k}: GET Priority.get Issue.getPriority
project: GET Project.getAllProjects; POST Project.createProject | /{k}: GET Project.get; PUT Project.updateProject; DELETE Project.deleteProject
project/{k}/components: GET Project.getProjectComponents
project/{k}/statuses: GET Project.getStatuses Project.getProjectTransitionsToArray
project/{k}/version: GET Project.getVersionsPagenated
project/{k}/versions: GET Project.getVersions Project.getVersion
search/approximate-count: POST Issue.searchApproximateCount
search/jql: POST Issue.search
status: GET Status.getAll
statuscategory: GET StatusCategory.getAll
user: GET User.get; POST User.create; DELETE User.deleteUser | /assignable/search: GET User.findAssignableUsers Project.getAssignable
user/search: GET User.findUsers
version: POST Version.create | /{k}: GET Version.get; PUT Version.update; DELETE Version.delete
worklog/list: POST Issue.getWorklogsByIds
`);
