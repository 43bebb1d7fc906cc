import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Log } from '../log.ts';
import { type AnswerBrokenRequest, plainAnswer } from './listen.ts';
import { headersOfEveryAnswer } from './security-headers.ts';
import { timesSent } from './times-sent.ts';

/** Answers to what is no HTTP request, in the shape and with the headers of all others. */
export function brokenRequests(log: Log, sent: { readonly https: boolean }): AnswerBrokenRequest {
  const headers = headersOfEveryAnswer(sent);
  return (status, message) => {
    const traceId = randomUUID();
    log.info({ traceId, status, problem: message }, 'no well-formed request');
    const body = JSON.stringify({ error: { code: 'malformed', message, traceId } });
    return plainAnswer(status, [...headers, ['Content-Type', 'application/json; charset=utf-8']], body);
  };
}

/** HTTP/1.1 wants a Host header in every request (RFC 9112 §3.2), and one only; Node keeps the first and drops the others. */
export function hasOneHost(req: Pick<IncomingMessage, 'rawHeaders' | 'httpVersion'>): boolean {
  const hosts = timesSent(req, 'host');
  return hosts === 1 || (hosts === 0 && req.httpVersion === '1.0');
}
