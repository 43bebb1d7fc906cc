import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { answerError } from './answers.ts';
import { type AnswerBrokenRequest, plainAnswer } from './listen.ts';
import { headersOfEveryAnswer } from './security-headers.ts';

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

/** HTTP/1.1 wants a Host header in every request (RFC 9112 §3.2), and one only. */
export const oneHost: RequestHandler = (req, res, next) => {
  const hosts = req.rawHeaders.filter(
    (name, index) => index % 2 === 0 && name.toLowerCase() === 'host',
  ).length;
  if (hosts === 1 || (hosts === 0 && req.httpVersion === '1.0')) return next();
  answerError(res, 400, 'malformed', 'The request must have one Host header.');
};
