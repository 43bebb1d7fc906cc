import { forgeScopes } from './table.ts';

const productNames: Readonly<Record<string, string>> = {
  jira: 'Jira',
  'jira-software': 'Jira Software',
  'jira-service-management': 'Jira Service Management',
  servicedesk: 'Jira Service Management',
  servicemanagement: 'Assets',
  cmdb: 'Assets',
  confluence: 'Confluence',
  bitbucket: 'Bitbucket',
  compass: 'Compass',
  rovo: 'Rovo',
  loom: 'Loom',
  opsgenie: 'Opsgenie',
  talent: 'Talent',
  focus: 'Focus',
  teams: 'Atlassian Teams',
  atlassian: 'the Teamwork Graph',
  external: 'the Teamwork Graph',
  'capacity-planning': 'capacity planning',
  'customer-notes': 'customer notes',
  brie: 'backup and restore',
  realtime: 'Forge realtime',
  artifacts: 'artifacts',
  'agent-interface': 'agents',
  app: 'Forge itself',
  me: 'the Atlassian account',
  account: 'the Atlassian account',
  personal: 'the Atlassian account',
  connect: 'Connect in Forge',
};

/** `read:issue:jira` → jira, `read:confluence-content.all` → confluence, `storage:app` → app. */
const productKey = (name: string): string => {
  const parts = name.split(':');
  return parts.length > 2 ? (parts.at(-1) ?? '') : (parts[1]?.split(/[-.]/, 1)[0] ?? '');
};

/** The product a scope belongs to, in words; null when its name names none that is known. */
export const productOfScope = (name: string): string | null => {
  const key = productKey(name);
  return Object.hasOwn(productNames, key) ? (productNames[key] ?? null) : null;
};

/** Every scope a Forge manifest may declare, of every product. */
export const forgeScopeNames = (): string[] => forgeScopes.names.trim().split('\n');

/** ISO 8601 day of the list, and where it comes from. */
export const forgeScopesSource = { date: forgeScopes.date, source: forgeScopes.source } as const;
