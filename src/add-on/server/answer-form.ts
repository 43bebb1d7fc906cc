import { ServerResponse } from 'node:http';
import type { Express, Response } from 'express';
import { type HeaderChoice, headersOfEveryAnswer } from './security-headers.ts';

/**
 * Every answer of this server carries the security headers, written as its head is: once, and only those that its route has
 * not chosen otherwise. JSON, which nearly every answer is, leaves with head and body in one write.
 */
export function formAnswers(server: Express, sent: HeaderChoice): void {
  const headers = headersOfEveryAnswer(sent);
  const ofEvery = headers.flat();
  const ofJson = [...ofEvery, 'Content-Type', 'application/json; charset=utf-8', 'Content-Length'];
  const plain = ServerResponse.prototype.writeHead;

  function writeHead(this: Response, status: number, ...rest: readonly unknown[]): Response {
    if (rest.length === 0 && this.getHeaderNames().length === 0) {
      plain.call(this, status, ofEvery);
      return this;
    }
    for (const [name, value] of headers) if (!this.hasHeader(name)) this.setHeader(name, value);
    return Reflect.apply(plain, this, [status, ...rest]);
  }

  function json(this: Response, value: unknown): Response {
    const body = JSON.stringify(value);
    const bytes = Buffer.byteLength(body);
    plain.call(this, this.statusCode, [...ofJson, String(bytes)]);
    // Where every character is one byte both encodings are the same, and Node writes this one without converting.
    return this.end(body, bytes === body.length ? 'latin1' : 'utf8');
  }

  Object.assign(server.response, { writeHead, json });
}
