import type { NamedNeed, ScopeGroup } from '../operations/operation.ts';

/** What Atlassian documents of a type of Forge module: the scopes that it needs (all of one group), and others that it can use. */
interface ModuleScopes {
  readonly classic?: string;
  readonly granular?: string;
  readonly optional?: string;
  readonly source: string;
}

const page = (name: string): string =>
  `https://developer.atlassian.com/platform/forge/manifest-reference/modules/${name}/`;

const moduleScopes: Readonly<Record<string, ModuleScopes>> = {
  'jira:uiModifications': {
    classic: 'read:jira-user read:jira-work manage:jira-configuration write:jira-work',
    granular:
      'read:project:jira read:issue-type:jira read:user:jira read:user-configuration:jira read:issue:jira read:issue-status:jira read:priority:jira read:label:jira read:project.component:jira read:project-version:jira read:license:jira read:field:jira read:field-configuration:jira write:field-configuration:jira write:field.default-value:jira write:field:jira',
    // Tabs of screens; the view and the transition of a work item.
    optional:
      'manage:jira-project read:screen-tab:jira write:screen-tab:jira write:issue:jira read:issue-field-values:jira read:issue.transition:jira',
    source: page('jira-ui-modifications'),
  },
  'jira:workflowPostFunction': {
    classic: 'read:jira-work manage:jira-configuration',
    source: page('jira-workflow-post-function'),
  },
  // Without read:jira-work it is not told what a person changes in the transition.
  'jira:workflowValidator': {
    optional: 'read:jira-work manage:jira-configuration',
    source: page('jira-workflow-validator'),
  },
  'jira:workflowCondition': {
    optional: 'manage:jira-configuration',
    source: page('jira-workflow-condition'),
  },
  'jira:entityPropertySet': {
    classic: 'read:jira-work write:jira-work',
    source: page('jira-entity-property-set'),
  },
  'rovo:agentConnector': { classic: 'read:jira-work', source: page('rovo-agent-connector') },
};

/** A type of Forge module as something that takes scopes; `source` is the page that says so. */
export interface ModuleNeed extends NamedNeed {
  readonly type: string;
  readonly source: string;
}

const words = (text = ''): string[] => text.split(' ').filter((word) => word !== '');

/** What types of Forge modules take beside the calls of the app. */
export const moduleNeeds = (types: readonly string[]): ModuleNeed[] =>
  types.flatMap((type) => {
    const known = Object.hasOwn(moduleScopes, type) ? moduleScopes[type] : undefined;
    if (known === undefined) return [];
    const groups = [
      { kind: 'classic', state: 'Current', scopes: words(known.classic) },
      { kind: 'granular', state: 'Current', scopes: words(known.granular) },
    ] satisfies ScopeGroup[];
    const alternatives = groups.filter(({ scopes }) => scopes.length > 0);
    return [
      {
        type,
        name: `module ${type}`,
        connectScope: null,
        alternatives,
        noScopeNeeded: alternatives.length === 0,
        accessibleTo: { connect: true, oauth2: true, forge: true },
        // Whichever set is declared, the module may rest on it: none of them is surplus.
        optionalScopes: [...alternatives.flatMap(({ scopes }) => scopes), ...words(known.optional)],
        source: known.source,
      },
    ];
  });
