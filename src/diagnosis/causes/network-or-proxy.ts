import { keptFromPage, speaksNoTls } from '../../evidence/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { administrator, again, developer, letOut, links, owner } from '../fixes/index.ts';
import { pageOnTheWay, policyOnTheWay } from '../named-conditions.ts';
import type { Reading } from '../reading/reading.ts';

/** What to do about the way, by where it ends. */
function wayOut({ at }: Reading): string {
  if (at.status === 407)
    return 'Give the program the user name and password of the proxy: HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT.';
  switch (at.failure?.kind) {
    case 'refused':
      return 'Check the address and its port, letter by letter: nobody listens there.';
    case 'timeout':
    case 'reset':
      return 'Ask whoever runs the firewall or proxy on the way to let the call through; HTTPS_PROXY and NO_PROXY say which proxy is used.';
    default:
      return 'Ask whoever runs the proxy or filter before the site to let this program through.';
  }
}

export const networkOrProxy: Cause = {
  title: 'The answer is not from Jira, or there was none',
  gate: 'network',
  owner: 'credential owner',
  about: 'run',
  needsCaller: false,
  decisive: [
    all(
      'no answer',
      not(
        any(
          'host not found',
          'host malformed',
          'host without Jira',
          'certificate of another host',
          'kept from the page',
        ),
      ),
    ),
    'status 407',
    'says egressBlocked',
    all('only the client differs', not(any('signed by the CDN', 'browser headers'))),
    all('signed by a proxy', not('mark of Jira')),
    all('page of a stranger', any('page in place of data', 'status 403'), not('signed by the CDN')),
    'says foreignGate',
  ],
  strong: [
    'gate of somebody else',
    // Jira itself may have refused as well: nobody has seen it.
    'kept from the page',
    all('page in place of data', 'at authorization server', not('asks for consent')),
    // A name that nobody knows may be a typing error as well.
    all('host not found', not('host malformed')),
    all(pageOnTheWay, any('status 405', 'status 403')),
    all('says webServerNotFound', 'status 403', not('mark of Jira')),
    // Jira has the operation, so who refuses its method is another; a write may have been redirected.
    all('status 405', 'path known', 'on cloud', not(any('writes', 'mark of Jira'))),
    policyOnTheWay,
    // The platform itself sends the credential, and answers in JSON.
    all(any('page asks to log in', 'status 403'), 'of a page', not('mark of Jira'), 'as forge'),
    all(
      'noted proxy',
      any('status 5xx', 'status 403', 'no answer', 'status unstated', 'redirected', 'status 400'),
      not('answered by Jira'),
    ),
  ],
  against: [
    'sent to the login of Atlassian',
    all('host works', not(any('only the client differs', 'noted proxy', 'page of a stranger'))),
  ],
  fix: (reading) =>
    reading.at.said.has('egressBlocked')
      ? letOut(reading)
      : reading.at.failure !== null && keptFromPage(reading.at.failure)
        ? fromServer(reading)
        : way(reading),
  settledBy: (reading) =>
    `${again(reading, { more: '-v' })} from the same machine (who answers, and with which certificate?)`,
};

/** Only a server of one's own can be told which origins it is to answer. */
function fromServer({ selfHosted }: Reading): FixSteps {
  const elsewhere = developer(
    'Make the call from a server of your own, which keeps the credential as well: in a page everybody can read it. A page of a Forge app calls with requestJira of @forge/bridge, a page of a Connect app with AP.request.',
    links.forgeBridge,
  );
  return selfHosted
    ? [
        administrator(
          'System → Allowlist: add the origin of the page (scheme://host:port, without a slash at the end) and choose “Allow Incoming”.',
          links.allowlist,
        ),
        elsewhere,
      ]
    : [elsewhere];
}

function way(reading: Reading): FixSteps {
  return [
    reading.beside.onlyDifference.has('user agent')
      ? owner(
          'Ask whoever runs the firewall or protection before the site to let this program pass, or send the User-Agent of one that passes.',
        )
      : reading.at.failure !== null && speaksNoTls(reading.at.failure)
        ? owner(
            'Compare scheme and port of the address with what the browser shows: what listens there answers in plain text, and shows no certificate.',
          )
        : reading.at.failure?.kind === 'tls'
          ? owner(
              'Give the client the certificate of the company or of the server (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE, SSL_CERT_FILE); do not switch verification off.',
            )
          : reading.at.failure?.kind === 'dns'
            ? owner(
                'Check the host name, letter by letter, and whether this machine can resolve it (nslookup).',
              )
            : owner(wayOut(reading)),
    owner('Repeat the call from another network: if it works there, the way is the reason.'),
  ];
}
