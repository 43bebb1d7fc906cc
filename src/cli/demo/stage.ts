import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import { type Backend, startBackend } from '../../main.ts';
import { demo } from '../../simulated-jira/scenarios/demo.ts';
import { type SimulatedJira, startSimulatedJira } from '../../simulated-jira/start.ts';
import type { CliIo } from '../io.ts';
import { DemoFailed } from './door.ts';

export interface Stage {
  readonly jira: SimulatedJira;
  readonly backend: Backend;
  /** Stops both and removes the demo's database. */
  close(): Promise<void>;
}

/** The id in manifest.yml before `npm run forge:configure` has filled in another. */
const demoForgeAppId = 'ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000';

/** A simulated site on which something is wrong, and the backend, on a database of its own. */
export async function setStage(io: CliIo): Promise<Stage> {
  const jira = await startSimulatedJira({ scenario: demo });
  const folder = mkdtempSync(join(tmpdir(), 'clearance-demo-'));
  const port = Number(io.env.PORT) || (await freePort());
  const reading = readConfig({
    PORT: String(port),
    DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
    SITE_HOSTS: 'localhost:*',
    CONNECT_INSTALL_KEYS_URL: jira.installKeysUrl,
    CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
    CONNECT_BRIDGE_URL: jira.bridgeUrl,
    ATLASSIAN_API_URL: jira.apiUrl,
    ATLASSIAN_AUTH_URL: jira.authUrl,
    FORGE_APP_ID: demoForgeAppId,
    FORGE_JWKS_URL: jira.forgeJwksUrl,
    LOG_LEVEL: io.env.LOG_LEVEL ?? 'error',
  });
  if (!reading.ok) throw new DemoFailed(reading.problems.join('\n'));
  const backend = await startBackend(reading.config, { logTo: pino.destination({ dest: 2, sync: true }) });
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
