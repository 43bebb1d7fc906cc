import { listsLessThanOthers, provesLogin } from '../reading/comparison.ts';
import type { Difference } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import { type Fact, fact } from './fact.ts';

const only =
  (difference: Difference, further: (reading: Reading) => boolean = () => true) =>
  (reading: Reading) =>
    reading.beside.onlyDifference.has(difference) && further(reading);
const browserAgent = ({ at }: Reading) =>
  /mozilla|chrome|safari|firefox/i.test(at.requestHeaders.get('user-agent') ?? '');
const crossed = ({ at, beside }: Reading) => {
  const there = beside.otherAddressWorks?.address.place;
  return (
    there !== undefined &&
    there !== at.address.place &&
    (there === 'gateway' || at.address.place === 'gateway')
  );
};
/** Both sites exist, and only one lets the account in. */
const worksAtAnotherSite = ({ at, beside }: Reading) => {
  const there = beside.otherAddressWorks?.address;
  return (
    there?.place === 'cloud-site' &&
    at.address.place === 'cloud-site' &&
    there.host !== at.address.host &&
    (at.status === 401 || at.status === 403)
  );
};
const isServer = (json: unknown): boolean => {
  if (typeof json !== 'object' || json === null) return false;
  const type: unknown = Reflect.get(json, 'deploymentType');
  return type === 'Server' || type === 'DataCenter' || type === 'Data Center';
};

const sameSite = ({ address }: ExchangeReading, at: ExchangeReading): boolean =>
  address.host === at.address.host && address.cloudId === at.address.cloudId && address.restPath !== null;

/** What the other calls of the evidence prove; two calls that differ in one thing only name it. */
export const besideFacts = {
  'only the client differs': fact(
    ({ at }) =>
      `the very same call works from another program: ${(at.requestHeaders.get('user-agent') ?? 'this one').slice(0, 40).replace(/[^\w./ ()-]/g, '')} alone is refused`,
    only('user agent', (reading) => !browserAgent(reading)),
  ),
  'only a browser is refused': fact(
    'the very same call works with another User-Agent: the one of a browser alone is refused',
    only('user agent', browserAgent),
  ),
  'only the form of the credential differs': fact(
    'the very same call works with the credential in another form',
    only('credential form'),
  ),
  'only the credential is missing': fact(
    'the very same call works with the Authorization header that is missing here',
    only('credential sent'),
  ),
  'credential sent with others': fact(
    'other calls state an Authorization header, and this one does not have it',
    ({ at, others }) =>
      at.credential.absent && others.some((call) => !call.foreign && call.credential.scheme !== null),
  ),
  'only the protocol differs': fact('the very same call works through https', only('protocol')),
  'only the version differs': fact('the very same call works in another version of the API', only('version')),
  'only the base differs': fact('the very same call works at the corrected address', only('base')),
  'only the query differs': fact('the very same call works with another query', only('query')),
  'works at the other door': fact(
    ({ beside }) =>
      `the same call works at ${beside.otherAddressWorks?.address.place === 'gateway' ? 'the gateway' : 'the site'}`,
    crossed,
  ),
  'works at another address': fact(
    'the same call works at another address',
    (reading) =>
      reading.beside.otherAddressWorks !== null && !crossed(reading) && !worksAtAnotherSite(reading),
  ),
  'works at another site': fact(
    'the same credential is taken by another site: here the account, or its kind of credential, is not let in',
    worksAtAnotherSite,
  ),
  'works as somebody else': fact(
    ({ beside }) => `the same call works as ${beside.otherIdentityWorks?.identity ?? ''}`,
    ({ beside }) => beside.otherIdentityWorks !== null,
  ),
  'credential proven': fact(
    ({ beside }) =>
      `${beside.proof?.method ?? ''} ${(beside.proof?.address.path ?? '').replace(/[^\w./{}-]/g, '').slice(0, 60)} worked with the same credential`,
    ({ beside }) => beside.proof !== null,
  ),
  'form proven': fact(
    'another call worked here with the credential in the same form',
    ({ at, beside }) =>
      at.credential.scheme !== null &&
      at.credential.misspelled === null &&
      beside.ownWorked.some(
        (call) => call.credential.misspelled === null && provesLogin(call) && sameSite(call, at),
      ),
  ),
  'credential proven here': fact(
    'another call worked with the same credential at this very site',
    ({ at, beside }) => beside.ownWorked.some((call) => provesLogin(call) && sameSite(call, at)),
  ),
  'others work': fact(
    'other calls with the same credential work',
    ({ beside }) => beside.ownWorked.length > 0,
  ),
  'others work here': fact('other calls with the credential work at this address', ({ at, beside }) =>
    beside.ownWorked.some(
      (call) => sameSite(call, at) && call.address.contextPath === at.address.contextPath,
    ),
  ),
  'other site works': fact('the same token works for another site', ({ at, beside }) =>
    beside.ownWorked.some(
      ({ address }) =>
        address.cloudId !== null && at.address.cloudId !== null && address.cloudId !== at.address.cloudId,
    ),
  ),
  'reads work': fact(
    'reads work, the write is refused',
    ({ at, beside }) => at.method !== 'GET' && beside.ownWorked.some(({ method }) => method === 'GET'),
  ),
  'worked before': fact('the very same call worked earlier', ({ beside }) => beside.workedBefore),
  'stopped working': fact(
    'calls worked at first, and from one on none does any more',
    ({ beside }) => beside.stoppedWorking,
  ),
  'myself refused': fact('/myself is refused with the same credential', ({ beside }) => beside.myselfRefused),
  'login refused beside': fact(
    'another call with the same credential is told to log in',
    ({ beside }) => beside.loginRefused,
  ),
  'denied beside': fact('another call was denied with a captcha challenge', ({ others }) =>
    others.some((call) => !call.foreign && call.login.reason === 'denied'),
  ),
  'token listed as blocked': fact(
    'the list of tokens of the organisation shows one as BLOCKED',
    ({ others }) =>
      others.some(
        ({ address, exchange }) =>
          address.path.startsWith('/admin/api-access/') &&
          /"status"\s{0,4}:\s{0,4}"BLOCKED"/.test((exchange.response?.body ?? '').slice(0, 65_536)),
      ),
  ),
  'content listed as blocked': fact(
    'the data policy of the project blocks its content for apps',
    ({ others }) =>
      others.some(
        ({ address, exchange }) =>
          address.restPath?.includes('/data-policy') === true &&
          /"anyContentBlocked"\s{0,4}:\s{0,4}true/.test((exchange.response?.body ?? '').slice(0, 65_536)),
      ),
  ),
  'listed in full elsewhere': fact('the same list is longer in another call', ({ at, others }) =>
    listsLessThanOthers(at, others),
  ),
  'works afterwards': fact(
    'the very same call works later, so that what was sent in its header changed',
    ({ beside }) => beside.worksAfterwards,
  ),
  'same operation worked before': fact(
    'the same operation worked earlier in this run',
    ({ beside }) => beside.sameOperationBefore,
  ),
  'nothing listed': fact(
    'even the list of all projects is empty, as it is for an anonymous caller',
    ({ beside }) => beside.nothingListed,
  ),
  'same operation works': fact(
    'the same operation works with the same credential on another object',
    ({ beside }) => beside.sameOperationWorks,
  ),
  'same thing readable': fact(
    'the same project or issue can be read with the same credential',
    ({ beside }) => beside.sameResourceReadable,
  ),
  'all fail alike': fact('every call fails alike', ({ beside }) => beside.allFailAlike),
  'host works': fact('other calls work at the same base address', ({ beside }) => beside.hostWorks),
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
  'serverInfo fails': fact(
    'even serverInfo, which is open to everyone, fails',
    ({ others, at }) =>
      others.some(
        (call) =>
          call.address.restPath?.endsWith('/serverInfo') === true &&
          call.outcome !== 'worked' &&
          call.status !== 401,
      ) ||
      (at.address.restPath?.endsWith('/serverInfo') === true &&
        others.length > 0 &&
        others.every((call) => call.status === at.status && call.outcome !== 'worked') &&
        at.said.has('siteUnknown')),
  ),
  'serverInfo says Server': fact('serverInfo says that the site is Server or Data Center', ({ all }) =>
    all.some((call) => isServer(call.body.json)),
  ),
  'successor works': fact('the successor, with the project in its path, works', ({ beside }) =>
    beside.ownWorked.some(({ address }) => /\/issue\/createmeta\/[^/]+/.test(address.restPath ?? '')),
  ),
  'another user works': fact('the same app gets a token for another user', ({ at, others }) =>
    others.some(
      (call) =>
        call.address.host === at.address.host &&
        call.address.path === at.address.path &&
        call.outcome === 'worked',
    ),
  ),
} satisfies Record<string, Fact>;
