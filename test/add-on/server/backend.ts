import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Backend, startBackend } from '../../../src/add-on/backend.ts';
import { readConfig } from '../../../src/add-on/config/config.ts';
import { freePort } from '../../run/free-port.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import type { Atlassian } from './atlassian.ts';

export const forgeAppId = 'ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555';

/** A backend in this process, its log lines and its files. */
export interface RunningBackend extends Backend {
  readonly folder: string;
  /** Where it really is, whatever BASE_URL says. */
  readonly listeningOn: string;
  readonly logged: string[];
  /** Everything on disk: database, journal, key file left out. */
  stored(): string;
}

export async function runBackend(
  atlassian: Atlassian,
  env: Record<string, string> = {},
  options: { folder?: string; prefix?: string; now?: () => Date } = {},
): Promise<RunningBackend> {
  const port = await freePort();
  const folder = options.folder ?? temporaryFolder('clearance');
  const reading = readConfig({
    PORT: String(port),
    BASE_URL: `http://localhost:${port}${options.prefix ?? ''}`,
    DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
    SITE_HOSTS: 'localhost:*,*.atlassian.net',
    CONNECT_INSTALL_KEYS_URL: `${atlassian.url}/keys`,
    CONNECT_AUTH_SERVER_URL: atlassian.url,
    ATLASSIAN_API_URL: atlassian.url,
    FORGE_APP_ID: forgeAppId,
    FORGE_JWKS_URL: `${atlassian.url}/jwks`,
    LOG_LEVEL: 'trace',
    ...env,
  });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const logged: string[] = [];
  const logTo = { write: (line: string) => void logged.push(line) };
  const backend = await startBackend(reading.config, { logTo, ...(options.now ? { now: options.now } : {}) });
  const files = (): string[] => readdirSync(folder).filter((name) => !name.endsWith('.keys'));
  return {
    ...backend,
    folder,
    listeningOn: `http://localhost:${port}`,
    logged,
    stored: () =>
      files()
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join(''),
  };
}
