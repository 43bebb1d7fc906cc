import { redactText } from '../../evidence/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import {
  askServerInfo,
  baseOf,
  compareName,
  developer,
  portOf,
  restoreJira,
  tenantOf,
} from '../fixes/index.ts';
import { isCloudHost, type Reading } from '../reading/reading.ts';
import { leavesServer } from '../reading/redirect.ts';

/** The base address that another call of the evidence shows to be right: a redirect names it, or the call works there. */
function shownElsewhere({ at, others }: Reading): string | null {
  const target = at.redirectTo;
  if (target?.host && target.scheme !== null && target.restPath !== null && leavesServer(at))
    return `${target.scheme}://${portOf(at.headers.get('location') ?? '', target.host)}${target.contextPath}`;
  const operation = (path: string | null) => path?.replace(/^\/rest\/api\/(?:2|3|latest)/, '') ?? null;
  const works = others.find(
    ({ outcome, body, address }) =>
      outcome === 'worked' &&
      body.form !== 'html' &&
      address.place !== 'gateway' &&
      address.restPath !== null &&
      operation(address.restPath) === operation(at.address.restPath) &&
      (address.host !== at.address.host || address.contextPath !== at.address.contextPath),
  );
  if (works === undefined) return null;
  const url = works.exchange.request.url.slice(0, 400);
  return url.slice(0, url.indexOf('/rest'));
}

/** The one change to make, where the address itself shows what is odd. */
function correction(reading: Reading): string {
  const { at, selfHosted } = reading;
  const { oddities, place } = at.address;
  if (place === 'gateway' && oddities.has('trailing-slash'))
    return 'Remove the slash at the end of the path.';
  if (oddities.has('double-slash'))
    return 'Remove the slash at the end of the configured base address: it makes a double one.';
  if (oddities.has('jira-segment') && isCloudHost(reading))
    return 'Remove /jira from the base address: Cloud has nothing before /rest.';
  if (oddities.has('page-address'))
    return 'Configure the site address only, not that of a page (/browse, /projects, /jira/software).';
  if (oddities.has('doubled-base')) return 'Configure the address without /rest/api: the client adds it.';
  const right = shownElsewhere(reading);
  if (right !== null) return `Configure ${redactText(right)} as the base address.`;
  if (oddities.has('http')) return 'Begin the base address with https: a redirect turns writes into reads.';
  if (at.said.has('siteUnknown')) return compareName(reading);
  if (at.body.form === 'html')
    return `Open ${baseOf(reading)} in a private window. Where a login page of your company comes, ask whoever runs it to let this program through; else configure the address that the window ends at.`;
  if (place === 'gateway')
    return 'Configure exactly https://api.atlassian.com/ex/jira/{cloudId}, and let the path follow at once.';
  return selfHosted || (place === 'self-hosted' && !isCloudHost(reading))
    ? 'Configure the exact base address as the browser shows it, context path included: https, no slash at the end.'
    : 'Configure exactly https://your-site.atlassian.net: https, no path, no slash at the end.';
}

export const wrongSiteUrl: Cause = {
  title: 'The base address is wrong',
  gate: 'address',
  owner: 'app developer',
  about: 'identity',
  needsCaller: false,
  possible: all(
    not('at connect authorization server'),
    not('at app'),
    not(all('as forge', 'at relative path', not('address odd'))),
  ),
  decisive: [
    'base address wrong',
    'host without Jira',
    'says tlsExpected',
    'certificate of another host',
    all('only the base differs', not('gateway address wrong')),
    all('trailing slash', 'says scopeMismatch'),
    'double slash',
    'host malformed',
    'says addressInvalid',
    all('redirected to https', 'writes'),
    'came by redirect',
  ],
  strong: [
    all('path without rest', not('others work here')),
    all(
      'works at another address',
      not(any('other site works', 'gateway address wrong', 'refused before one address only')),
    ),
    all('redirected to another host', not('at authorization server'), not('asks to log in elsewhere')),
    all('says siteUnknown', 'status 404', not(any('serverInfo fails', 'worked before'))),
    all('plain http', 'writes', any('status 405', 'empty list')),
    all('on own server', 'status 404', 'says webServerNotFound'),
  ],
  leans: [
    'says siteUnknown',
    all('on own server', 'status 404', 'path of everybody'),
    all('on own server', 'status 404', 'signed by a web server'),
    all('on cloud', 'status 404', 'of a page', 'path known', not('host works')),
    all('path of a page', any(not('status unstated'), 'writes'), not('status 401')),
    'plain http',
    all('unfilled address', not('unfilled path')),
  ],
  against: [
    all('answered by Jira', not('double slash'), not('works at another address')),
    all(any('recognised', 'host works'), not('address odd')),
  ],
  fix: (reading) => [
    developer(correction(reading)),
    ...(reading.at.said.has('siteUnknown')
      ? [restoreJira]
      : shownElsewhere(reading) === null && reading.at.address.place !== 'gateway'
        ? [
            developer(
              `Open ${baseOf(reading)}/rest/api/2/serverInfo: its baseUrl is the address to configure.`,
            ),
          ]
        : []),
  ],
  settledBy: (reading) =>
    reading.at.said.has('siteUnknown')
      ? tenantOf(reading)
      : `${askServerInfo(reading)} (JSON with a baseUrl proves the address, a page refutes it)`,
};
