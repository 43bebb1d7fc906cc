import type { Fault } from '../fault.ts';
import { websudoAnswer } from '../server-deployment/websudo.ts';
import { strikes } from './where.ts';

/** Operations that want the administrator's password again. */
export const websudo: Fault = {
  name: 'websudo',
  description:
    '401 in XML, "This resource requires WebSudo.". Options: path (default: users, groups and roles), roles, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, { path: '/(user|group|role|permissionscheme)(/|$)', ...options }, ['site'])
      ? websudoAnswer()
      : null,
};
