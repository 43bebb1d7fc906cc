import { clientMethods } from './client-methods.ts';

/**
 * Methods of the client `jira` (https://github.com/pycontribs/jira, main of September 2025) and the one operation each calls; those that call several are left out.
 * `issue.update`: a method of what `client.issue(…)` hands out.
 */
export const pycontribs = clientMethods(`
/agile/1.0/backlog/issue: POST move_to_backlog
/agile/1.0/board: GET boards; POST create_board | /{k}/sprint: GET sprints
/agile/1.0/epic/{k}/issue: POST add_issues_to_epic
/agile/1.0/issue/rank: PUT rank
/agile/1.0/sprint: POST create_sprint | /{k}: PUT update_sprint | /{k}/issue: POST add_issues_to_sprint
application-properties: GET application_properties
attachment/meta: GET attachment_meta
attachment/{k}: GET attachment; DELETE delete_attachment
avatar/{k}/system: GET avatars
component: POST create_component
component/{k}: GET component; DELETE delete_component component.delete create_component.delete; PUT component.update create_component.update
component/{k}/relatedIssueCounts: GET component_count_related_issues
customFieldOption/{k}: GET custom_field_option
dashboard: POST copy_dashboard create_dashboard; GET dashboards | /gadgets: GET all_dashboard_gadgets | /{k}: GET dashboard
dashboard/{k}/gadget: POST add_gadget_to_dashboard; GET dashboard_gadgets
dashboard/{k}/items/{k}/properties: GET dashboard_item_property_keys | /{k}: GET dashboard_item_property; PUT set_dashboard_item_property
field: GET fields
filter: POST create_filter | /favourite: GET favourite_filters
filter/{k}: GET filter; PUT update_filter filter.update create_filter.update; DELETE filter.delete create_filter.delete
group/member: GET group_members
group/user: POST add_user_to_group; DELETE remove_user_from_group
groups/picker: GET groups
issue: POST create_issue | /bulk: POST create_issues | /createmeta: GET createmeta
issue/createmeta/{k}/issuetypes: GET createmeta_issuetypes project_issue_types | /{k}: GET createmeta_fieldtypes project_issue_fields
issue/{k}: GET issue; PUT issue.update create_issue.update; DELETE issue.delete create_issue.delete | /assignee: PUT assign_issue
issue/{k}/attachments: POST add_attachment
issue/{k}/comment: POST add_comment; GET comments | /{k}: GET comment; PUT comment.update add_comment.update; DELETE comment.delete add_comment.delete
issue/{k}/editmeta: GET editmeta
issue/{k}/properties: GET issue_properties | /{k}: PUT add_issue_property; GET issue_property
issue/{k}/remotelink: POST add_remote_link add_simple_link; GET remote_links
issue/{k}/remotelink/{k}: DELETE delete_remote_link remote_link.delete add_remote_link.delete; GET remote_link; PUT remote_link.update add_remote_link.update
issue/{k}/transitions: POST transition_issue; GET transitions
issue/{k}/votes: POST add_vote; DELETE remove_vote; GET votes
issue/{k}/watchers: POST add_watcher; DELETE remove_watcher; GET watchers
issue/{k}/worklog: POST add_worklog; GET worklogs | /{k}: GET worklog; PUT worklog.update add_worklog.update; DELETE worklog.delete add_worklog.delete
issueLink: POST create_issue_link | /{k}: DELETE delete_issue_link; GET issue_link
issueLinkType: GET issue_link_types | /{k}: GET issue_link_type
issuesecurityschemes: GET issuesecurityschemes
issuetype: GET issue_types | /{k}: GET issue_type
issuetypescheme: GET issue_type_schemes
mypermissions: GET my_permissions
myself: GET current_user myself
notificationscheme: GET notificationschemes
permissionscheme: GET permissionschemes | /{k}: DELETE delete_permissionscheme
priority: GET priorities | /{k}: GET priority
project: POST create_project; GET projects | /{k}: DELETE delete_project; GET project | /{k}/avatar/{k}: DELETE delete_project_avatar
project/{k}/avatars: GET project_avatars
project/{k}/components: GET project_components
project/{k}/issuesecuritylevelscheme: GET project_issue_security_level_scheme
project/{k}/notificationscheme: GET project_notification_scheme
project/{k}/permissionscheme: GET project_permissionscheme
project/{k}/role: GET project_roles | /{k}: GET project_role
project/{k}/statuses: GET issue_types_for_project
project/{k}/versions: GET project_versions
projectCategory: GET projectcategories
resolution: GET resolutions | /{k}: GET resolution
screens: GET screens | /{k}: DELETE delete_screen
search: GET search_issues | /jql: GET enhanced_search_issues
securitylevel/{k}: GET security_level
serverInfo: GET server_info
status: GET statuses | /{k}: GET status
statuscategory: GET statuscategories | /{k}: GET statuscategory
user: GET user | /assignable/multiProjectSearch: GET search_assignable_users_for_projects | /assignable/search: GET search_assignable_users_for_issues
user/search: GET search_users
user/viewissue/search: GET search_allowed_users_for_issue
version: POST create_version | /{k}: PUT version.update create_version.update; DELETE version.delete create_version.delete
version/{k}/move: POST move_version
version/{k}/relatedIssueCounts: GET version_count_related_issues
version/{k}/unresolvedIssueCount: GET version_count_unresolved_issues
workflow: GET workflows
`);
