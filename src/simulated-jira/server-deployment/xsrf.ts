import type { WireRequest, WireResponse } from '../request.ts';

/**
 * Jira's guard against forged forms: a write that looks like a browser's, and every upload, must carry
 * `X-Atlassian-Token: no-check`. On Cloud and on Server. Source: Atlassian's knowledge base, "REST API calls with a
 * browser User-Agent header may fail CSRF checks". null: passes.
 */
export function xsrfRefusal(path: string, request: WireRequest): WireResponse | null {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return null;
  const header = String(request.headers['x-atlassian-token'] ?? '').toLowerCase();
  if (header === 'no-check' || header === 'nocheck') return null;
  const upload = /\/rest\/api\/[^/]+\/issue\/[^/]+\/attachments$/.test(path);
  const browser = /^Mozilla\//.test(request.headers['user-agent'] ?? '');
  if (!upload && !browser) return null;
  return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'XSRF check failed' };
}
