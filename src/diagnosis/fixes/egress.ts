import { type EgressPlatform, egressIn } from '../../jira-facts/index.ts';
import type { FixSteps } from '../finding.ts';
import { spoken } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import { links } from './links.ts';
import { administrator, developer, owner } from './steps.ts';

/** Where each platform is told which hosts its programs may call. */
const lettingOut: Readonly<Record<EgressPlatform, FixSteps>> = {
  forge: [
    developer(
      'Add the host to permissions.external.fetch.backend in manifest.yml, and deploy: Forge calls no other.',
      links.forgeEgress,
    ),
    administrator('Approve the new version of the app: a host is let through when it is approved.'),
  ],
  'google-apps-script': [
    owner(
      'Add https://www.googleapis.com/auth/script.external_request to oauthScopes in appsscript.json, run the function once in the editor of the script, and consent.',
      'https://developers.google.com/apps-script/concepts/scopes#setting_explicit_scopes',
    ),
    owner(
      'Where the message names an administrator: have the administrator of Google Workspace allow the host for Apps Script.',
    ),
  ],
  'claude-code': [
    owner(
      'Add the host to the allowed domains under the network access of the environment that the agent runs in, and start a new session.',
      'https://docs.claude.com/en/docs/claude-code/claude-code-on-the-web',
    ),
  ],
  'copilot-agent': [
    owner(
      'Repository → Settings → Copilot → Coding agent: add the host to the custom allowlist of the firewall.',
      'https://docs.github.com/en/copilot/how-tos/use-copilot-agents/coding-agent/customize-the-agent-firewall',
    ),
  ],
  salesforce: [
    owner(
      'Salesforce → Setup → Security → Remote Site Settings → New Remote Site: enter the address that is called; or call through a named credential.',
      'https://developer.salesforce.com/docs/platform/apex-dev/references/apex-dev/apex-callouts.html',
    ),
  ],
  'oracle-database': [
    owner(
      'As administrator of the database: DBMS_NETWORK_ACL_ADMIN.APPEND_HOST_ACE with the privileges connect and http for the host, for the user whose package calls.',
      'https://docs.oracle.com/en/database/oracle/oracle-database/23/arpls/DBMS_NETWORK_ACL_ADMIN.html',
    ),
  ],
  deno: [
    owner(
      'Run the program with --allow-net=HOST, HOST being the host it calls.',
      'https://docs.deno.com/runtime/fundamentals/security/',
    ),
  ],
};

/** For a program whose own platform keeps the call in. */
export const letOut = ({ at }: Reading): FixSteps =>
  lettingOut[egressIn(spoken(at.body, at.headers))?.platform ?? 'forge'];
