import type { Fault } from '../fault.ts';
import type { WireResponse } from '../request.ts';
import { strikes } from './where.ts';

/** The organization lets listed addresses in only; the text is a recorded one, its status is not. */
export const ipAllowlist: Fault = {
  name: 'ip-allowlist',
  description: '403 "not on the allowedlist" for every call. Options: roles, path, method.',
  beforeRequest: (request, _, options) => (strikes(request, options) ? refused : null),
};

const refused: WireResponse = {
  status: 403,
  headers: { 'content-type': 'text/plain;charset=UTF-8' },
  body: 'The IP address has been rejected because it is not on the allowedlist. See your admin for more information.',
};
