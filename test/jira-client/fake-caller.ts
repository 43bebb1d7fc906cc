import { answerOf } from '../../src/jira-client/answer.ts';
import type { HttpCaller } from '../../src/jira-client/transport.ts';

/** What a request may be answered with: a status with a JSON body, or no answer at all. */
export type FakeAnswer = { readonly status: number; readonly json?: unknown } | null;

export interface FakeCaller extends HttpCaller {
  readonly sent: Parameters<HttpCaller['send']>[0][];
}

/** A way out that keeps what is sent, and answers what it is told to. */
export function fakeCaller(answer: (url: string, body: string | null) => FakeAnswer): FakeCaller {
  const sent: FakeCaller['sent'] = [];
  return {
    sent,
    send: async (request) => {
      sent.push(request);
      const given = answer(request.url, request.body);
      const body = given?.json === undefined ? null : JSON.stringify(given.json);
      const { method, url } = request;
      return answerOf(
        {
          request: { method, url, headers: {}, body: null },
          response: given === null ? null : { status: given.status, headers: {}, body: null },
        },
        body,
        null,
      );
    },
  };
}
