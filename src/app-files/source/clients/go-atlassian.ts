import { clientMethods } from './client-methods.ts';

/** Services of https://github.com/ctreminiom/go-atlassian (Jira and Agile) with their methods, as they stand in calls. */
export const goAtlassian = clientMethods(`
/agile/1.0/backlog/issue: POST Board.Backlog.Move
/agile/1.0/board: GET Board.Gets; POST Board.Create | /filter/{k}: GET Board.Filter | /{k}: GET Board.Get; DELETE Board.Delete
/agile/1.0/board/{k}/backlog: GET Board.Backlog
/agile/1.0/board/{k}/configuration: GET Board.Configuration
/agile/1.0/board/{k}/epic: GET Board.Epics
/agile/1.0/board/{k}/issue: GET Board.Issues; POST Board.Move
/agile/1.0/board/{k}/project: GET Board.Projects
/agile/1.0/board/{k}/sprint: GET Board.Sprints | /{k}/issue: GET Board.IssuesBySprint
/agile/1.0/board/{k}/version: GET Board.Versions
/agile/1.0/epic/{k}: GET Epic.Get | /issue: GET Epic.Issues; POST Epic.Move
/agile/1.0/sprint: POST Sprint.Create | /{k}: GET Sprint.Get; PUT Sprint.Update; POST Sprint.Path Sprint.Start Sprint.Close; DELETE Sprint.Delete
/agile/1.0/sprint/{k}/issue: GET Sprint.Issues; POST Sprint.Move
/api/3/search/approximate-count: POST Issue.Search.ApproximateCount
/api/3/search/jql: POST Issue.Search.SearchJQL
/api/3/workflows/create: POST Workflow.Create
/api/3/workflows/update: POST Workflow.Update
applicationrole: GET Role.Gets | /{k}: GET Role.Get
attachment/content/{k}: GET Issue.Attachment.Download
attachment/meta: GET Issue.Attachment.Settings
attachment/{k}: GET Issue.Attachment.Metadata; DELETE Issue.Attachment.Delete
auditing/record: GET Audit.Get
component: POST Project.Component.Create | /{k}: GET Project.Component.Get; PUT Project.Component.Update; DELETE Project.Component.Delete
component/{k}/relatedIssueCounts: GET Project.Component.Count
dashboard: GET Dashboard.Gets; POST Dashboard.Create | /search: GET Dashboard.Search
dashboard/{k}: GET Dashboard.Get; PUT Dashboard.Update; DELETE Dashboard.Delete | /copy: POST Dashboard.Copy
field: GET Issue.Field.Gets; POST Issue.Field.Create | /search: GET Issue.Field.Search | /{k}: PUT Issue.Field.Update; DELETE Issue.Field.Delete
field/{k}/context: GET Issue.Field.Context.Gets; POST Issue.Field.Context.Create
field/{k}/context/{k}/option: GET Issue.Field.Context.Option.Gets; POST Issue.Field.Context.Option.Create; PUT Issue.Field.Context.Option.Update
field/{k}/restore: POST Issue.Field.Trash.Restore
field/{k}/trash: POST Issue.Field.Trash.Move
filter: POST Filter.Create | /favourite: GET Filter.Favorite | /my: GET Filter.My | /search: GET Filter.Search
filter/{k}: GET Filter.Get; PUT Filter.Update; DELETE Filter.Delete | /permission: GET Filter.Share.Gets; POST Filter.Share.Add
group: POST Group.Create; DELETE Group.Delete | /bulk: GET Group.Bulk | /member: GET Group.Members | /user: POST Group.Add; DELETE Group.Remove
issue: POST Issue.Create | /bulk: POST Issue.Creates | /createmeta: GET Issue.Metadata.Create
issue/createmeta/{k}/issuetypes: GET Issue.Metadata.FetchIssueMappings | /{k}: GET Issue.Metadata.FetchFieldMappings
issue/{k}: GET Issue.Get; PUT Issue.Update; DELETE Issue.Delete | /assignee: PUT Issue.Assign | /attachments: POST Issue.Attachment.Add
issue/{k}/comment: GET Issue.Comment.Gets; POST Issue.Comment.Add | /{k}: GET Issue.Comment.Get; DELETE Issue.Comment.Delete
issue/{k}/editmeta: GET Issue.Metadata.Get
issue/{k}/notify: POST Issue.Notify
issue/{k}/properties: GET Issue.Property.Gets | /{k}: GET Issue.Property.Get; PUT Issue.Property.Set; DELETE Issue.Property.Delete
issue/{k}/remotelink: GET Issue.Link.Remote.Gets; POST Issue.Link.Remote.Create; DELETE Issue.Link.Remote.DeleteByGlobalID
issue/{k}/transitions: GET Issue.Transitions; POST Issue.Move
issue/{k}/votes: GET Issue.Vote.Gets; POST Issue.Vote.Add; DELETE Issue.Vote.Delete
issue/{k}/watchers: GET Issue.Watcher.Gets; POST Issue.Watcher.Add; DELETE Issue.Watcher.Delete
issue/{k}/worklog: GET Issue.Worklog.Issue; POST Issue.Worklog.Add
issue/{k}/worklog/{k}: GET Issue.Worklog.Get; PUT Issue.Worklog.Update; DELETE Issue.Worklog.Delete
issueLink: POST Issue.Link.Create | /{k}: GET Issue.Link.Get; DELETE Issue.Link.Delete
issueLinkType: GET Issue.Link.Type.Gets; POST Issue.Link.Type.Create
issueLinkType/{k}: GET Issue.Link.Type.Get; PUT Issue.Link.Type.Update; DELETE Issue.Link.Type.Delete
issuetype: GET Issue.Type.Gets; POST Issue.Type.Create | /{k}: GET Issue.Type.Get; PUT Issue.Type.Update; DELETE Issue.Type.Delete
issuetypescheme: GET Issue.Type.Scheme.Gets; POST Issue.Type.Scheme.Create
label: GET Issue.Label.Gets
mypermissions: GET MySelf.Permissions
myself: GET MySelf.Details
notificationscheme: GET NotificationScheme.Search; POST NotificationScheme.Create
permissions: GET Permission.Gets | /check: POST Permission.Check | /project: POST Permission.Projects
permissionscheme: GET Permission.Scheme.Gets; POST Permission.Scheme.Create
permissionscheme/{k}: GET Permission.Scheme.Get; PUT Permission.Scheme.Update; DELETE Permission.Scheme.Delete
permissionscheme/{k}/permission: GET Permission.Scheme.Grant.Gets; POST Permission.Scheme.Grant.Create
priority: GET Issue.Priority.Gets | /{k}: GET Issue.Priority.Get
project: POST Project.Create | /search: GET Project.Search | /{k}: GET Project.Get; PUT Project.Update; DELETE Project.Delete
project/{k}/archive: POST Project.Archive
project/{k}/components: GET Project.Component.Gets
project/{k}/features: GET Project.Feature.Gets
project/{k}/permissionscheme: GET Project.Permission.Get; PUT Project.Permission.Assign
project/{k}/role: GET Project.Role.Gets | /{k}: GET Project.Role.Get; POST Project.Role.Actor.Add; DELETE Project.Role.Actor.Delete
project/{k}/statuses: GET Project.Statuses
project/{k}/version: GET Project.Version.Search
project/{k}/versions: GET Project.Version.Gets
projectCategory: GET Project.Category.Gets; POST Project.Category.Create
projectCategory/{k}: GET Project.Category.Get; PUT Project.Category.Update; DELETE Project.Category.Delete
resolution: GET Issue.Resolution.Gets | /{k}: GET Issue.Resolution.Get
role: GET Project.Role.Global; POST Project.Role.Create
screens: GET Screen.Gets; POST Screen.Create
search: GET Issue.Search.Get; POST Issue.Search.Post
serverInfo: GET Server.Info
statuses: GET Workflow.Status.Gets; POST Workflow.Status.Create; PUT Workflow.Status.Update; DELETE Workflow.Status.Delete
statuses/search: GET Workflow.Status.Search
task/{k}: GET Task.Get
user: GET User.Get; POST User.Create; DELETE User.Delete | /assignable/multiProjectSearch: GET User.Search.Projects | /bulk: GET User.Find
user/groups: GET User.Groups
user/search: GET User.Search.Do
users/search: GET User.Gets
version: POST Project.Version.Create | /{k}: GET Project.Version.Get; PUT Project.Version.Update
workflow/search: GET Workflow.Gets
workflowscheme: GET Workflow.Scheme.Gets; POST Workflow.Scheme.Create
worklog/list: POST Issue.Worklog.Gets
worklog/updated: GET Issue.Worklog.Updated
`);
