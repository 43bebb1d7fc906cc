import type { Answer, Identity } from '../../../src/jira-client/index.ts';
import type { IdentityKind } from '../../../src/jira-facts/index.ts';

/** What Jira says to one path: a body with 200, or a status without one. */
export type Said = object | number;

/** An identity that hears the same at a path whoever asks; the body, where one was sent, is joined to what was asked. */
export function identityHearing(kind: IdentityKind, said: (path: string) => Said) {
  const asked: string[] = [];
  const identity: Identity = {
    kind,
    label: `the ${kind}`,
    scopes: null,
    baseUrl: 'https://acme.example',
    authenticate: async () => ({ ok: true }),
    call: async (request) => (await identity.ask(request)).exchange,
    async ask({ method, path, body }): Promise<Answer> {
      asked.push(`${method} ${path}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`);
      const heard = said(path);
      const [status, json] = typeof heard === 'number' ? [heard, undefined] : [200, heard];
      const request = { method, url: path, headers: {}, body: null };
      return {
        exchange: { request, response: { status, headers: {}, body: null } },
        body: json === undefined ? null : JSON.stringify(json),
        json,
        ranAs: null,
      };
    },
  };
  return { identity, asked };
}
