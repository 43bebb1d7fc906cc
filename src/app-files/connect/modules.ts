import {
  at,
  type Entry,
  entriesOf,
  entryOf,
  itemsOf,
  type Node,
  type ObjectNode,
  textOf,
  wordFor,
} from '../document/node.ts';
import type { LintReport } from '../finding.ts';
import { loadManifestShape, type ShapeParts } from '../schema/shape.ts';
import { checkModuleShape } from './module-shape.ts';
import { confluenceModules } from './product.ts';

/** Module types of Jira and Jira Service Management; source: the module names known to @forge/manifest 13.7.0. */
const moduleTypes =
  'keyboardShortcuts adminPages webPanels webhooks postInstallPage webSections generalPages webItems configurePage dialogs jiraEntityProperties jiraFeatureFlagInfoProvider jiraProjectPermissions jiraProjectPages jiraSearchRequestViews jiraIssueGlances jiraIssueTabPanels jiraBuildInfoProvider jiraWorkflowConditions jiraProjectAdminTabPanels jiraWorkflowValidators jiraRemoteLinkInfoProvider jiraSecurityInfoProvider jiraBackgroundScripts jiraDeploymentInfoProvider jiraReports jiraIssueContexts jiraDashboardItems jiraWorkflowPostFunctions jiraIssueContents jiraDevelopmentTool jiraProjectTabPanels jiraGlobalPermissions jiraIssueFields jiraIssueTypes jiraTimeTrackingProviders serviceDeskPortalHeaders serviceDeskPortalSubHeaders serviceDeskPortalFooters serviceDeskPortalRequestCreatePropertyPanels serviceDeskPortalRequestViewDetailsPanels serviceDeskPortalRequestViewPanels serviceDeskPortalProfilePanels serviceDeskQueues serviceDeskReports serviceDeskOrganizationPanels serviceDeskReportGroups serviceDeskQueueGroups serviceDeskPortalUserMenuActions serviceDeskPortalProfileActions serviceDeskPortalRequestViewActions serviceDeskOrganizationActions automationActions jiraDeploymentGating assetPanels jiraJqlFunctions cloudAppMigration translations jiraOperationsInfoProvider jiraDevOpsComponentProvider'.split(
    ' ',
  );

/** Types of early Connect that Jira shows no longer, with what to do. */
const removedTypes = new Map([
  [
    'jiraProfileTabPanels',
    'Jira no longer shows jiraProfileTabPanels: make a general page, and link to it from the menu of the profile.',
  ],
  [
    'jiraProjectTabPanels',
    'jiraProjectTabPanels is deprecated since 2017-10-01: use web items, web panels or jiraProjectPages in the sidebar of the project.',
  ],
]);
const removedSource = 'https://developer.atlassian.com/cloud/jira/software/modules/tab-panel/';

const single = ['configurePage', 'postInstallPage'];
/** Declared without a key of their own. */
const keyless = ['webhooks', 'jiraEntityProperties', 'cloudAppMigration', 'translations'];
const keySource = 'https://developer.atlassian.com/cloud/jira/software/modules/project-admin-tab-panel';
const modulesSource = 'https://developer.atlassian.com/cloud/jira/platform/about-jira-modules/';
const contextSource = 'https://developer.atlassian.com/cloud/jira/platform/context-parameters';

const checkKey = (module: Node, type: string, seen: Map<string, string>, report: LintReport): void => {
  const node = at(module, 'key');
  if (node === undefined) {
    if (!keyless.includes(type))
      report.error('module-key-missing', module, `A module of ${type} has no key.`);
    return;
  }
  const key = textOf(node);
  if (key === undefined) report.error('wrong-type', node, 'A module key must be a text.');
  else if (key.length > 100 || !/^[a-zA-Z0-9-]+$/.test(key))
    report.error(
      'module-key-malformed',
      node,
      `Module key "${key}" must consist of at most 100 letters, digits and hyphens.`,
      {
        source: keySource,
      },
    );
  else if (seen.has(key))
    report.error('module-key-duplicate', node, `Module key "${key}" is used by ${seen.get(key)} already.`);
  else seen.set(key, type);
};

const checkUrl = (module: Node, report: LintReport): void => {
  const node = at(module, 'url');
  const url = textOf(node);
  if (node === undefined || url === undefined) return;
  const removed = /\{(user_id|user_key|user\.id|user\.key)\}/.exec(url);
  if (removed)
    report.error(
      'context-parameter-removed',
      node,
      `${removed[0]} is no longer filled in: read the sub claim of the token.`,
      {
        source: contextSource,
      },
    );
  if (/^http:\/\//i.test(url)) report.error('module-url-not-https', node, 'A module URL must not be http.');
};

const checkType = (
  { key, keyAt, value }: Entry,
  seen: Map<string, string>,
  shape: ShapeParts,
  report: LintReport,
): void => {
  const removed = removedTypes.get(key);
  if (removed !== undefined) report.warning('module-type-removed', keyAt, removed, { source: removedSource });
  else if (/^[a-z]+:/.test(key))
    report.warning(
      'unknown-module-type',
      keyAt,
      `${key} is written as a module type of Forge: a descriptor has types such as generalPages and webPanels, and Jira knows none of this name.`,
      { source: modulesSource },
    );
  else if (!moduleTypes.includes(key) && !confluenceModules.includes(key)) {
    const nearest = report.nearest(key, moduleTypes);
    if (nearest !== null)
      report.warning(
        'unknown-module-type',
        keyAt,
        `${key} is no module type of Jira. Did you mean ${nearest}?`,
      );
    else report.note('unknown-module-type', keyAt, `${key} is no module type of Jira known here.`);
  }
  if (single.includes(key)) {
    if (value.kind !== 'object')
      report.error('wrong-type', value, `${key} must be one object, not ${wordFor(value)}.`);
    else {
      checkKey(value, key, seen, report);
      checkUrl(value, report);
      checkModuleShape(key, value, shape, report);
    }
    return;
  }
  // Providers of data are one object, pages and the like a list.
  for (const module of value.kind === 'object' ? [value] : itemsOf(value)) {
    if (module.kind !== 'object') {
      report.error('wrong-type', module, `A module of ${key} must be an object, not ${wordFor(module)}.`);
      continue;
    }
    checkKey(module, key, seen, report);
    checkUrl(module, report);
    checkModuleShape(key, module, shape, report);
  }
};

/** `modules`: known types, keys that are there, well-formed and used once, URLs without removed parameters. */
export const checkModules = (root: ObjectNode, report: LintReport): void => {
  const entry = entryOf(root, 'modules');
  const seen = new Map<string, string>();
  const { parts } = loadManifestShape();
  for (const type of entriesOf(entry?.value)) checkType(type, seen, parts, report);
};
