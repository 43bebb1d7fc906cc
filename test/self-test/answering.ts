import { type Answer, answerOf } from '../../src/jira-client/answer.ts';
import type { Identity, JiraRequest } from '../../src/jira-client/identity.ts';

/** What a site answers to one question; `null`: nothing at all. */
export type Answered = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
} | null;

/** Somebody whose questions are answered from a list, and who keeps what was asked. */
export function answering(
  kind: Identity['kind'],
  answerTo: (request: JiraRequest) => Answered,
): { readonly identity: Identity; readonly asked: JiraRequest[] } {
  const asked: JiraRequest[] = [];
  const baseUrl = 'https://acme.atlassian.net';
  const ask = async (request: JiraRequest): Promise<Answer> => {
    asked.push(request);
    const given = answerTo(request);
    const sent = { method: request.method, url: baseUrl + request.path, headers: {}, body: null };
    if (given === null) return answerOf({ request: sent, response: null }, null, null);
    const text = given.body === undefined ? null : JSON.stringify(given.body);
    const { status, headers = {} } = given;
    return answerOf({ request: sent, response: { status, headers, body: text } }, text, null);
  };
  const identity: Identity = {
    kind,
    label: 'the asking one',
    scopes: null,
    baseUrl,
    authenticate: async () => ({ ok: true }),
    ask,
    call: async (request) => (await ask(request)).exchange,
  };
  return { identity, asked };
}
