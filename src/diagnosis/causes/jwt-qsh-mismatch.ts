import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { ask, developer, links, shown } from '../fixes/index.ts';

export const jwtQshMismatch: Cause = {
  title: "The query hash in the app's JWT is not that of the request",
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: any('as connect-app', 'says qsh'),
  decisive: ['says qsh', 'context token', 'signed for another call'],
  strong: [all('plain calls work', 'status 401'), all('encoded question mark', 'status 401')],
  leans: [all('status 401', 'hard query'), 'no qsh'],
  // A known time or issuer beats every word, and the code is the same for every site.
  against: ['exp passed', 'issuer is no app key', 'another tenant works'],
  fix: () => [
    developer(
      'Build the canonical request by the rules: METHOD&path without the base address&sorted query; %20 for blanks, values of one key joined by commas, jwt itself left out.',
      links.jwt,
    ),
    developer(
      'Hash exactly the address that is sent: sign after the last change to the query, or let atlassian-jwt do it.',
    ),
  ],
  settledBy: (reading) =>
    `${ask(reading, shown(reading.at.address.restPath ?? '/rest/api/3/serverInfo'))} with a token made for the path without query (works: the hash is the reason)`,
};
