import type { Operation } from '../../jira-facts/index.ts';
import { json, type WireRequest, type WireResponse } from '../request.ts';

/** Operations that take files, each in its own form; they judge it themselves. */
const takesFiles = /\/(?:attachments|attachTemporaryFile|avatar2|avatar\/temporary)$|\/universal_avatar\//;

const jsonType = /^application\/(?:[\w.-]+\+)?json\b/i;

/**
 * 415 of a body that says it is no JSON, or not what it is; null: it may go on. Jira's resources consume JSON (every request body of the
 * OpenAPI documents but those of files); the words are those of the framework's other refusals (`HTTP 405 Method Not Allowed`).
 */
export function wrongContentType(operation: Operation, request: WireRequest): WireResponse | null {
  if (request.body.length === 0 || takesFiles.test(operation.path)) return null;
  if (jsonType.test(request.headers['content-type'] ?? '')) return null;
  return json(415, { message: 'HTTP 415 Unsupported Media Type', 'status-code': 415 });
}
