import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One signing key of Atlassian's with its kid. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicPem: string;
  readonly jwk: Record<string, unknown>;
}

export function signingKey(kid: string): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    kid,
    privateKey,
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' },
  };
}

/** Whatever the backend asks of Atlassian, as a real HTTP server: install keys, Forge's key set and one Jira site. */
export interface Atlassian {
  readonly url: string;
  readonly installKeys: Map<string, string>;
  readonly forgeKeys: Record<string, unknown>[];
  /** accountIds that administer the site. */
  readonly administrators: Set<string>;
  /** Paths asked for, oldest first. */
  readonly asked: string[];
  /** null: as it should; else the status every answer has. */
  broken: number | null;
  /** accountId behind the Forge user token in use. */
  myself: string;
  /** Answers nothing until {@link Atlassian.letGo}. */
  hold(): void;
  letGo(): void;
  close(): Promise<void>;
}

/** `keys`: those with which installs are signed. */
export async function startAtlassian(...keys: readonly SigningKey[]): Promise<Atlassian> {
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  let held: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  const state: Atlassian = {
    url: `http://localhost:${port}`,
    installKeys: new Map(keys.map(({ kid, publicPem }) => [kid, publicPem])),
    forgeKeys: [],
    administrators: new Set(['ada']),
    asked: [],
    broken: null,
    myself: 'ada',
    hold: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    letGo: () => release(),
    close: () => stop(server),
  };

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = req.url ?? '';
    state.asked.push(path);
    let body = '';
    for await (const chunk of req) body += chunk;
    await held;
    if (state.broken !== null) return void res.writeHead(state.broken).end('{}');
    const pem = state.installKeys.get(path.replace('/keys/', ''));
    if (path.startsWith('/keys/')) return void (pem ? res.end(pem) : res.writeHead(404).end());
    if (path === '/jwks') return void json(res, { keys: state.forgeKeys });
    if (path.endsWith('/permissions/check')) {
      const { accountId } = JSON.parse(body) as { accountId: string };
      const globalPermissions = state.administrators.has(accountId) ? ['ADMINISTER'] : [];
      return void json(res, { globalPermissions, projectPermissions: [] });
    }
    if (path.endsWith('/myself')) return void json(res, { accountId: state.myself, active: true });
    if (path.includes('/mypermissions')) {
      const havePermission = state.administrators.has(state.myself);
      return void json(res, { permissions: { ADMINISTER: { havePermission } } });
    }
    res.writeHead(404).end('{}');
  }
  return state;
}

function json(res: ServerResponse, value: unknown): void {
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(value));
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
