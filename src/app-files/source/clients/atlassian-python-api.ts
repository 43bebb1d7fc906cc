import { clientMethods } from './client-methods.ts';

/** Methods of `atlassian.Jira` (https://github.com/atlassian-api/atlassian-python-api, master of August 2026) that call one operation of Jira. */
export const atlassianPythonApi = clientMethods(`
/agile/1.0/board: GET get_all_agile_boards | /{k}/sprint: GET get_all_sprints_from_board
/agile/1.0/epic/{k}/issue: GET epic_issues
/agile/1.0/sprint/{k}/issue: POST add_issues_to_sprint
/api/3/changelog/bulkfetch: POST get_changelogs_bulk
/api/3/project/{k}/permissionscheme: PUT assign_project_permission_scheme
/api/3/search/jql: GET enhanced_jql enhanced_jql_get_list_of_tickets
application-properties: GET get_property | /advanced-settings: GET get_advanced_settings | /{k}: PUT set_property
applicationrole: GET get_all_application_roles | /{k}: GET get_application_role
attachment/meta: GET get_attachment_meta
attachment/{k}: GET get_attachment get_attachment_content; DELETE remove_attachment | /expand/human: GET get_attachment_expand_human
attachment/{k}/expand/raw: GET get_attachment_expand_raw
auditing/record: GET get_audit_records
avatar/{k}/system: GET get_all_system_avatars
comment/list: POST issues_get_comments_by_id
comment/{k}/properties: GET get_comment_properties_keys | /{k}: DELETE delete_comment_property; GET get_comment_property; PUT set_comment_property
component: POST create_component | /{k}: GET component; DELETE delete_component; PUT update_component update_component_lead
component/{k}/relatedIssueCounts: GET get_component_related_issues
configuration: GET get_configurations_of_jira | /timetracking: GET get_selected_time_tracking_provider
configuration/timetracking/list: GET get_all_time_tracking_providers
configuration/timetracking/options: GET get_time_tracking_settings
customFieldOption/{k}: GET get_custom_field_option
dashboard: GET get_dashboards | /{k}: GET get_dashboard
field: POST create_custom_field; GET get_all_custom_fields get_all_fields | /search: GET get_custom_fields
field/{k}/context/{k}/option: POST add_custom_field_option; GET get_custom_field_option_context
filter: POST create_filter | /{k}: DELETE delete_filter; PUT edit_filter update_filter; GET get_filter
filter/{k}/permission: POST add_filter_share_permission; GET get_filter_share_permissions | /{k}: DELETE delete_filter_share_permission
group: POST create_group; DELETE remove_group | /member: GET get_all_users_from_group | /user: POST add_user_to_group; DELETE remove_user_from_group
groups/picker: GET get_groups
issue: POST create_issue issue_create | /bulk: POST create_issues | /createmeta: GET issue_createmeta
issue/createmeta/{k}/issuetypes: GET issue_createmeta_issuetypes | /{k}: GET issue_createmeta_fieldtypes
issue/{k}: PUT bulk_update_issue_field edit_issue issue_field_value_append issue_update label_issue unlabel_issue update_issue update_issue_field; DELETE delete_issue; GET download_attachments_from_issue download_issue_attachments get_all_attachment_contents get_attachments_ids_from_issue get_issue get_issue_labels get_issue_status_changelog get_issue_tree_recursive issue issue_exists issue_field_value issue_fields scrap_regex_from_issue
issue/{k}/assignee: PUT assign_issue
issue/{k}/attachments: POST add_attachment add_attachment_object
issue/{k}/changelog: GET get_issue_changelog
issue/{k}/comment: POST issue_add_comment; GET issue_get_comments | /{k}: PUT issue_edit_comment; GET issue_get_comment
issue/{k}/editmeta: GET issue_editmeta
issue/{k}/properties: GET get_issue_property_keys | /{k}: DELETE delete_issue_property; GET get_issue_property; PUT set_issue_property
issue/{k}/remotelink: POST create_or_update_issue_remote_links
issue/{k}/remotelink/{k}: DELETE delete_issue_remote_link_by_id; GET get_issue_remote_link_by_id get_issue_remote_links get_issue_remotelinks; PUT update_issue_remote_link_by_id
issue/{k}/transitions: GET get_issue_transitions get_issue_transitions_full; POST issue_transition set_issue_status set_issue_status_by_transition_id set_issue_status_by_transition_name
issue/{k}/watchers: POST issue_add_watcher; DELETE issue_delete_watcher; GET issue_get_watchers
issue/{k}/worklog: POST issue_add_json_worklog issue_worklog; GET issue_get_worklog
issueLink: POST create_issue_link | /{k}: GET get_issue_link; DELETE remove_issue_link
issueLinkType: POST create_issue_link_type create_issue_link_type_by_json
issueLinkType/{k}: DELETE delete_issue_link_type; GET get_issue_link_type; PUT update_issue_link_type
issuesecurityschemes/{k}: GET get_issue_security_scheme
issuetype: POST create_issue_type; GET get_issue_types
issuetypescheme: POST create_issuetype_scheme
jql/autocompletedata: GET get_autocomplete_data | /suggestions: GET get_autocomplete_suggestion
jql/match: POST match_jql
mypermissions: GET get_permissions
myself: GET myself
notificationscheme: GET get_all_notification_schemes get_notification_schemes | /{k}: GET get_notification_scheme
permissions: GET get_all_permissions
permissionscheme: POST create_permission_scheme | /{k}: GET get_permissionscheme; PUT update_permissionscheme
permissionscheme/{k}/permission: POST set_permissionscheme_grant
priority: GET get_all_priorities | /{k}: GET get_priority_by_id
project: POST create_project_from_raw_json; GET get_all_projects projects | /type: GET get_all_project_types
project/{k}: PUT assign_project_notification_scheme update_project update_project_category_for_project; DELETE delete_project; GET get_project project
project/{k}/components: GET get_project_components
project/{k}/issuesecuritylevelscheme: GET get_project_issue_security_scheme
project/{k}/notificationscheme: GET get_notification_scheme_for_project get_project_notification_scheme
project/{k}/permissionscheme: GET get_project_permission_scheme
project/{k}/role: GET get_project_roles | /{k}: POST add_project_actor_in_role add_user_into_project_role; DELETE delete_project_actors
project/{k}/securitylevel: GET get_security_level_for_project
project/{k}/statuses: GET get_status_for_project
project/{k}/version: GET get_project_versions_paginated
project/{k}/versions: GET get_project_versions
projectCategory: GET get_all_project_categories
projectvalidate/key: GET get_project_validated_key
resolution: GET get_all_resolutions | /{k}: GET get_resolution_by_id
role: GET get_all_global_project_roles
screens: GET get_all_screens | /{k}/availableFields: GET get_all_available_screen_fields | /{k}/tabs: GET get_screen_tabs
screens/{k}/tabs/{k}/fields: POST add_field; GET get_screen_tab_fields
search/approximate-count: POST approximate_issue_count
search/jql: GET get_all_project_issues get_project_issuekey_all get_project_issuekey_last get_project_issues_count jql jql_get_list_of_tickets
serverInfo: GET get_server_info
status: GET get_all_statuses
user: GET is_active_user is_user_in_application user; POST user_create; DELETE user_remove
user/assignable/search: GET get_all_assignable_users_for_project get_assignable_users_for_issue
user/groups: GET get_user_groups
user/properties/{k}: DELETE user_delete_property; GET user_property
user/search: GET user_find_by_user_string
user/viewissue/search: GET get_users_with_browse_permission_to_a_project
users/search: GET users_get_all
version: POST add_version | /{k}: DELETE delete_version; GET get_version; PUT update_version | /{k}/move: POST move_version
workflow: GET get_all_workflows | /rule/config: GET get_workflow_transition_rule_configurations | /search: GET get_workflows_paginated
worklog/deleted: GET get_deleted_worklogs
worklog/list: POST get_worklogs
worklog/updated: GET get_updated_worklogs
`);
