/**
 * Reads of the platform whose answer is documented as a list, and as a page with its entries in `values`; below `/rest/api/{version}/`. From the
 * OpenAPI document of November 2026 (test/simulated-jira/documented/forms.json holds it against these).
 */
export const lists: ReadonlySet<string> = wordsOf(`
  application-properties application-properties/advanced-settings applicationrole
  configuration/timetracking/list events field filter/favourite filter/my filter/{id}/columns
  filter/{id}/permission issuetype issuetype/project issuetype/{id}/alternatives priority project
  project/recent project/type project/type/accessible project/{projectIdOrKey}/components
  project/{projectIdOrKey}/roledetails project/{projectIdOrKey}/statuses project/{projectIdOrKey}/versions
  projectCategory resolution role screens/{screenId}/availableFields screens/{screenId}/tabs
  screens/{screenId}/tabs/{tabId}/fields settings/columns status statuscategory statuses statuses/byNames
  user/assignable/multiProjectSearch user/assignable/search user/bulk/migration user/columns user/groups
  user/permission/search user/search user/viewissue/search users users/search version/{id}/relatedwork
  workflow
`);

export const pages: ReadonlySet<string> = wordsOf(`
  app/field/{fieldIdOrKey}/context/configuration component config/fieldschemes
  config/fieldschemes/projects config/fieldschemes/{id}/fields config/fieldschemes/{id}/projects
  dashboard/search field/search field/search/trashed field/{fieldId}/context
  field/{fieldId}/context/defaultValue field/{fieldId}/context/issuetypemapping
  field/{fieldId}/context/projectmapping field/{fieldId}/context/{contextId}/option
  field/{fieldId}/contexts field/{fieldId}/screens field/{fieldKey}/option
  field/{fieldKey}/option/suggestions/edit field/{fieldKey}/option/suggestions/search fieldconfiguration
  fieldconfiguration/{id}/fields fieldconfigurationscheme fieldconfigurationscheme/mapping
  fieldconfigurationscheme/project filter/search group/bulk group/member issue/{issueIdOrKey}/changelog
  issuesecurityschemes/level issuesecurityschemes/level/member issuesecurityschemes/project
  issuesecurityschemes/search issuesecurityschemes/{issueSecuritySchemeId}/members issuetypescheme
  issuetypescheme/mapping issuetypescheme/project issuetypescreenscheme issuetypescreenscheme/mapping
  issuetypescreenscheme/project issuetypescreenscheme/{issueTypeScreenSchemeId}/project
  jql/function/computation label notificationscheme notificationscheme/project plans/plan
  plans/plan/{planId}/team priority/search priorityscheme priorityscheme/priorities/available
  priorityscheme/{schemeId}/priorities priorityscheme/{schemeId}/projects project/search
  project/{projectIdOrKey}/component project/{projectIdOrKey}/version projects/fields resolution/search
  screens screenscheme statuses/search uiModifications user/bulk user/search/query user/search/query/key
  webhook workflow/rule/config workflow/search workflows/search workflowscheme
`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
