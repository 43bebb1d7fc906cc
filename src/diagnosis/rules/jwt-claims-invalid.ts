import { jwtFacts } from '../reading/jwt-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const jwtClaimsInvalid: Rule = {
  id: 'jwt-claims-invalid',
  title: 'iss, aud or sub of the JWT is wrong',
  who: 'app developer',
  needs: ['credential', 'body', 'notes', 'siblings'],
  docs: 'docs/rules/jwt-claims-invalid.md',
  applies: ({ identity, at, caller }) =>
    caller.app || identity === 'forge-user' || at.credential.scheme === 'jwt' || at.address.place === 'app',
  diagnose(reading) {
    const { at, notes, beside } = reading;
    const jwt = jwtFacts(reading);
    const iss = jwt.claims?.iss ?? '';
    const towardsJira = at.address.place === 'cloud-site' || at.address.place === 'relative';
    return {
      clues: [
        ...clue(at.heard.has('claims'), 5.5, 'the answer names a claim (issuer or audience)'),
        ...clue(
          towardsJira && jwt.involved && /^(urn:|https?:)|[0-9a-f]{8}-[0-9a-f]{4}/.test(iss),
          3.5,
          'iss is no app key: towards Jira it must be the key of the descriptor',
        ),
        ...clue(jwt.claims !== null && jwt.claims.iss === undefined, 3, 'the token has no issuer'),
        ...clue(
          notes.says(
            'iss+wrong',
            'issuer',
            'aud+wrong',
            'audience',
            'claim',
            'client key as',
            'clientkey as',
            'wrong app key',
            'app key+changed',
            'app key+differs',
          ),
          3.5,
          'the notes speak of the claims',
        ),
        ...clue(
          jwt.involved &&
            notes.says('signature+check out', 'signature+verif', 'signature+valid', 'signature+correct'),
          3,
          'the notes say that the signature is right',
        ),
        ...clue(jwt.allRefused && jwt.involved, 0.8, 'every call with such a token is refused'),
        ...clue(
          at.heard.has('appMissing') && jwt.involved,
          1.5,
          'the issuer is not known as an installed app',
        ),
        ...clue(beside.ownWorked.length > 0, -4, 'another call with the same claims worked'),
        ...clue(
          at.heard.has('qsh') || at.heard.has('signature') || at.heard.has('expired'),
          -2.5,
          'the answer names another part of the token',
        ),
        ...clue(at.login.recognised, -4, 'the caller was recognised'),
        ...clue(at.status === 403 && at.address.place !== 'app', -1, 'a refused token is answered with 401'),
        ...clue(!jwt.involved, -2, 'no JWT is involved'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Towards Jira: iss = the app key of the descriptor, no aud needed. From Jira: iss = clientKey, and for installed events aud = the baseUrl of the app. Forge: aud = the full app ARI.',
          link: links.jwt,
        },
      ],
      settledBy: 'the decoded claims of one refused token beside those of the reference',
    };
  },
};
