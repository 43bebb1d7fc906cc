import { clue, links, type Rule } from './rule.ts';

export const assertionInvalid: Rule = {
  id: 'assertion-invalid',
  title: 'The assertion for a user token is refused for its content',
  who: 'app developer',
  needs: ['address', 'body', 'notes', 'request'],
  docs: 'docs/rules/assertion-invalid.md',
  applies: ({ at, identity }) =>
    at.address.place === 'connect-auth-server' ||
    at.asked.includes('jwt-bearer') ||
    (identity === 'connect-user' && at.heard.has('assertionContent') && at.body.oauthError !== null),
  diagnose({ at, notes, others }) {
    const claims = notes.assertionClaims;
    const host = at.address.host ?? '';
    const strangeAud = claims?.aud !== undefined && !claims.aud.includes(host);
    const strangeIss = claims?.iss !== undefined && !claims.iss.startsWith('urn:atlassian:connect:clientid:');
    const strangeSub =
      claims?.sub !== undefined && !claims.sub.startsWith('urn:atlassian:connect:useraccountid:');
    const life = claims?.exp !== undefined && claims.iat !== undefined ? claims.exp - claims.iat : null;
    const wrong = [
      ...(strangeAud ? ['aud is not the authorization server that was asked'] : []),
      ...(strangeIss ? ['iss is no urn:atlassian:connect:clientid'] : []),
      ...(strangeSub ? ['sub is no urn:atlassian:connect:useraccountid'] : []),
      ...(life !== null && life > 60
        ? [`the assertion lives ${Math.round(life)} seconds, 60 are allowed`]
        : []),
    ];
    const subject = at.heard.has('subjectRefused');
    return {
      clues: [
        ...clue(
          at.heard.has('assertionContent') && !subject,
          4.5,
          'the authorization server names what it refuses in the assertion',
        ),
        ...clue(wrong.length > 0, 5, wrong.join('; ')),
        ...clue(
          at.body.oauthError === 'invalid_grant' && !subject,
          2.2,
          'the authorization server answers invalid_grant',
        ),
        ...clue(
          at.body.oauthError === 'invalid_request',
          2.5,
          'the authorization server answers invalid_request',
        ),
        ...clue(
          at.body.oauthError === 'invalid_client',
          2,
          'the authorization server does not know the client',
        ),
        ...clue(at.status === 400, 0.6, 'a refused assertion is answered with 400'),
        ...clue(
          at.body.oauthError === 'unauthorized_client',
          -2,
          'the client, not the assertion, is refused',
        ),
        ...clue(
          others.some((call) => call.address.host === at.address.host && call.outcome === 'worked'),
          -1.5,
          'the same app got a token for another user',
        ),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'aud = the authorization server that is asked, iss = urn:atlassian:connect:clientid:{oauthClientId}, sub = urn:atlassian:connect:useraccountid:{accountId}, tnt = the address of the site, signed HS256 with the shared secret.',
          link: links.impersonation,
        },
        {
          who: 'app developer',
          step: 'Let the assertion live at most 60 seconds, and keep the clock of the server right.',
        },
      ],
      settledBy: 'error_description of the answer, and the decoded claims of the assertion',
    };
  },
};
