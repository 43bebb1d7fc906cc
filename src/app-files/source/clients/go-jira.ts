import { clientMethods } from './client-methods.ts';

/** Services of https://github.com/andygrunwald/go-jira (versions 1 and 2) with their methods; `…WithContext` and `…WithOptions` send the same. */
export const goJira = clientMethods(`
/agile/1.0/board/{k}/configuration: GET Board.GetBoardConfiguration
/agile/1.0/board/{k}/sprint: GET Board.GetAllSprints
/agile/1.0/board/{k}: GET Board.GetBoard; DELETE Board.DeleteBoard
/agile/1.0/board: GET Board.GetAllBoards; POST Board.CreateBoard
/agile/1.0/issue/{k}: GET Sprint.GetIssue
/agile/1.0/sprint/{k}/issue: GET Sprint.GetIssuesForSprint; POST Sprint.MoveIssuesToSprint
/api/3/filter/my: GET Filter.GetMyFilters
/api/3/filter/search: GET Filter.Search
/api/3/permissionscheme/{k}: GET PermissionScheme.Get
/api/3/permissionscheme: GET PermissionScheme.GetList
/api/3/role/{k}: GET Role.Get
/api/3/role: GET Role.GetList
/servicedeskapi/customer: POST Customer.Create
/servicedeskapi/organization/{k}/user: GET Organization.GetUsers; POST Organization.AddUsers; DELETE Organization.RemoveUsers
/servicedeskapi/organization/{k}: GET Organization.GetOrganization; DELETE Organization.DeleteOrganization
/servicedeskapi/organization: GET Organization.GetAllOrganizations; POST Organization.CreateOrganization
/servicedeskapi/request/{k}/comment: POST Request.CreateComment
/servicedeskapi/request: POST Request.Create
/servicedeskapi/servicedesk/{k}/customer: GET ServiceDesk.ListCustomers; POST ServiceDesk.AddCustomers; DELETE ServiceDesk.RemoveCustomers
/servicedeskapi/servicedesk/{k}/organization: GET ServiceDesk.GetOrganizations; POST ServiceDesk.AddOrganization; DELETE ServiceDesk.RemoveOrganization
attachment/{k}: DELETE Issue.DeleteAttachment
component/{k}: GET Component.Get
component: POST Component.Create
field: GET Field.GetList
filter/favourite: GET Filter.GetFavouriteList
filter/{k}: GET Filter.Get
group/member: GET Group.Get
group/user: POST Group.Add Group.AddUserByGroupName; DELETE Group.Remove Group.RemoveUserByGroupName
issue/createmeta: GET Issue.GetCreateMeta
issue/{k}/assignee: PUT Issue.UpdateAssignee
issue/{k}/attachments: POST Issue.PostAttachment
issue/{k}/comment/{k}: PUT Issue.UpdateComment; DELETE Issue.DeleteComment
issue/{k}/comment: POST Issue.AddComment
issue/{k}/editmeta: GET Issue.GetEditMeta
issue/{k}/remotelink/{k}: PUT Issue.UpdateRemoteLink
issue/{k}/remotelink: GET Issue.GetRemoteLinks; POST Issue.AddRemoteLink
issue/{k}/transitions: GET Issue.GetTransitions; POST Issue.DoTransition Issue.DoTransitionWithPayload
issue/{k}/watchers: GET Issue.GetWatchers; POST Issue.AddWatcher; DELETE Issue.RemoveWatcher
issue/{k}/worklog/{k}: PUT Issue.UpdateWorklogRecord
issue/{k}/worklog: GET Issue.GetWorklogs; POST Issue.AddWorklogRecord
issue/{k}: GET Issue.Get Issue.GetCustomFields; PUT Issue.Update Issue.UpdateIssue; DELETE Issue.Delete
issue: POST Issue.Create
issueLink/{k}: DELETE Issue.DeleteLink
issueLink: POST Issue.AddLink
issueLinkType/{k}: GET IssueLinkType.Get; PUT IssueLinkType.Update; DELETE IssueLinkType.Delete
issueLinkType: GET IssueLinkType.GetList; POST IssueLinkType.Create
myself: GET User.GetSelf User.GetCurrentUser
priority: GET Priority.GetList
project/{k}/permissionscheme: GET Project.GetPermissionScheme
project/{k}: GET Project.Get
project: GET Project.GetAll Project.GetList Project.ListWithOptions
resolution: GET Resolution.GetList
search/jql: GET Issue.SearchV2JQL
search: GET Issue.Search Issue.SearchPages
status: GET Status.GetAllStatuses
statuscategory: GET StatusCategory.GetList
user/groups: GET User.GetGroups
user/search: GET User.Find
user: GET User.Get User.GetByAccountID; POST User.Create; DELETE User.Delete User.DeleteByAccountID
version/{k}: GET Version.Get; PUT Version.Update
version: POST Version.Create
`);
