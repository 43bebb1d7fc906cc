import { jwtFacts } from '../reading/jwt-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const jwtBadSignature: Rule = {
  id: 'jwt-bad-signature',
  title: 'The JWT is signed with a wrong or stale shared secret',
  who: 'app developer',
  needs: ['credential', 'body', 'siblings', 'notes'],
  docs: 'docs/rules/jwt-bad-signature.md',
  applies: ({ identity, at, caller }) =>
    caller.app || identity === 'connect-user' || at.credential.scheme === 'jwt' || at.address.place === 'app',
  diagnose(reading) {
    const { at, notes, beside } = reading;
    const jwt = jwtFacts(reading);
    return {
      clues: [
        ...clue(
          at.heard.has('signature') && at.address.place !== 'connect-auth-server',
          6,
          'the answer names the signature',
        ),
        ...clue(
          at.heard.has('signature') && at.address.place === 'connect-auth-server',
          4,
          'the authorization server could not verify the signature of the assertion',
        ),
        ...clue(
          notes.says(
            'shared secret',
            'sharedsecret',
            'secret+changed',
            'secret+old',
            'secret+stale',
            'reinstall',
            're-install',
            'installed again',
            'database restored',
            'restored+backup',
          ),
          4.2,
          'the notes speak of a changed or older shared secret',
        ),
        ...clue(jwt.allRefused && jwt.involved, 1.2, 'every call of this installation is refused'),
        ...clue(
          jwt.claims?.alg !== undefined && jwt.claims.alg !== 'HS256' && at.address.place !== 'app',
          3,
          `the token is signed with ${jwt.claims?.alg ?? ''} in place of HS256`,
        ),
        ...clue(
          notes.says('other site+work', 'other installation', 'other tenant', 'other customers'),
          1.5,
          'other installations of the app work',
        ),
        ...clue(
          notes.says('signature+check out', 'signature+verif', 'signature+valid', 'signature+correct'),
          -3,
          'the notes say that the signature is right',
        ),
        ...clue(beside.ownWorked.length > 0, -4, 'another call signed with the same secret worked'),
        ...clue(
          at.heard.has('qsh') || at.heard.has('expired') || at.heard.has('claims'),
          -4,
          'the answer names another part of the token',
        ),
        ...clue(at.login.recognised, -4, 'the caller was recognised'),
        ...clue(at.status === 403 && at.address.place !== 'app', -1, 'a refused token is answered with 401'),
        ...clue(!jwt.involved && at.address.place !== 'connect-auth-server', -2, 'no JWT is involved'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Store the shared secret of every verified installed event by clientKey and sign with the newest one.',
          link: links.jwt,
        },
        {
          who: 'Jira administrator',
          step: 'If the secret is lost, uninstall and install the app again: a new installed event brings a new one.',
        },
      ],
      settledBy: 'verifying one token offline with the newest stored secret of this clientKey',
    };
  },
};
