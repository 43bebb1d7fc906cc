import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { type Backend, type BackendOptions, startBackend } from '../../main.ts';
import type { Scenario } from '../../simulated-jira/scenarios/scenario.ts';
import { type SimulatedJira, startSimulatedJira } from '../../simulated-jira/start.ts';
import { DemoFailed } from './door.ts';
import { readForgeAppId } from './forge-door.ts';

export interface Stage {
  readonly jira: SimulatedJira;
  readonly backend: Backend;
  /** Stops both and removes the demo's database. */
  close(): Promise<void>;
}

export interface StageDirections {
  readonly scenario: Scenario;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly backend?: BackendOptions;
}

/** A simulated site in the given state of affairs and the backend beside it, on a database of its own. */
export async function setStage({ scenario, env, backend: options }: StageDirections): Promise<Stage> {
  const jira = await startSimulatedJira({ scenario });
  const folder = mkdtempSync(join(tmpdir(), 'clearance-demo-'));
  const port = Number(env.PORT) || (await freePort());
  const reading = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
    SITE_HOSTS: 'localhost:*',
    CONNECT_INSTALL_KEYS_URL: jira.installKeysUrl,
    CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
    CONNECT_BRIDGE_URL: jira.bridgeUrl,
    ATLASSIAN_API_URL: jira.apiUrl,
    ATLASSIAN_AUTH_URL: jira.authUrl,
    FORGE_APP_ID: readForgeAppId(),
    FORGE_JWKS_URL: jira.forgeJwksUrl,
    LOG_LEVEL: env.LOG_LEVEL ?? 'error',
  });
  if (!reading.ok) throw new DemoFailed(reading.problems.join('\n'));
  const backend = await startBackend(reading.config, {
    logTo: pino.destination({ dest: 2, sync: true }),
    ...options,
  });
  return {
    jira,
    backend,
    async close() {
      await backend.close();
      await jira.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
