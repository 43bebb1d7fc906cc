import { type Fact, fact } from './fact.ts';

/** What redirects before or behind the call made of it. */
export const redirectFacts = {
  'came by redirect': fact(
    'a redirect came before and turned a write into a GET',
    ({ at, beside, others }) =>
      beside.cameByRedirect ||
      others.some(
        (call) =>
          call.outcome === 'redirected' &&
          call.index < at.index &&
          call.method !== at.method &&
          call.redirectTo?.restPath === at.address.restPath &&
          at.address.restPath !== null,
      ),
  ),
  'turned into a read': fact(
    'the redirect turned a write into a GET',
    ({ at, others }) =>
      at.outcome === 'redirected' &&
      at.method !== 'GET' &&
      at.address.restPath !== null &&
      others.some(
        (call) =>
          call.method === 'GET' && call.address.restPath === at.address.restPath && call.index > at.index,
      ),
  ),
  'redirect before': fact('a redirect came before', ({ at, others }) =>
    others.some((call) => call.outcome === 'redirected' && call.index < at.index),
  ),
  'credential left behind': fact(
    'the client followed a redirect and left the Authorization header behind',
    ({ at, others }) =>
      others.some(
        (call) =>
          call.outcome === 'redirected' &&
          call.index < at.index &&
          at.credential.scheme === null &&
          (at.credential.absent ||
            (call.credential.scheme !== null &&
              call.address.restPath === at.address.restPath &&
              at.address.restPath !== null)),
      ),
  ),
} satisfies Record<string, Fact>;
