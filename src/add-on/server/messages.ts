import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import type { Express } from 'express';

/** What a listening server needs of the HTTP side. */
export interface ServerParts {
  readonly handler: RequestListener;
  readonly messages: Messages;
}

/** The classes of which Node makes each request and its answer. */
export interface Messages {
  readonly IncomingMessage: typeof IncomingMessage;
  readonly ServerResponse: typeof ServerResponse<IncomingMessage>;
}

/**
 * Requests and answers that are Express' own from the start. Otherwise Express gives both another prototype each time, and
 * every later access to them is slower for it.
 */
export function messagesOf(server: Express): Messages {
  class Asked extends IncomingMessage {}
  class Answer extends ServerResponse<IncomingMessage> {}
  Object.setPrototypeOf(Asked.prototype, server.request);
  Object.setPrototypeOf(Answer.prototype, server.response);
  Object.assign(server, { request: Asked.prototype, response: Answer.prototype });
  return { IncomingMessage: Asked, ServerResponse: Answer };
}
