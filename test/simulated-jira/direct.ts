import { anonymous, type Caller } from '../../src/simulated-jira/caller.ts';
import { createWorld } from '../../src/simulated-jira/create-world.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import type { WireRequest } from '../../src/simulated-jira/request.ts';
import { answerRest } from '../../src/simulated-jira/site/rest.ts';
import type { SimulatedWorld } from '../../src/simulated-jira/world.ts';

export interface DirectAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers freely
  readonly body: any;
  readonly headers: Readonly<Record<string, string>>;
}

export interface DirectSite {
  readonly world: SimulatedWorld;
  /** Asks as the administrator unless another account is named; null: anonymous. */
  ask(method: string, path: string, body?: unknown, accountId?: string | null): DirectAnswer;
  /** Asks as a Connect app that holds every scope. */
  askAsApp(app: string, method: string, path: string, body?: unknown): DirectAnswer;
}

/** A site asked without a network, whose clock leaps at each call so that no window of a rate limit ever fills. */
export function directSite(): DirectSite {
  let now = Date.parse('2026-06-15T10:00:00Z');
  const { world } = createWorld({ clock: () => now, fetch, siteName: 'acme', afterInstall: () => {} });
  const askAs = (caller: Caller, method: string, path: string, body: unknown): DirectAnswer => {
    now += 31_000;
    const [bare = '', rawQuery = ''] = path.split('?');
    const request: WireRequest = {
      role: 'site',
      method,
      path: bare.startsWith('/rest/') ? bare : `/rest/api/3${bare}`,
      rawQuery,
      query: new URLSearchParams(rawQuery),
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
      remoteAddress: '127.0.0.1',
    };
    const answer = answerRest(request, caller, world);
    const text = answer.body.toString();
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    world,
    ask(method, path, body, accountId = accounts.admin) {
      const identity = accountId === null ? 'anonymous' : 'api-token';
      return askAs({ ...anonymous, accountId, identity, loginReason: null }, method, path, body);
    },
    askAsApp(app, method, path, body) {
      const scopes = ['READ', 'WRITE', 'DELETE', 'ADMIN'];
      const reach = { kind: 'connect', app, scopes } as const;
      return askAs(
        { ...anonymous, accountId: accounts.admin, identity: 'connect-app', reach },
        method,
        path,
        body,
      );
    },
  };
}

/** A document of one paragraph. */
export const documentOf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
