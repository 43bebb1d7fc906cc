import { empty, json, type WireResponse } from '../request.ts';
import type { RestCall } from './call.ts';
import { pageOf, self } from './shapes.ts';

/** A believable success for the operations no route answers: a page, a made object, or nothing. Changes nothing. */
export function genericAnswer(call: RestCall): WireResponse {
  const { method, path } = call.operation;
  switch (method) {
    case 'DELETE':
    case 'PUT':
    case 'PATCH':
      return empty(204);
    case 'POST':
      return /search|match|check|bulk|parse|evaluate|list$/.test(path)
        ? json(200, {})
        : json(201, { id: '10000', self: self(call, path.replace(/^\/rest\/api\/\d/, '')) });
    default:
      return /\{[^}]+\}$/.test(path)
        ? json(200, { id: Object.values(call.params).at(-1) ?? '10000' })
        : json(200, pageOf(call, []));
  }
}
