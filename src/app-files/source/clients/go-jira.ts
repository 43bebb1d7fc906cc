import { clientMethods } from './client-methods.ts';

/** Services of https://github.com/andygrunwald/go-jira (versions 1 and 2) with their methods; `…WithContext` and `…WithOptions` send the same. */
export const goJira = clientMethods(`
/agile/1.0/board: GET Board.GetAllBoards; POST Board.CreateBoard | /{k}: GET Board.GetBoard; DELETE Board.DeleteBoard
/agile/1.0/board/{k}/configuration: GET Board.GetBoardConfiguration
/agile/1.0/board/{k}/sprint: GET Board.GetAllSprints
/agile/1.0/issue/{k}: GET Sprint.GetIssue
/agile/1.0/sprint/{k}/issue: GET Sprint.GetIssuesForSprint; POST Sprint.MoveIssuesToSprint
/api/3/filter/my: GET Filter.GetMyFilters
/api/3/filter/search: GET Filter.Search
/api/3/permissionscheme: GET PermissionScheme.GetList | /{k}: GET PermissionScheme.Get
/api/3/role: GET Role.GetList | /{k}: GET Role.Get
/servicedeskapi/customer: POST Customer.Create
/servicedeskapi/organization: GET Organization.GetAllOrganizations; POST Organization.CreateOrganization
/servicedeskapi/organization/{k}: GET Organization.GetOrganization; DELETE Organization.DeleteOrganization
/servicedeskapi/organization/{k}/user: GET Organization.GetUsers; POST Organization.AddUsers; DELETE Organization.RemoveUsers
/servicedeskapi/request: POST Request.Create | /{k}/comment: POST Request.CreateComment
/servicedeskapi/servicedesk/{k}/customer: GET ServiceDesk.ListCustomers; POST ServiceDesk.AddCustomers; DELETE ServiceDesk.RemoveCustomers
/servicedeskapi/servicedesk/{k}/organization: GET ServiceDesk.GetOrganizations; POST ServiceDesk.AddOrganization; DELETE ServiceDesk.RemoveOrganization
attachment/{k}: DELETE Issue.DeleteAttachment
component: POST Component.Create | /{k}: GET Component.Get
field: GET Field.GetList
filter/favourite: GET Filter.GetFavouriteList
filter/{k}: GET Filter.Get
group/member: GET Group.Get
group/user: POST Group.Add Group.AddUserByGroupName; DELETE Group.Remove Group.RemoveUserByGroupName
issue: POST Issue.Create | /createmeta: GET Issue.GetCreateMeta
issue/{k}: GET Issue.Get Issue.GetCustomFields; PUT Issue.Update Issue.UpdateIssue; DELETE Issue.Delete | /assignee: PUT Issue.UpdateAssignee
issue/{k}/attachments: POST Issue.PostAttachment
issue/{k}/comment: POST Issue.AddComment | /{k}: PUT Issue.UpdateComment; DELETE Issue.DeleteComment
issue/{k}/editmeta: GET Issue.GetEditMeta
issue/{k}/remotelink: GET Issue.GetRemoteLinks; POST Issue.AddRemoteLink | /{k}: PUT Issue.UpdateRemoteLink
issue/{k}/transitions: GET Issue.GetTransitions; POST Issue.DoTransition Issue.DoTransitionWithPayload
issue/{k}/watchers: GET Issue.GetWatchers; POST Issue.AddWatcher; DELETE Issue.RemoveWatcher
issue/{k}/worklog: GET Issue.GetWorklogs; POST Issue.AddWorklogRecord | /{k}: PUT Issue.UpdateWorklogRecord
issueLink: POST Issue.AddLink | /{k}: DELETE Issue.DeleteLink
issueLinkType: GET IssueLinkType.GetList; POST IssueLinkType.Create
issueLinkType/{k}: GET IssueLinkType.Get; PUT IssueLinkType.Update; DELETE IssueLinkType.Delete
myself: GET User.GetSelf User.GetCurrentUser
priority: GET Priority.GetList
project: GET Project.GetAll Project.GetList Project.ListWithOptions | /{k}: GET Project.Get | /{k}/permissionscheme: GET Project.GetPermissionScheme
resolution: GET Resolution.GetList
search: GET Issue.Search Issue.SearchPages | /jql: GET Issue.SearchV2JQL
status: GET Status.GetAllStatuses
statuscategory: GET StatusCategory.GetList
user: GET User.Get User.GetByAccountID; POST User.Create; DELETE User.Delete User.DeleteByAccountID | /groups: GET User.GetGroups
user/search: GET User.Find
version: POST Version.Create | /{k}: GET Version.Get; PUT Version.Update
`);
