export const appId = 'ari:cloud:ecosystem::app/7a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d';

/** A manifest with everything the platform calls; `scopes` as they stand under permissions. */
export const manifestWith = (scopes: string, more = ''): string => `
app:
  id: ${appId}
  name: Witness
remotes:
  - key: backend
    baseUrl: https://example.com
    operations: [compute]
modules:
  jira:adminPage:
    - key: panel
      title: Witness
      resource: panel
      resolver: { endpoint: api }
  endpoint:
    - key: api
      remote: backend
      auth: { appSystemToken: { enabled: true }, appUserToken: { enabled: true } }
    - key: events
      remote: backend
      route: { path: /forge/events }
      auth: { appSystemToken: { enabled: true }, appUserToken: { enabled: true } }
  trigger:
    - key: lifecycle
      endpoint: events
      events: [avi:forge:installed:app, avi:forge:upgraded:app]
  scheduledTrigger:
    - { key: recheck, endpoint: events, interval: hour }
  preUninstall:
    - { key: farewell, endpoint: events }
resources:
  - { key: panel, path: panel }
permissions:
  scopes: ${scopes}
${more}`;

export const usualScopes = '[read:jira-work, read:jira-user, read:app-system-token, read:app-user-token]';
