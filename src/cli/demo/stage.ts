import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { type Backend, type BackendOptions, type Config, readConfig } from '../../add-on/index.ts';
import { type Scenario, type SimulatedJira, startSimulatedJira } from '../../simulated-jira/index.ts';
import { startOrProblems } from '../start-or-problems.ts';
import { temporaryFolder } from '../temporary-folder.ts';
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

/** A simulated site in the given state of affairs and the backend beside it, on a database of its own. Where it fails, nothing stays behind. */
export async function setStage({ scenario, env, backend: options }: StageDirections): Promise<Stage> {
  const folder = temporaryFolder('clearance-demo-', env);
  if ('problem' in folder) throw new DemoFailed(folder.problem);
  const jira = await startSimulatedJira({ scenario });
  const databaseFile = join(folder.path, 'clearance.db');
  const strike = async (): Promise<void> => {
    await jira.close();
    rmSync(folder.path, { recursive: true, force: true });
  };
  const start = async (config: Config, chosen: BackendOptions | undefined): Promise<Backend> => {
    const logTo = pino.destination({ dest: 2, sync: true });
    const backend = await startOrProblems(config, { logTo, ...chosen });
    if ('close' in backend) return backend;
    throw new DemoFailed(`The backend does not start on ${databaseFile}: ${backend.join('\n')}`);
  };
  try {
    const config = configBeside(jira, {
      PORT: String(Number(env.PORT) || (await freePort())),
      DATABASE_URL: `file:${databaseFile}`,
      LOG_LEVEL: env.LOG_LEVEL ?? 'error',
      ...(env.ALERT_WEBHOOK_URL === undefined ? {} : { ALERT_WEBHOOK_URL: env.ALERT_WEBHOOK_URL }),
      ...(env.ALERT_WEBHOOK_SECRET === undefined ? {} : { ALERT_WEBHOOK_SECRET: env.ALERT_WEBHOOK_SECRET }),
    });
    let backend = await start(config, options);
    return {
      jira,
      backendUrl: backend.url,
      databaseFile,
      async restartBackend(changed) {
        await backend.close();
        backend = await start(config, changed);
      },
      async close() {
        await backend.close();
        await strike();
      },
    };
  } catch (error) {
    await strike();
    throw error;
  }
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
