import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createQueryStringHash, encodeSymmetric, fromMethodAndUrl } from 'atlassian-jwt';
import { z } from 'zod';

const callbackSchema = z.looseObject({
  eventType: z.string(),
  clientKey: z.string(),
  sharedSecret: z.string().optional(),
  oauthClientId: z.string().optional(),
});

export interface ReceivedCallback {
  readonly path: string;
  readonly token: string;
  readonly body: z.infer<typeof callbackSchema>;
}

/** A Connect app of its own, without any of our code: serves its descriptor, notes callbacks, calls Jira. */
export class TestApp {
  readonly received: ReceivedCallback[] = [];
  /** Status of the next callbacks, by event. */
  readonly answers = new Map<string, number>();
  scopes: string[] = ['READ'];
  extra: Record<string, unknown> = {};
  readonly key: string;
  readonly #server: Server;

  private constructor(key: string, server: Server) {
    this.key = key;
    this.#server = server;
  }

  static async start(key = 'test-app'): Promise<TestApp> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const app = new TestApp(key, server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        if (path === '/base/atlassian-connect.json') {
          response.setHeader('content-type', 'application/json').end(JSON.stringify(app.descriptor()));
          return;
        }
        const body = callbackSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
        const token = (request.headers.authorization ?? '').replace(/^JWT /, '');
        app.received.push({ path, token, body });
        response.statusCode = app.answers.get(body.eventType) ?? 204;
        response.end();
      });
    });
    return app;
  }

  get baseUrl(): string {
    const address = this.#server.address() as AddressInfo;
    return `http://localhost:${address.port}/base`;
  }

  get descriptorUrl(): string {
    return `${this.baseUrl}/atlassian-connect.json`;
  }

  descriptor() {
    return {
      key: this.key,
      name: 'Test app',
      baseUrl: this.baseUrl,
      authentication: { type: 'jwt' },
      lifecycle: {
        installed: '/installed?from=jira',
        enabled: '/enabled',
        disabled: '/disabled',
        uninstalled: '/uninstalled',
      },
      scopes: this.scopes,
      apiMigrations: { 'signed-install': true, 'context-qsh': true, gdpr: true },
      modules: {
        adminPages: [
          {
            key: 'panel',
            name: { value: 'Panel' },
            url: '/panel?p={project.key}&x=1',
            location: 'admin_plugins_menu',
          },
        ],
      },
      ...this.extra,
    };
  }

  /** The newest `installed` payload. */
  installation(): z.infer<typeof callbackSchema> & { sharedSecret: string; oauthClientId: string } {
    const newest = this.received.filter(({ body }) => body.eventType === 'installed').at(-1)?.body;
    if (newest?.sharedSecret === undefined || newest.oauthClientId === undefined)
      throw new Error('not installed');
    return { ...newest, sharedSecret: newest.sharedSecret, oauthClientId: newest.oauthClientId };
  }

  /** A JWT of the app for one call, made with Atlassian's library. `url` is absolute; its path is hashed. */
  token(method: string, url: string, changed: Record<string, unknown> = {}, secret?: string): string {
    const now = Math.floor(Date.now() / 1000);
    const qsh = createQueryStringHash(
      fromMethodAndUrl(method.toLowerCase() as 'get', url),
      false,
      new URL(url).origin,
    );
    const claims = { iss: this.key, iat: now, exp: now + 180, qsh, ...changed };
    return encodeSymmetric(claims, secret ?? this.installation().sharedSecret);
  }

  /** Calls Jira as the app itself. */
  async call(method: string, url: string, body?: unknown): Promise<Response> {
    return fetch(url, {
      method,
      headers: { authorization: `JWT ${this.token(method, url)}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** An assertion for acting as a user; `changed` overrides single claims. */
  assertion(
    authServer: string,
    siteUrl: string,
    accountId: string,
    changed: Record<string, unknown> = {},
  ): string {
    const { oauthClientId, sharedSecret } = this.installation();
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: `urn:atlassian:connect:clientid:${oauthClientId}`,
      sub: `urn:atlassian:connect:useraccountid:${accountId}`,
      tnt: siteUrl,
      aud: authServer,
      iat: now,
      exp: now + 60,
      ...changed,
    };
    return encodeSymmetric(claims, sharedSecret);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

const installedSchema = z.object({ clientKey: z.string(), accountId: z.string() });

/** Installs an app over the control surface, as anybody outside would; throws when it was refused. */
export async function installed(
  controlUrl: string,
  descriptorUrl: string,
): Promise<z.infer<typeof installedSchema>> {
  const response = await fetch(`${controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ descriptorUrl }),
  });
  return installedSchema.parse(await response.json());
}

/** Changes the site over the control surface; throws the site's own words when it would not. */
export async function patchState(controlUrl: string, patch: unknown): Promise<void> {
  const response = await fetch(`${controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(patch),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** Exchanges an assertion at the Connect authorization server. */
export function exchange(authServer: string, assertion: string, scope?: string): Promise<Response> {
  return fetch(`${authServer}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
      ...(scope === undefined ? {} : { scope }),
    }),
  });
}
