import type { IdentityKind } from '../../evidence/index.ts';
import { type IdentityTraits, identityKinds, identityTraits } from '../../jira-facts/index.ts';
import { any } from '../algebra.ts';
import type { Reading } from '../reading/reading.ts';
import { type Fact, fact, scene } from './fact.ts';
import type { When } from './index.ts';

/** Tokens of an Atlassian account; on Server and Data Center they are nobody's. */
export const tokensOfCloud = ['api-token', 'scoped-api-token', 'service-account-token'] as const;
export const asTokenOfCloud: When = any(...tokensOfCloud.map((kind) => `as ${kind}` as const));

type CallerFact = `as ${IdentityKind}`;

const having = (wanted: (traits: IdentityTraits) => boolean): Fact =>
  scene(({ identity }) => wanted(identityTraits[identity]));

/** `as pat`, `as anonymous` …: one for each kind there is. */
const eachKind = Object.fromEntries(
  identityKinds.map((kind) => [
    `as ${kind}`,
    identityTraits[kind].rightsOf === 'nobody'
      ? // Whoever is called nobody and sent a credential all the same has one of a kind that has no name here (OAuth 1.0a).
        fact(
          'the call was made without credential',
          ({ identity, at }) => identity === kind && at.credential.scheme === null,
        )
      : scene(({ identity }) => identity === kind),
  ]),
) as Record<CallerFact, Fact>;

/** Who calls; what several kinds have in common is read from their traits. */
export const callerFacts = {
  ...eachKind,
  'as app': having(({ rightsOf }) => rightsOf === 'app'),
  'as oauth': having(takesOAuthToken),
  'as basic': having(({ schemes }) => schemes.includes('basic')),
  'as pair or pat': having(({ schemes, home }) => schemes.includes('basic') || home === 'self-hosted'),
  'as impersonator': having(({ throughApp, framework }) => throughApp && framework !== null),
  'as connect': having(({ framework }) => framework === 'connect'),
  'as forge': having(({ framework }) => framework === 'forge'),
  // What an authorization server gives out ends by itself.
  'as holder of an access token': having(
    ({ schemes, scopeWorld }) => scopeWorld !== null && schemes.every((scheme) => scheme === 'bearer'),
  ),
  'as scoped': scene(({ identity, selfHosted }) => {
    const traits = identityTraits[identity];
    // Server and Data Center have scopes for OAuth 2.0 alone.
    return selfHosted ? traits.listedBy === 'client id' : traits.scopeWorld !== null;
  }),
  'gateway token at the site': fact(
    'a token of this kind works only at https://api.atlassian.com/ex/jira/{cloudId}, and the call went to the site',
    ({ identity, at }) =>
      identityTraits[identity].home === 'gateway' &&
      // Forge adds the site by itself, and shows it; what is sent by hand names its scheme.
      (identityTraits[identity].framework === null ||
        (at.credential.scheme === 'bearer' && at.said.size === 0 && !at.login.recognised)) &&
      at.address.place === 'cloud-site' &&
      // The gateway stands at each site as well.
      !at.address.path.startsWith('/gateway/'),
  ),
  'site credential at the gateway': fact(
    'a credential of this kind belongs to the site address, and the call went to the gateway',
    ({ identity, at }) =>
      identityTraits[identity].home.startsWith('site') &&
      at.address.place === 'gateway' &&
      !isBesideProducts(at.address) &&
      !isOfOrganisation(at.address),
  ),
};

/** Interfaces of the gateway that stand beside those of the products, and take a pair as a site does: Assets, operations, automation. */
export const isBesideProducts = ({ path }: Reading['at']['address']): boolean =>
  /^\/(?:jsm|automation|forms)\//.test(path);

/** Interfaces for those who administer an organisation, which take keys of theirs. */
export const isOfOrganisation = ({ path }: Reading['at']['address']): boolean =>
  /^\/(?:admin|users|scim|control)\//.test(path);

/** Its credential is a token of an authorization server, and nothing else will do. */
export function takesOAuthToken({ schemes, scopeWorld }: IdentityTraits): boolean {
  return (
    (scopeWorld === 'oauth2' || scopeWorld === 'forge') && schemes.every((scheme) => scheme === 'bearer')
  );
}
