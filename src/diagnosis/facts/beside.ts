import { provesLogin } from '../reading/comparison.ts';
import { callsSameSite, isOfSameOperation, sameBase, samePath } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import { isOfAnotherTenant } from '../reading/tenants.ts';
import { isMarked } from './answer.ts';
import { worksForAnother } from './differing.ts';
import { byOther, byWorking, type Fact, fact, worded } from './fact.ts';

/** Who is logged in to Jira may ask who he is, whatever rights he lacks: a bare 401 of the site says that he is not. */
const isNobodyToMyself = ({ address: { place, restPath }, said, login }: ExchangeReading): boolean =>
  (place === 'cloud-site' || place === 'self-hosted') &&
  /^\/rest\/api\/(?:2|3|latest)\/myself$/.test(restPath ?? '') &&
  said.size === 0 &&
  login.reason === null;
const isToldToLogIn = (call: ExchangeReading): boolean =>
  call.status === 401 &&
  (call.said.has('loginRequired') || call.said.has('loginFailed') || isNobodyToMyself(call)) &&
  !call.said.has('userFailedToAuthenticate');
const listsNoProject = ({ status, body, address }: ExchangeReading): boolean =>
  status === 200 &&
  body.emptyList &&
  /^\/rest\/api\/(2|3|latest)\/project(\/search)?\/?$/.test(address.restPath ?? '');

/** What the other calls of the evidence prove of this one. */
export const besideFacts = {
  'credential proven': fact(
    ({ beside: { proof } }) =>
      `${proof?.method ?? ''} ${(proof?.address.restPath ?? proof?.address.path ?? '').replace(/[^\w./{}-]/g, '').slice(0, 80)} worked with the same credential`,
    ({ beside }) => beside.proof !== null,
  ),
  'form proven': byWorking(
    'another call worked here with the credential in the same form',
    (call, { at }) =>
      at.credential.scheme !== null &&
      at.credential.misspelled === null &&
      call.credential.misspelled === null &&
      provesLogin(call) &&
      callsSameSite(call, at),
  ),
  'credential proven here': byWorking(
    'another call worked with the same credential at this very site',
    (call, { at }) => provesLogin(call) && callsSameSite(call, at),
  ),
  'others work': byWorking('other calls with the same credential work', () => true),
  'others work here': byWorking(
    'other calls with the credential work at this address',
    (call, { at }) => callsSameSite(call, at) && call.address.contextPath === at.address.contextPath,
  ),
  'another tenant works': byOther(
    'the same app is accepted at another site: what is kept for this one is the reason',
    (call, { at }) => !call.foreign && call.outcome === 'worked' && isOfAnotherTenant(at, call),
  ),
  'other site works': byWorking(
    'the same token works for another site',
    ({ address }, { at }) =>
      address.cloudId !== null && at.address.cloudId !== null && address.cloudId !== at.address.cloudId,
  ),
  // A live token opens this question whatever its scopes: https://github.com/n8n-io/n8n/pull/37513
  'sites question refused': fact(
    'even the question which sites the token opens is refused to it',
    ({ beside }) =>
      beside.own.some(
        ({ address, status }) => status === 401 && address.path.includes('/accessible-resources'),
      ),
  ),
  'nobody in another call': worded(({ beside: { own } }) => {
    if (own.some(isToldToLogIn)) return 'another call with the same credential is told to log in';
    return own.some(listsNoProject)
      ? 'even the list of all projects is empty, as it is for an anonymous caller'
      : null;
  }),
  'works afterwards': fact(
    'the very same call works later, so that what was sent in its header changed',
    (reading) => reading.beside.worksAfterwards && !worksForAnother(reading),
  ),
  'same operation works': byWorking(
    'the same operation works with the same credential on another object',
    (call, { at }) => isOfSameOperation(call, at) && !samePath(call, at) && sameBase(call, at),
  ),
  'same thing readable': fact(
    'the same project or issue can be read with the same credential',
    ({ beside }) => beside.sameResourceReadable,
  ),
  'all fail alike': fact('every call fails alike', ({ at, others }) => {
    const near = others.filter((call) => !call.foreign || call.address.host === at.address.host);
    return near.length > 0 && near.every((call) => call.outcome !== 'worked' && call.status === at.status);
  }),
  'host works': byOther(
    'other calls work at the same base address',
    (call, { at }) => call.outcome === 'worked' && sameBase(call, at),
  ),
  // Whoever tells of a call by hand leaves headers out; then too few stand there to miss any.
  'page of a stranger': byOther(
    'the page bears none of the headers that Jira puts on its other answers from this very address',
    (call, { at }) =>
      at.body.form === 'html' && at.headers.size > 2 && !isMarked(at) && isMarked(call) && sameBase(call, at),
  ),
  'successor works': byWorking(
    'what took the place of this path works',
    ({ address: { restPath } }, { at }) =>
      /\/issue\/createmeta\/[^/]+/.test(restPath ?? '') ||
      (at.address.family === 'insight' &&
        restPath === at.address.restPath?.replace('/rest/insight/', '/rest/assets/')),
  ),
  'another user works': byOther(
    'the same app gets a token for another user',
    (call, { at }) =>
      // What the assertion itself holds may differ just as well.
      !at.said.has('assertionContent') &&
      call.address.host === at.address.host &&
      call.address.path === at.address.path &&
      call.outcome === 'worked',
  ),
} satisfies Record<string, Fact>;
