import { scopeDoesNotMatch } from '../refusals.ts';
import { json, type WireResponse } from '../request.ts';

/**
 * 401 of the gateway for a credential it does not take; the category is reported for pairs of different accounts and for
 * calls without any credential alike (github.com/reubenjohn/reposix, in its reference on Confluence).
 */
export function unauthorized(): WireResponse {
  const category = { 'x-failure-category': 'FAILURE_CLIENT_AUTH_MISMATCH' };
  return json(401, { code: 401, message: 'Unauthorized' }, category);
}

/** 401 of the gateway's own scope check, with its category (github.com/kovetskiy/mark/issues/917, Aug 2026). */
export function scopeCheckFailed(): WireResponse {
  const answer = scopeDoesNotMatch();
  return { ...answer, headers: { ...answer.headers, 'x-failure-category': 'FAILURE_CLIENT_SCOPE_CHECK' } };
}
