import { json, type WireRequest, type WireResponse } from '../request.ts';

/**
 * Operations outside the REST API which only a browser session opens, whatever token comes along; the answers are
 * recorded ones. null: not one of them.
 */
export function browserOnlyAnswer(request: WireRequest): WireResponse | null {
  if (request.path.startsWith('/rest/backup/1/')) {
    return json(403, { error: 'This feature is only accessible from the UI.' });
  }
  if (request.path.startsWith('/admin/rest/um/1/')) {
    return {
      status: 401,
      headers: { 'content-type': 'text/plain;charset=UTF-8' },
      body: 'User failed to authenticate',
    };
  }
  if (request.path.startsWith('/plugins/servlet/export/download'))
    return { status: 401, headers: {}, body: '' };
  return null;
}
