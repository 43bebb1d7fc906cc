/**
 * Path of each reading operation, and the names that Atlassian documents in its answer, or in an entry of the list or page that it
 * answers with. Written by scripts/documented-members.mjs.
 */
export const documentedMembers = `
/builds/0.1/pipelines/{pipelineId}/builds/{buildNumber} schemaVersion pipelineId buildNumber updateSequenceNumber displayName description label url state lastUpdated issueKeys testInfo references
/deployments/0.1/pipelines/{pipelineId}/environments/{environmentId}/deployments/{deploymentSequenceNumber} deploymentSequenceNumber updateSequenceNumber issueKeys associations displayName url description lastUpdated label state pipeline environment commands schemaVersion
/deployments/0.1/pipelines/{pipelineId}/environments/{environmentId}/deployments/{deploymentSequenceNumber}/gating-status deploymentSequenceNumber pipelineId environmentId updatedTimestamp gatingStatus details
/devinfo/0.10/existsByProperties hasDataMatchingProperties
/devinfo/0.10/repository/{repositoryId} name description forkOf url commits branches pullRequests avatar avatarDescription id updateSequenceId
/featureflags/0.1/flag/{featureFlagId} schemaVersion id key updateSequenceId displayName issueKeys summary details
/remotelinks/1.0/remotelink/{remoteLinkId} schemaVersion id updateSequenceNumber displayName url type description lastUpdated associations status actionIds attributeMap
/rest/agile/1.0/board id self name type admins location canEdit isPrivate favourite
/rest/agile/1.0/board/filter/{filterId} id self name
/rest/agile/1.0/board/{boardId} id self name type admins location canEdit isPrivate favourite
/rest/agile/1.0/board/{boardId}/backlog expand startAt maxResults total issues warningMessages names schema
/rest/agile/1.0/board/{boardId}/configuration id name type self location filter subQuery columnConfig estimation ranking
/rest/agile/1.0/board/{boardId}/features features
/rest/agile/1.0/board/{boardId}/issue expand startAt maxResults total issues warningMessages names schema
/rest/agile/1.0/board/{boardId}/quickfilter id boardId name jql description position
/rest/agile/1.0/board/{boardId}/quickfilter/{quickFilterId} id boardId name jql description position
/rest/agile/1.0/board/{boardId}/reports reports
/rest/api/3/announcementBanner hashId isDismissible isEnabled message visibility
/rest/api/3/app/field/{fieldIdOrKey}/context/configuration configuration fieldContextId id schema
/rest/api/3/application-properties allowedValues defaultValue desc example id key name type value
/rest/api/3/application-properties/advanced-settings allowedValues defaultValue desc example id key name type value
/rest/api/3/applicationrole defaultGroups defaultGroupsDetails defined groupDetails groups hasUnlimitedSeats key name numberOfSeats platform remainingSeats selectedByDefault userCount userCountDescription
/rest/api/3/applicationrole/{key} defaultGroups defaultGroupsDetails defined groupDetails groups hasUnlimitedSeats key name numberOfSeats platform remainingSeats selectedByDefault userCount userCountDescription
/rest/api/3/attachment/meta enabled uploadLimit
/rest/api/3/attachment/{id} author content created filename id mimeType properties self size thumbnail
/rest/api/3/attachment/{id}/expand/human entries id mediaType name totalEntryCount
/rest/api/3/attachment/{id}/expand/raw entries totalEntryCount
/rest/api/3/auditing/record limit offset records total
/rest/api/3/avatar/{type}/system system
/rest/api/3/bulk/issues/fields endingBefore fields startingAfter
/rest/api/3/bulk/issues/transition availableTransitions endingBefore startingAfter
/rest/api/3/bulk/queue/{taskId} created failedAccessibleIssues invalidOrInaccessibleIssueCount processedAccessibleIssues progressPercent started status submittedBy taskId totalIssueCount updated
/rest/api/3/classification-levels classifications
/rest/api/3/comment/{commentId}/properties keys
/rest/api/3/comment/{commentId}/properties/{propertyKey} key value
/rest/api/3/component ari description id metadata name self
/rest/api/3/component/{id} ari assignee assigneeType description id isAssigneeTypeValid lead leadAccountId leadUserName metadata name project projectId realAssignee realAssigneeType self
/rest/api/3/component/{id}/relatedIssueCounts issueCount self
/rest/api/3/config/fieldschemes description id isDefault links matchedFilters name
/rest/api/3/config/fieldschemes/projects projectId schemeId
/rest/api/3/config/fieldschemes/{id} description id isDefault links name
/rest/api/3/config/fieldschemes/{id}/fields allowedOperations fieldId parameters restrictedToWorkTypes workTypeParameters
/rest/api/3/config/fieldschemes/{id}/fields/{fieldId}/parameters fieldId parameters workTypeParameters
/rest/api/3/config/fieldschemes/{id}/projects id name
/rest/api/3/configuration attachmentsEnabled issueLinkingEnabled subTasksEnabled timeTrackingConfiguration timeTrackingEnabled unassignedIssuesAllowed votingEnabled watchingEnabled
/rest/api/3/configuration/timetracking key name url
/rest/api/3/configuration/timetracking/list key name url
/rest/api/3/configuration/timetracking/options defaultUnit timeFormat workingDaysPerWeek workingHoursPerDay
/rest/api/3/customFieldOption/{id} self value
/rest/api/3/dashboard dashboards maxResults next prev startAt total
/rest/api/3/dashboard/gadgets gadgets
/rest/api/3/dashboard/search automaticRefreshMs description editPermissions id isFavourite isWritable name owner popularity rank self sharePermissions systemDashboard view
/rest/api/3/dashboard/{dashboardId}/gadget gadgets
/rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties keys
/rest/api/3/dashboard/{dashboardId}/items/{itemId}/properties/{propertyKey} key value
/rest/api/3/dashboard/{id} automaticRefreshMs description editPermissions id isFavourite isWritable name owner popularity rank self sharePermissions systemDashboard view
/rest/api/3/data-policy anyContentBlocked
/rest/api/3/data-policy/project projectDataPolicies
/rest/api/3/events id name
/rest/api/3/field clauseNames custom id key name navigable orderable schema scope searchable
/rest/api/3/field/search contextsCount description id isLocked isUnscreenable key lastUsed name projectsCount schema screensCount searcherKey stableId typeDisplayName
/rest/api/3/field/search/trashed contextsCount description id isLocked isUnscreenable key lastUsed name projectsCount schema screensCount searcherKey stableId typeDisplayName
/rest/api/3/field/{fieldId}/context description id isAnyIssueType isGlobalContext name
/rest/api/3/field/{fieldId}/context/defaultValue cascadingOptionId contextId optionId type optionIds accountId userFilter accountIds groupId groupIds date useCurrent dateTime url projectId number labels text versionId versionOrder versionIds values object
/rest/api/3/field/{fieldId}/context/issuetypemapping contextId isAnyIssueType issueTypeId
/rest/api/3/field/{fieldId}/context/projectmapping contextId isGlobalContext projectId
/rest/api/3/field/{fieldId}/context/{contextId}/option disabled id optionId value
/rest/api/3/field/{fieldId}/contexts id name scope
/rest/api/3/field/{fieldId}/screens description id name scope tab
/rest/api/3/field/{fieldKey}/option config id properties value
/rest/api/3/field/{fieldKey}/option/suggestions/edit config id properties value
/rest/api/3/field/{fieldKey}/option/suggestions/search config id properties value
/rest/api/3/field/{fieldKey}/option/{optionId} config id properties value
/rest/api/3/fieldconfiguration description name
/rest/api/3/fieldconfiguration/{id}/fields description id isHidden isRequired renderer
/rest/api/3/fieldconfigurationscheme description id name
/rest/api/3/fieldconfigurationscheme/mapping fieldConfigurationId fieldConfigurationSchemeId issueTypeId
/rest/api/3/fieldconfigurationscheme/project fieldConfigurationScheme projectIds
/rest/api/3/filter/defaultShareScope scope
/rest/api/3/filter/favourite approximateLastUsed description editPermissions favourite favouritedCount id jql name owner searchUrl self sharePermissions sharedUsers subscriptions viewUrl
/rest/api/3/filter/my approximateLastUsed description editPermissions favourite favouritedCount id jql name owner searchUrl self sharePermissions sharedUsers subscriptions viewUrl
/rest/api/3/filter/search approximateLastUsed description editPermissions expand favourite favouritedCount id jql name owner searchUrl self sharePermissions subscriptions viewUrl
/rest/api/3/filter/{id} approximateLastUsed description editPermissions favourite favouritedCount id jql name owner searchUrl self sharePermissions sharedUsers subscriptions viewUrl
/rest/api/3/filter/{id}/columns label value
/rest/api/3/filter/{id}/permission group id project role type user
/rest/api/3/filter/{id}/permission/{permissionId} group id project role type user
/rest/api/3/group expand groupId name self users
/rest/api/3/group/bulk groupId name
/rest/api/3/group/member accountId accountType active avatarUrls displayName emailAddress key name self timeZone
/rest/api/3/groups/picker groups header total
/rest/api/3/groupuserpicker groups users
/rest/api/3/instance/license applications
/rest/api/3/issue/createmeta expand projects
/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes createMetaIssueType issueTypes maxResults startAt total
/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId} fields maxResults results startAt total
/rest/api/3/issue/limit/report issuesApproachingLimit issuesBreachingLimit limits
/rest/api/3/issue/picker sections
/rest/api/3/issue/{issueIdOrKey} changelog editmeta expand fields fieldsToInclude id key names operations properties renderedFields schema self transitions versionedRepresentations
/rest/api/3/issue/{issueIdOrKey}/changelog author created historyMetadata id items
/rest/api/3/issue/{issueIdOrKey}/comment comments maxResults startAt total
/rest/api/3/issue/{issueIdOrKey}/comment/{id} author body created id jsdAuthorCanSeeRequest jsdPublic properties renderedBody self updateAuthor updated visibility
/rest/api/3/issue/{issueIdOrKey}/editmeta fields
/rest/api/3/issue/{issueIdOrKey}/properties keys
/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey} key value
/rest/api/3/issue/{issueIdOrKey}/remotelink application globalId id object relationship self
/rest/api/3/issue/{issueIdOrKey}/remotelink/{linkId} application globalId id object relationship self
/rest/api/3/issue/{issueIdOrKey}/transitions expand transitions
/rest/api/3/issue/{issueIdOrKey}/votes hasVoted self voters votes
/rest/api/3/issue/{issueIdOrKey}/watchers isWatching self watchCount watchers
/rest/api/3/issue/{issueIdOrKey}/worklog maxResults startAt total worklogs
/rest/api/3/issue/{issueIdOrKey}/worklog/{id} author comment created id issueId properties self started timeSpent timeSpentSeconds updateAuthor updated visibility
/rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties keys
/rest/api/3/issue/{issueIdOrKey}/worklog/{worklogId}/properties/{propertyKey} key value
/rest/api/3/issueLink/{linkId} id inwardIssue outwardIssue self type
/rest/api/3/issueLinkType issueLinkTypes
/rest/api/3/issueLinkType/{issueLinkTypeId} id inward name outward self
/rest/api/3/issuesecurityschemes issueSecuritySchemes
/rest/api/3/issuesecurityschemes/level description id isDefault issueSecuritySchemeId name self
/rest/api/3/issuesecurityschemes/level/member holder id issueSecurityLevelId issueSecuritySchemeId managed
/rest/api/3/issuesecurityschemes/project issueSecuritySchemeId projectId
/rest/api/3/issuesecurityschemes/search defaultLevel description id name projectIds self
/rest/api/3/issuesecurityschemes/{id} defaultSecurityLevelId description id levels name self
/rest/api/3/issuesecurityschemes/{issueSecuritySchemeId}/members holder id issueSecurityLevelId
/rest/api/3/issuetype avatarId description entityId hierarchyLevel iconUrl id name scope self subtask
/rest/api/3/issuetype/project avatarId description entityId hierarchyLevel iconUrl id name scope self subtask
/rest/api/3/issuetype/{id} avatarId description entityId hierarchyLevel iconUrl id name scope self subtask
/rest/api/3/issuetype/{id}/alternatives avatarId description entityId hierarchyLevel iconUrl id name scope self subtask
/rest/api/3/issuetype/{issueTypeId}/properties keys
/rest/api/3/issuetype/{issueTypeId}/properties/{propertyKey} key value
/rest/api/3/issuetypescheme defaultIssueTypeId description id isDefault name
/rest/api/3/issuetypescheme/mapping issueTypeId issueTypeSchemeId
/rest/api/3/issuetypescheme/project issueTypeScheme projectIds
/rest/api/3/issuetypescreenscheme description id name
/rest/api/3/issuetypescreenscheme/mapping issueTypeId issueTypeScreenSchemeId screenSchemeId
/rest/api/3/issuetypescreenscheme/project issueTypeScreenScheme projectIds
/rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/project avatarUrls id key name projectCategory projectTypeKey self simplified
/rest/api/3/jql/autocompletedata jqlReservedWords visibleFieldNames visibleFunctionNames
/rest/api/3/jql/autocompletedata/suggestions results
/rest/api/3/jql/function/computation arguments created error field functionKey functionName id operator updated used value
/rest/api/3/license/approximateLicenseCount key value
/rest/api/3/license/approximateLicenseCount/product/{applicationKey} key value
/rest/api/3/mypermissions permissions
/rest/api/3/mypreferences/locale locale
/rest/api/3/myself accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/notificationscheme description expand id name notificationSchemeEvents projects scope self
/rest/api/3/notificationscheme/project notificationSchemeId projectId
/rest/api/3/notificationscheme/{id} description expand id name notificationSchemeEvents projects scope self
/rest/api/3/permissions permissions
/rest/api/3/permissionscheme permissionSchemes
/rest/api/3/permissionscheme/{schemeId} description expand id name permissions scope self
/rest/api/3/permissionscheme/{schemeId}/permission expand permissions
/rest/api/3/permissionscheme/{schemeId}/permission/{permissionId} holder id permission self
/rest/api/3/plans/plan id issueSources name scenarioId status
/rest/api/3/plans/plan/{planId} crossProjectReleases customFields exclusionRules id issueSources lastSaved leadAccountId name permissions scheduling status
/rest/api/3/plans/plan/{planId}/team id name type
/rest/api/3/plans/plan/{planId}/team/atlassian/{atlassianTeamId} capacity id issueSourceId planningStyle sprintLength
/rest/api/3/plans/plan/{planId}/team/planonly/{planOnlyTeamId} capacity id issueSourceId memberAccountIds name planningStyle sprintLength
/rest/api/3/priority avatarId description iconUrl id isDefault name schemes self statusColor
/rest/api/3/priority/search avatarId description iconUrl id isDefault name schemes self statusColor
/rest/api/3/priority/{id} avatarId description iconUrl id isDefault name schemes self statusColor
/rest/api/3/priorityscheme default defaultPriorityId description id isDefault name priorities projects self
/rest/api/3/priorityscheme/priorities/available description iconUrl id isDefault name self sequence statusColor
/rest/api/3/priorityscheme/{schemeId}/priorities description iconUrl id isDefault name self sequence statusColor
/rest/api/3/priorityscheme/{schemeId}/projects archived archivedBy archivedDate assigneeType avatarUrls components deleted deletedBy deletedDate description email expand favourite id insight isPrivate issueTypeHierarchy issueTypes key landingPageInfo lead name permissions projectCategory projectTypeKey properties retentionTillDate roles self simplified style url uuid versions
/rest/api/3/project archived archivedBy archivedDate assigneeType avatarUrls components deleted deletedBy deletedDate description email expand favourite id insight isPrivate issueTypeHierarchy issueTypes key landingPageInfo lead name permissions projectCategory projectTypeKey properties retentionTillDate roles self simplified style url uuid versions
/rest/api/3/project-template/live-template archetype defaultBoardView description liveTemplateProjectIdReference name projectTemplateKey snapshotTemplate templateGenerationOptions type
/rest/api/3/project/recent archived archivedBy archivedDate assigneeType avatarUrls components deleted deletedBy deletedDate description email expand favourite id insight isPrivate issueTypeHierarchy issueTypes key landingPageInfo lead name permissions projectCategory projectTypeKey properties retentionTillDate roles self simplified style url uuid versions
/rest/api/3/project/search archived archivedBy archivedDate assigneeType avatarUrls components deleted deletedBy deletedDate description email expand favourite id insight isPrivate issueTypeHierarchy issueTypes key landingPageInfo lead name permissions projectCategory projectTypeKey properties retentionTillDate roles self simplified style url uuid versions
/rest/api/3/project/type color descriptionI18nKey formattedKey icon key
/rest/api/3/project/type/accessible color descriptionI18nKey formattedKey icon key
/rest/api/3/project/type/{projectTypeKey} color descriptionI18nKey formattedKey icon key
/rest/api/3/project/type/{projectTypeKey}/accessible color descriptionI18nKey formattedKey icon key
/rest/api/3/project/{projectIdOrKey} archived archivedBy archivedDate assigneeType avatarUrls components deleted deletedBy deletedDate description email expand favourite id insight isPrivate issueTypeHierarchy issueTypes key landingPageInfo lead name permissions projectCategory projectTypeKey properties retentionTillDate roles self simplified style url uuid versions
/rest/api/3/project/{projectIdOrKey}/avatars custom system
/rest/api/3/project/{projectIdOrKey}/component assignee assigneeType description id isAssigneeTypeValid issueCount lead name project projectId realAssignee realAssigneeType self
/rest/api/3/project/{projectIdOrKey}/components ari assignee assigneeType description id isAssigneeTypeValid lead leadAccountId leadUserName metadata name project projectId realAssignee realAssigneeType self
/rest/api/3/project/{projectIdOrKey}/features features
/rest/api/3/project/{projectIdOrKey}/properties keys
/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey} key value
/rest/api/3/project/{projectIdOrKey}/role/{id} actors admin currentUserRole default description id name roleConfigurable scope self translatedName
/rest/api/3/project/{projectIdOrKey}/roledetails admin default description id name roleConfigurable scope self translatedName
/rest/api/3/project/{projectIdOrKey}/statuses id name self statuses subtask
/rest/api/3/project/{projectIdOrKey}/version approvers archived description driver expand id issuesStatusForFixVersion moveUnfixedIssuesTo name operations overdue project projectId releaseDate released self startDate userReleaseDate userStartDate
/rest/api/3/project/{projectIdOrKey}/versions approvers archived description driver expand id issuesStatusForFixVersion moveUnfixedIssuesTo name operations overdue project projectId releaseDate released self startDate userReleaseDate userStartDate
/rest/api/3/project/{projectId}/email emailAddress emailAddressStatus
/rest/api/3/project/{projectId}/hierarchy hierarchy projectId
/rest/api/3/project/{projectKeyOrId}/issuesecuritylevelscheme defaultSecurityLevelId description id levels name self
/rest/api/3/project/{projectKeyOrId}/notificationscheme description expand id name notificationSchemeEvents projects scope self
/rest/api/3/project/{projectKeyOrId}/permissionscheme description expand id name permissions scope self
/rest/api/3/project/{projectKeyOrId}/securitylevel levels
/rest/api/3/projectCategory description id name self
/rest/api/3/projectCategory/{id} description id name self
/rest/api/3/projects/fields description fieldId isRequired projectId workTypeId
/rest/api/3/projectvalidate/key errorMessages errors status
/rest/api/3/redact/status/{jobId} bulkRedactionResponse jobStatus
/rest/api/3/resolution description id name self
/rest/api/3/resolution/search default description iconUrl id name self
/rest/api/3/resolution/{id} description id name self
/rest/api/3/role actors admin currentUserRole default description id name roleConfigurable scope self translatedName
/rest/api/3/role/{id} actors admin currentUserRole default description id name roleConfigurable scope self translatedName
/rest/api/3/role/{id}/actors actors admin currentUserRole default description id name roleConfigurable scope self translatedName
/rest/api/3/screens description id name scope
/rest/api/3/screens/{screenId}/availableFields id name
/rest/api/3/screens/{screenId}/tabs id name
/rest/api/3/screens/{screenId}/tabs/{tabId}/fields id name
/rest/api/3/screenscheme description id issueTypeScreenSchemes name screens
/rest/api/3/search expand issues maxResults names schema startAt total warningMessages
/rest/api/3/search/jql isLast issues names nextPageToken schema
/rest/api/3/securitylevel/{id} description id isDefault issueSecuritySchemeId name self
/rest/api/3/serverInfo baseUrl buildDate buildNumber deploymentType displayUrl displayUrlConfluence displayUrlServicedeskHelpCenter healthChecks scmInfo serverTime serverTimeZone serverTitle version versionNumbers
/rest/api/3/settings/columns label value
/rest/api/3/status description iconUrl id name scope self statusCategory
/rest/api/3/status/{idOrName} description iconUrl id name scope self statusCategory
/rest/api/3/statuscategory colorName id key name self
/rest/api/3/statuscategory/{idOrKey} colorName id key name self
/rest/api/3/statuses description id name scope statusCategory
/rest/api/3/statuses/byNames description id name scope statusCategory
/rest/api/3/statuses/search description id name scope statusCategory
/rest/api/3/statuses/{statusId}/project/{projectId}/issueTypeUsages issueTypes projectId statusId
/rest/api/3/statuses/{statusId}/projectUsages projects statusId
/rest/api/3/statuses/{statusId}/workflowUsages statusId workflows
/rest/api/3/task/{taskId} description elapsedRuntime finished id lastUpdate message progress result self started status submitted submittedBy
/rest/api/3/uiModifications contexts data description id name self
/rest/api/3/universal_avatar/type/{type}/owner/{entityId} custom system
/rest/api/3/user accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/assignable/multiProjectSearch accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/assignable/search accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/bulk accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/bulk/migration accountId key username
/rest/api/3/user/columns label value
/rest/api/3/user/email accountId email
/rest/api/3/user/email/bulk accountId email
/rest/api/3/user/groups groupId name self
/rest/api/3/user/permission/search accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/picker header total users
/rest/api/3/user/properties keys
/rest/api/3/user/properties/{propertyKey} key value
/rest/api/3/user/search accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/search/query accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/user/search/query/key accountId key
/rest/api/3/user/viewissue/search accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/users accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/users/search accountId accountType active appType applicationRoles avatarUrls displayName emailAddress expand groups key locale name self timeZone
/rest/api/3/version/{id} approvers archived description driver expand id issuesStatusForFixVersion moveUnfixedIssuesTo name operations overdue project projectId releaseDate released self startDate userReleaseDate userStartDate
/rest/api/3/version/{id}/relatedIssueCounts customFieldUsage issueCountWithCustomFieldsShowingVersion issuesAffectedCount issuesFixedCount self
/rest/api/3/version/{id}/relatedwork category issueId relatedWorkId title url
/rest/api/3/version/{id}/unresolvedIssueCount issuesCount issuesUnresolvedCount self
/rest/api/3/webhook events expirationDate fieldIdsFilter id issuePropertyKeysFilter jqlFilter url
/rest/api/3/webhook/failed body failureTime id url
/rest/api/3/workflow default description lastModifiedDate lastModifiedUser lastModifiedUserAccountId name scope steps
/rest/api/3/workflow/rule/config conditions postFunctions validators workflowId
/rest/api/3/workflow/search created description hasDraftWorkflow id isDefault operations projects schemes statuses transitions updated
/rest/api/3/workflow/transitions/{transitionId}/properties id key value
/rest/api/3/workflow/{workflowId}/project/{projectId}/issueTypeUsages issueTypes projectId workflowId
/rest/api/3/workflow/{workflowId}/projectUsages projects workflowId
/rest/api/3/workflow/{workflowId}/workflowSchemes workflowId workflowSchemes
/rest/api/3/workflows/capabilities connectRules editorScope forgeRules projectTypes systemRules triggerRules
/rest/api/3/workflows/defaultEditor value
/rest/api/3/workflows/search created description id isEditable loopedTransitionContainerLayout name scope startPointLayout statuses taskId transitions updated version
/rest/api/3/workflowscheme defaultWorkflow description draft id issueTypeMappings issueTypes lastModified lastModifiedUser name originalDefaultWorkflow originalIssueTypeMappings self updateDraftIfNeeded
/rest/api/3/workflowscheme/project projectIds workflowScheme
/rest/api/3/workflowscheme/{id} defaultWorkflow description draft id issueTypeMappings issueTypes lastModified lastModifiedUser name originalDefaultWorkflow originalIssueTypeMappings self updateDraftIfNeeded
/rest/api/3/workflowscheme/{id}/default updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{id}/draft defaultWorkflow description draft id issueTypeMappings issueTypes lastModified lastModifiedUser name originalDefaultWorkflow originalIssueTypeMappings self updateDraftIfNeeded
/rest/api/3/workflowscheme/{id}/draft/default updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{id}/draft/issuetype/{issueType} issueType updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{id}/draft/workflow defaultMapping issueTypes updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{id}/issuetype/{issueType} issueType updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{id}/workflow defaultMapping issueTypes updateDraftIfNeeded workflow
/rest/api/3/workflowscheme/{workflowSchemeId}/projectUsages projects workflowSchemeId
/rest/api/3/worklog/deleted properties updatedTime worklogId
/rest/api/3/worklog/updated properties updatedTime worklogId
/rest/atlassian-connect/1/addons/{addonKey}/properties keys
/rest/atlassian-connect/1/addons/{addonKey}/properties/{propertyKey} key value
/rest/atlassian-connect/1/app/module/dynamic modules
/rest/atlassian-connect/1/migration/{connectKey}/{jiraIssueFieldsKey}/task description elapsedRuntime finished id lastUpdate message progress result self started status submitted submittedBy
/rest/atlassian-connect/1/service-registry description id name organizationId revision serviceTier
/rest/forge/1/app/properties keys
/rest/forge/1/app/properties/{propertyKey} key value
`;
