import { at, itemsOf, type ObjectNode, textOf } from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { isTemplate } from './descriptor.ts';
import { isConfluenceEvent } from './product.ts';

const webhookEvents: readonly string[] =
  'jira:issue_created jira:issue_updated jira:issue_deleted issue_property_set issue_property_deleted comment_created comment_updated comment_deleted worklog_created worklog_updated worklog_deleted jira:worklog_updated issuelink_created issuelink_deleted attachment_created attachment_deleted issuetype_created issuetype_updated issuetype_deleted issue_type_created issue_type_updated issue_type_deleted project_created project_updated project_deleted project_soft_deleted project_restored_deleted project_archived project_restored_archived jira:version_created jira:version_updated jira:version_deleted jira:version_moved jira:version_released jira:version_unreleased jira:version_archived jira:version_unarchived user_created user_updated user_deleted option_voting_changed option_watching_changed option_unassigned_issues_changed option_subtasks_changed option_attachments_changed option_issuelinks_changed option_timetracking_changed option_timetracking_provider_changed board_created board_updated board_deleted board_configuration_changed sprint_created sprint_updated sprint_deleted sprint_started sprint_closed filter_created filter_updated filter_deleted component_created component_updated component_deleted custom_field_created custom_field_updated custom_field_deleted connect_addon_enabled connect_addon_disabled jira_expression_evaluation_failed report.updated'.split(
    ' ',
  );

const hookSource = 'https://developer.atlassian.com/cloud/jira/platform/modules/webhook/';

/** Webhooks: known events, and the scope READ, without which Jira refuses them. */
export const checkWebhooks = (
  root: ObjectNode,
  scopes: readonly string[],
  isJira: boolean,
  report: LintReport,
): void => {
  const webhooks = itemsOf(at(root, 'modules', 'webhooks'));
  const [first] = webhooks;
  const reads = scopes.some((scope) =>
    /^(?:read|write|delete|project_admin|space_admin|admin)$/i.test(scope),
  );
  if (first && !reads)
    report.error(
      'webhook-scope-missing',
      first,
      'Webhooks need the scope READ: Jira refuses the descriptor without it.',
      {
        fix: '"scopes": ["READ"]',
        source: hookSource,
      },
    );
  if (!isJira) return;
  for (const webhook of webhooks) {
    const event = at(webhook, 'event');
    const name = textOf(event);
    // What is filled in later may be any event.
    if (event === undefined || name === undefined || webhookEvents.includes(name) || isTemplate(name))
      continue;
    const nearest = report.nearest(name, webhookEvents);
    const known = nearest === null ? '' : ` Did you mean ${nearest}?`;
    report.warning(
      'event-unknown',
      event,
      isConfluenceEvent(name)
        ? `${name} is an event of Confluence: on a site's Jira a webhook for it is never called.`
        : `${name} is no event of Jira that is known here: a webhook for it is never called.${known}`,
      {
        ...(nearest ? { fix: JSON.stringify(nearest) } : {}),
        source: hookSource,
      },
    );
  }
};
