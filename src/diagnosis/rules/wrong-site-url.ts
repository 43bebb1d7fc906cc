import type { Address } from '../../jira-facts/index.ts';
import { clue, type Rule } from './rule.ts';

/** Operations that answer every caller who reaches Jira: a 404 there means that something else answered. */
const alwaysThere =
  /^\/rest\/api\/(2|3|latest)\/(myself|serverInfo|search|search\/jql|status|field|priority|issuetype|project|project\/search|mypermissions|issue|issue\/createmeta|resolution|filter|filter\/search|dashboard|user\/search|permissions|configuration)\/?$/;

export const wrongSiteUrl: Rule = {
  id: 'wrong-site-url',
  title: 'The base address is wrong',
  who: 'app developer',
  needs: ['address', 'redirects', 'body', 'siblings', 'deployment'],
  docs: 'docs/rules/wrong-site-url.md',
  applies: ({ at, identity }) =>
    at.address.place !== 'connect-auth-server' &&
    !(
      // Forge adds the site itself: with a plain relative path nobody chose a base address
      (identity === 'forge-app' || identity === 'forge-user') &&
      at.address.place === 'relative' &&
      at.address.oddities.size === 0
    ),
  diagnose(reading) {
    const { at, cloud, selfHosted, beside, others, notes } = reading;
    const { oddities, place, restPath, contextPath, scheme, host } = at.address;
    const elsewhere = beside.otherAddressWorks;
    const corrected = elsewhere !== null && elsewhere.address.place === place;
    const to = at.redirectTo;
    const toHttps = to !== null && scheme === 'http' && to.scheme === 'https';
    const otherHost = to !== null && to.host !== null && to.host !== host;
    const login = to !== null && /login|signin|sso|saml/i.test(to.path);
    const writes = at.method === 'POST' || at.method === 'PUT' || at.method === 'DELETE';
    const turned = others.some(
      (call) =>
        call.method === 'GET' && writes && call.address.restPath === restPath && call.index > at.index,
    );
    const cameFromRedirect = others.some(
      (call) =>
        call.outcome === 'redirected' &&
        call.index < at.index &&
        call.method !== at.method &&
        call.redirectTo?.restPath === restPath,
    );
    const known = restPath !== null && alwaysThere.test(restPath);
    const foreignPage =
      (at.body.form === 'html' && (at.heard.has('webServerNotFound') || at.heard.has('deadLink'))) ||
      (at.body.form === 'text' && at.heard.has('webServerNotFound'));
    const foreignServer = /apache|nginx|iis|tomcat|openresty|caddy|haproxy/i.test(
      at.headers.get('server') ?? '',
    );
    return {
      clues: [
        ...clue(corrected, 4.5, 'the same call works at the corrected address'),
        ...clue(
          oddities.has('double-slash'),
          4,
          'the path has a double slash, as a base address with a trailing slash makes it',
        ),
        ...clue(
          cloud && oddities.has('jira-segment'),
          4.5,
          'the address has a /jira segment, and Cloud has none before /rest',
        ),
        ...clue(
          scheme === 'http' && at.status === 405 && writes,
          2.4,
          'a write through http: is redirected, and arrives as a read',
        ),
        ...clue(oddities.has('page-address'), 5.5, 'a page address was taken as the base address'),
        ...clue(oddities.has('doubled-base'), 4, 'the REST path occurs twice in the address'),
        ...clue(
          at.failure?.kind === 'tls' &&
            /(doesn't|does not|not) match|altname|mismatch|not valid for/i.test(at.failure.message),
          5,
          'the certificate is that of another host: the host name is wrong',
        ),
        ...clue(oddities.has('malformed-host'), 4.5, 'the host name is malformed'),
        ...clue(
          cloud &&
            contextPath !== '' &&
            !oddities.has('gateway-path') &&
            !oddities.has('jira-segment') &&
            !oddities.has('page-address'),
          3.5,
          'Cloud has no path before /rest',
        ),
        ...clue(toHttps, 3.5, 'the address begins with http: and is redirected to https'),
        ...clue(turned, 2.5, 'the redirect turned a write into a GET'),
        ...clue(
          !turned && (cameFromRedirect || beside.cameByRedirect),
          4.5,
          'a redirect came before and turned a write into a GET',
        ),
        ...clue(login && !otherHost && beside.ownWorked.length > 0, -2, 'other calls work at this site'),
        ...clue(otherHost && !login && !toHttps, 3, 'the address redirects to another host'),
        ...clue(
          oddities.has('trailing-slash') && at.heard.has('scopeMismatch'),
          7.5,
          'the gateway says "scope does not match" also to a path with a trailing slash',
        ),
        ...clue(
          oddities.has('double-slash') && at.heard.has('scopeMismatch'),
          4,
          'the gateway says "scope does not match" also to a path with a double slash',
        ),
        ...clue(
          at.status === 404 && known && at.needs.match === 'known' && !at.body.hasErrorMessages && !cloud,
          1.6,
          'an operation that every Jira has is not found there',
        ),
        ...clue(
          at.status === 404 &&
            known &&
            cloud &&
            !at.body.hasErrorMessages &&
            !at.body.gatewayShape &&
            at.address.version !== null &&
            !(restPath ?? '').endsWith('/search'),
          1,
          'an operation that every Jira has is not found there',
        ),
        ...clue(
          at.status === 404 && foreignPage && selfHosted,
          2.8,
          'the 404 page is that of a web server, not of Jira: the context path is missing',
        ),
        ...clue(
          at.status === 404 && foreignServer && selfHosted && at.body.form !== 'json',
          2,
          'a web server in front of Jira answers',
        ),
        ...clue(
          at.status === 404 && cloud && at.body.form === 'html' && at.needs.match === 'known',
          1.8,
          'a page answers in place of the REST API',
        ),
        ...clue(
          at.status === 200 && at.body.form === 'html',
          1.8,
          'a page answers with 200 where JSON belongs',
        ),
        ...clue(at.heard.has('siteUnknown'), 3, 'there is no site of this name'),
        ...clue(place === 'atlassian-other', 6, 'this Atlassian host serves no Jira REST API'),
        ...clue(place === 'unreadable', 3.5, 'the address cannot be read'),
        ...clue(
          oddities.has('non-rest-path') &&
            /^\/(browse|issues|projects|secure|jira|$)/.test(at.address.path) &&
            at.status !== null &&
            at.status !== 401,
          1.5,
          'the path is that of a page',
        ),
        ...clue(scheme === 'http' && cloud, 1.5, 'Cloud speaks https only'),
        ...clue(
          oddities.has('blank-in-path') || oddities.has('placeholder'),
          contextPath === '' ? 1.5 : 3.5,
          'the address holds a blank or an unfilled placeholder',
        ),
        ...clue(place === 'gateway' && contextPath !== '', 3, 'the gateway address has a path before /rest'),
        ...clue(
          notes.says(
            'context path',
            'base url',
            'site url',
            'wrong host',
            'trailing slash',
            'renamed',
            'subfolder',
            'reverse proxy+path',
            'typo in+url',
            'vanity',
            'custom domain',
          ),
          2.5,
          'the notes speak of the address',
        ),
        ...clue(
          at.heard.has('routeMissing') && !oddities.has('double-slash') && contextPath === '' && !known,
          -1.5,
          'Jira itself answered',
        ),
        ...clue(
          at.body.hasErrorMessages && !corrected && !oddities.has('double-slash') && !toHttps,
          -3,
          'Jira itself answered',
        ),
        ...clue(
          at.login.recognised && oddities.size === 0,
          -2.5,
          'Jira recognised the caller at this address',
        ),
        ...clue(beside.hostWorks && oddities.size === 0, -3.5, 'other calls work at the same base address'),
        ...clue(
          at.failure !== null && at.failure.kind !== 'dns' && !oddities.has('malformed-host'),
          -0.5,
          'there was no answer at all',
        ),
      ],
      fix: [
        { who: 'app developer', step: correction(at.address, selfHosted, toHttps) },
        {
          who: 'app developer',
          step: 'Call {base}/rest/api/2/serverInfo: its baseUrl is the address to use.',
        },
      ],
      settledBy:
        'GET {base}/rest/api/2/serverInfo: JSON with a baseUrl proves the address, a page refutes it',
    };
  },
};

/** The one change to make, where the address itself shows what is odd. */
function correction({ oddities, place }: Address, selfHosted: boolean, toHttps: boolean): string {
  if (place === 'gateway' && oddities.has('trailing-slash'))
    return 'Remove the slash at the end of the path.';
  if (oddities.has('double-slash'))
    return 'Remove the slash at the end of the configured base address: it makes a double one.';
  if (oddities.has('jira-segment') && !selfHosted)
    return 'Remove /jira from the base address: Cloud has nothing before /rest.';
  if (oddities.has('page-address'))
    return 'Configure the site address only, not that of a page (/browse, /projects, /jira/software).';
  if (oddities.has('doubled-base')) return 'Configure the address without /rest/api: the client adds it.';
  if (toHttps) return 'Begin the base address with https: a redirect turns writes into reads.';
  if (place === 'gateway')
    return 'Configure exactly https://api.atlassian.com/ex/jira/{cloudId}, and let the path follow at once.';
  return selfHosted
    ? 'Configure the exact base address as the browser shows it, context path included: https, no slash at the end.'
    : 'Configure exactly https://<site>.atlassian.net: https, no path, no slash at the end.';
}
