import { jwtFacts } from '../reading/jwt-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const jwtQshMismatch: Rule = {
  id: 'jwt-qsh-mismatch',
  title: "The query hash in the app's JWT is not that of the request",
  who: 'app developer',
  needs: ['credential', 'address', 'body', 'siblings', 'notes'],
  docs: 'docs/rules/jwt-qsh-mismatch.md',
  applies: ({ identity, at }) =>
    identity === 'connect-app' || at.credential.scheme === 'jwt' || at.heard.has('qsh'),
  diagnose(reading) {
    const { at, notes, beside } = reading;
    const jwt = jwtFacts(reading);
    const encoded = at.address.oddities.has('encoded-query');
    return {
      clues: [
        ...clue(at.heard.has('qsh'), 6, 'the answer names the query hash'),
        ...clue(jwt.hardQuery.length > 0, 1.2, `the request holds ${jwt.hardQuery.join(', ')}`),
        ...clue(
          encoded && at.status === 401 && jwt.involved,
          3,
          'the question mark is encoded, so that what was signed as a query was sent as a path',
        ),
        ...clue(
          jwt.plainWorks && at.address.query.length > 0,
          3,
          'calls with another query work with the same key',
        ),
        ...clue(notes.canonicalRequest, 2.5, 'the canonical request differs'),
        ...clue(
          jwt.claims?.qsh === 'context-qsh' && at.address.place !== 'app',
          4.5,
          'the token is a context token (qsh "context-qsh"), which opens no REST call',
        ),
        ...clue(
          jwt.claims !== null && jwt.claims.qsh === undefined && jwt.involved,
          1.5,
          'the token has no qsh claim',
        ),
        ...clue(notes.says('qsh', 'query hash', 'canonical'), 3.5, 'the notes speak of the query hash'),
        ...clue(jwt.allRefused && at.address.query.length === 0, -1.2, 'calls without query fail as well'),
        ...clue(
          at.heard.has('signature') || at.heard.has('claims') || at.heard.has('expired'),
          -2.5,
          'the answer names another part of the token',
        ),
        ...clue(at.status === 403 && at.address.place !== 'app', -1, 'a refused token is answered with 401'),
        ...clue(
          at.login.recognised || (beside.ownWorked.length > 0 && at.address.query.length === 0 && !encoded),
          -2,
          'the key and the method of signing work',
        ),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Build the canonical request by the rules: METHOD&path without the base address&sorted query; %20 for blanks, values of one key joined by commas, jwt itself left out.',
          link: links.jwt,
        },
        {
          who: 'app developer',
          step: 'Hash exactly the address that is sent: sign after the last change to the query, or let atlassian-jwt do it.',
        },
      ],
      settledBy: 'the same call without query parameters: if it works, the hash is the reason',
    };
  },
};
