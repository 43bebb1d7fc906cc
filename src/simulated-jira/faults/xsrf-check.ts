import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

/** The guard against forged forms takes every write for one that lacks the header. */
export const xsrfCheck: Fault = {
  name: 'xsrf-check',
  description:
    '403 "XSRF check failed" for writes without X-Atlassian-Token: no-check. Options: roles, path, method.',
  beforeRequest: (request, _, options) => {
    const write = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    const excused = /^no-?check$/i.test(String(request.headers['x-atlassian-token'] ?? ''));
    if (!write || excused || !strikes(request, options)) return null;
    return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'XSRF check failed' };
  },
};
