import { identityTraits } from '../../jira-facts/index.ts';
import { callsSameSite, type Difference, samePath } from '../reading/differences.ts';
import { isShutOut } from '../reading/exchange.ts';
import { isMadeWrong, type Reading } from '../reading/reading.ts';
import { byOther, type Fact, fact } from './fact.ts';

const only =
  (difference: Difference, further: (reading: Reading) => boolean = () => true) =>
  (reading: Reading) =>
    reading.beside.onlyDifference.has(difference) && further(reading);
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
    isShutOut(at)
  );
};
/** Where people say that a call came from. */
const network =
  /\b(?:runner|office|laptop|desk|home|vpn|lambda|data ?cent(?:er|re)|cluster|container|network|ip|hosted|cloud function)\b/;
/** Two calls that differ in nothing but the person, as a remark says. */
export const worksForAnother = ({ at, others, remarks }: Reading): boolean =>
  isShutOut(at) &&
  others.some(
    (call) =>
      call.outcome === 'worked' &&
      call.method === at.method &&
      samePath(call, at) &&
      /\badmin/.test(remarks.get(call.index) ?? ''),
  );

/** Where people say that each call came from: the same credential is refused from one place only. */
const onlyFromHere = ({ at, others, remarks }: Reading): boolean => {
  const here = remarks.get(at.index) ?? '';
  return (
    isShutOut(at) &&
    network.test(here) &&
    others.some(
      (call) =>
        call.outcome === 'worked' &&
        !call.foreign &&
        callsSameSite(call, at) &&
        network.test(remarks.get(call.index) ?? '') &&
        remarks.get(call.index) !== here,
    )
  );
};

const fitsAlone = ({ at: { credential }, identity }: Reading): boolean =>
  identityTraits[identity].schemes.length === 1 && identityTraits[identity].schemes[0] === credential.scheme;

const forAnother = 'the same call works for another person';

/** What two calls show that differ in one thing: the client, the credential, the way, the address, the person. */
export const differingFacts = {
  'only the client differs': fact(
    ({ at }) =>
      `the very same call works from another program: ${(at.requestHeaders.get('user-agent') ?? 'this one').slice(0, 40).replace(/[^\w./ ()-]/g, '')} alone is refused`,
    only('user agent', (reading) => !onlyFromHere(reading)),
  ),
  'only the form of the credential differs': fact(
    'the very same call works with the credential in another form',
    // What goes in this form only and works in another one is another credential.
    only('credential form', (reading) => !fitsAlone(reading)),
  ),
  'only the credential is missing': fact(
    'the very same call works with the Authorization header that is missing here',
    only('credential sent'),
  ),
  'credential sent with others': byOther(
    'other calls state an Authorization header, and this one does not have it',
    (call, { at }) => at.credential.absent && !call.foreign && call.credential.scheme !== null,
  ),
  'a wrong one refused otherwise': byOther(
    'a credential that is wrong on purpose gets another status, so that this one was recognised',
    (call, { at, remarks }) =>
      at.status === 403 && call.status === 401 && isMadeWrong(remarks.get(call.index)),
  ),
  'works from another place': fact(
    'the notes say where each call came from, and the same credential is refused from one place only',
    onlyFromHere,
  ),
  'only the version differs': fact('the very same call works in another version of the API', only('version')),
  'only the base differs': fact('the very same call works at the corrected address', only('base')),
  'only the site differs': fact('the very same call works with the cloud id of another site', only('site')),
  'only a slash is missing': fact('the very same path works with a slash at its end', only('slash left out')),
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
  'refused before one address only': fact(
    'the same call works at another address of this Jira: what stands before this one takes the credential away, or wants one of its own',
    ({ at, beside, selfHosted }) =>
      selfHosted &&
      isShutOut(at) &&
      beside.otherAddressWorks !== null &&
      beside.otherAddressWorks.address.host !== at.address.host,
  ),
  'works at another site': fact(
    'the same credential is taken by another site: here the account, or its kind of credential, is not let in',
    worksAtAnotherSite,
  ),
  'works as somebody else': fact(
    ({ at, beside: { otherIdentityWorks: other } }) =>
      other === null || other.identity === at.identity
        ? forAnother
        : `the same call works for ${identityTraits[other.identity].words}`,
    ({ beside }) => beside.otherIdentityWorks !== null,
  ),
  'works for another person': fact(forAnother, worksForAnother),
} satisfies Record<string, Fact>;
