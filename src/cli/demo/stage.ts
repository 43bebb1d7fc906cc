import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import {
  type Backend,
  type BackendOptions,
  type Config,
  readConfig,
  startBackend,
} from '../../add-on/index.ts';
import { type Scenario, type SimulatedJira, startSimulatedJira } from '../../simulated-jira/index.ts';
import { DemoFailed } from './door.ts';
import { readForgeAppId } from './forge-door.ts';

export interface Stage {
  readonly jira: SimulatedJira;
  /** BASE_URL of the backend. */
  readonly backendUrl: string;
  /** The embedded database of the backend. */
  readonly databaseFile: string;
  /** Ends the backend and starts it anew on the same database, as after a deployment. */
  restartBackend(options?: BackendOptions): Promise<void>;
  /** Stops everything and removes the database. */
  close(): Promise<void>;
}

interface StageDirections {
  readonly scenario: Scenario;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly backend?: BackendOptions;
}

/** A simulated site in the given state of affairs and the backend beside it, on a database of its own. */
export async function setStage({ scenario, env, backend: options }: StageDirections): Promise<Stage> {
  const jira = await startSimulatedJira({ scenario });
  const folder = mkdtempSync(join(tmpdir(), 'clearance-demo-'));
  const databaseFile = join(folder, 'clearance.db');
  const config = configBeside(jira, {
    PORT: String(Number(env.PORT) || (await freePort())),
    DATABASE_URL: `file:${databaseFile}`,
    LOG_LEVEL: env.LOG_LEVEL ?? 'error',
    ...(env.ALERT_WEBHOOK_URL === undefined ? {} : { ALERT_WEBHOOK_URL: env.ALERT_WEBHOOK_URL }),
    ...(env.ALERT_WEBHOOK_SECRET === undefined ? {} : { ALERT_WEBHOOK_SECRET: env.ALERT_WEBHOOK_SECRET }),
  });
  const start = (chosen: BackendOptions | undefined): Promise<Backend> =>
    startBackend(config, { logTo: pino.destination({ dest: 2, sync: true }), ...chosen });
  let backend = await start(options);
  return {
    jira,
    backendUrl: backend.url,
    databaseFile,
    async restartBackend(changed) {
      await backend.close();
      backend = await start(changed);
    },
    async close() {
      await backend.close();
      await jira.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Points every address of Atlassian's at the simulated site. */
function configBeside(jira: SimulatedJira, own: Readonly<Record<string, string>>): Config {
  const reading = readConfig({
    SITE_HOSTS: 'localhost:*',
    CONNECT_INSTALL_KEYS_URL: jira.installKeysUrl,
    CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
    CONNECT_BRIDGE_URL: jira.bridgeUrl,
    ATLASSIAN_API_URL: jira.apiUrl,
    ATLASSIAN_AUTH_URL: jira.authUrl,
    FORGE_APP_ID: readForgeAppId(),
    FORGE_JWKS_URL: jira.forgeJwksUrl,
    ...own,
  });
  if (!reading.ok) throw new DemoFailed(reading.problems.join('\n'));
  return reading.config;
}

/** Below those that systems hand out by themselves, so that no connection gets it between being found and being used. */
const [firstPort, lastPort] = [12_000, 32_000];

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(firstPort, lastPort);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
