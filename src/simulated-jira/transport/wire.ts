import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Role, WireRequest, WireResponse } from '../request.ts';

/** The request as it came, below `prefix`; nothing of the path or query was decoded or tidied up. */
export function wireRequest(request: Request, role: Role, prefix: string): WireRequest {
  const [path = '', ...rest] = request.originalUrl.slice(prefix.length).split('?');
  const rawQuery = rest.join('?');
  return {
    role,
    method: request.method,
    path: path === '' ? '/' : path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    remoteAddress: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  };
}

/** Writes an answer, or does what `cut` says in its place. */
export async function sendWire(response: Response, answer: WireResponse): Promise<void> {
  if (answer.cut === 'silence') return;
  if (answer.delayMs !== undefined) await wait(answer.delayMs, undefined, { ref: false });
  if (answer.cut === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.cut === 'truncated') {
    const body = Buffer.from(answer.body);
    response.setHeader('content-length', body.length);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
    return;
  }
  // `end` and not `send`: Express would add a charset, an ETag and a content type.
  response.end(answer.body);
}
