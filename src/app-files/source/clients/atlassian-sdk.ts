import { clientMethods } from './client-methods.ts';

/** Services of Atlassian.SDK for .NET (13.0) with their methods, and methods of the issues it hands out; `…Async` sends the same. */
export const atlassianSdk = clientMethods(`
component: POST Components.CreateComponent | /{k}: DELETE Components.DeleteComponent
field: GET Fields.GetCustomFields
filter/favourite: GET Filters.GetFavourites
filter/{k}: GET Filters.GetFilter
group: POST Groups.CreateGroup; DELETE Groups.DeleteGroup | /member: GET Groups.GetUsers | /user: POST Groups.AddUser; DELETE Groups.RemoveUser
issue: POST Issues.CreateIssue CreateIssue.SaveChanges
issue/{k}: GET Issues.GetIssue Issues.GetChangeLogs Issues.GetTimeTrackingData Jira.GetIssue Issue.GetChangeLogs; PUT Issues.UpdateIssue Issue.SaveChanges; DELETE Issues.DeleteIssue Jira.DeleteIssue
issue/{k}/assignee: PUT Issues.AssignIssue Issue.Assign
issue/{k}/attachments: POST Issues.AddAttachments Issue.AddAttachment
issue/{k}/comment: GET Issues.GetComments Issues.GetPagedComments Issue.GetComments; POST Issues.AddComment Issue.AddComment
issue/{k}/comment/{k}: PUT Issues.UpdateComment; DELETE Issues.DeleteComment Issue.DeleteComment
issue/{k}/editmeta: GET Issues.GetFieldsEditMetadata
issue/{k}/properties/{k}: GET Issues.GetProperties; PUT Issues.SetProperty; DELETE Issues.DeleteProperty
issue/{k}/remotelink: GET RemoteLinks.GetRemoteLinksForIssue; POST RemoteLinks.CreateRemoteLink Issue.AddRemoteLink
issue/{k}/transitions: GET Issues.GetActions Issue.GetAvailableActions; POST Issues.ExecuteWorkflowAction Issue.WorkflowTransition
issue/{k}/watchers: GET Issues.GetWatchers Issue.GetWatchers; POST Issues.AddWatcher Issue.AddWatcher; DELETE Issues.DeleteWatcher
issue/{k}/worklog: GET Issues.GetWorklogs Issue.GetWorklogs; POST Issues.AddWorklog Issue.AddWorklog
issue/{k}/worklog/{k}: GET Issues.GetWorklog; DELETE Issues.DeleteWorklog
issueLink: POST Links.CreateLink Issue.LinkToIssue
issueLinkType: GET Links.GetLinkTypes
issuetype: GET IssueTypes.GetIssueTypes
myself: GET Users.GetMyself
priority: GET Priorities.GetPriorities
project: GET Projects.GetProjects | /{k}: GET Projects.GetProject | /{k}/components: GET Components.GetComponents
project/{k}/version: GET Versions.GetPagedVersions
project/{k}/versions: GET Versions.GetVersions
resolution: GET Resolutions.GetResolutions
search: POST Issues.GetIssuesFromJql Issues.GetIssues Issues.GetSubTasks Issues.Queryable Jira.GetIssuesFromJql
serverInfo: GET ServerInfo.GetServerInfo
status: GET Statuses.GetStatuses
user: GET Users.GetUser; POST Users.CreateUser; DELETE Users.DeleteUser
user/assignable/search: GET Users.SearchAssignableUsersForIssue Users.SearchAssignableUsersForProject
user/search: GET Users.SearchUsers
version: POST Versions.CreateVersion | /{k}: GET Versions.GetVersion; PUT Versions.UpdateVersion; DELETE Versions.DeleteVersion
`);
