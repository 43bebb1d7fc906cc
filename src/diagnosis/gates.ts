/** What Jira checks a call for, in its order; a call that fails at one gate is not looked at by the later ones. */
export const gates = [
  'network',
  'edge',
  'address',
  'route',
  'credential-form',
  'credential',
  'account',
  'app',
  'door',
  'scope',
  'global-permission',
  'project-permission',
  'content',
  'quota',
  'platform',
] as const;
export type Gate = (typeof gates)[number];
