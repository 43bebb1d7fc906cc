import { createLog } from '../../../src/add-on/log.ts';
import type { Administration } from '../../../src/add-on/server/administrators.ts';
import { framesOfSites, framesOfTenant } from '../../../src/add-on/server/connect/framing.ts';
import { panelGet } from '../../../src/add-on/server/connect/panel-get.ts';
import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';
import { parseSiteHostPattern } from '../../../src/tokens/index.ts';
import { adaFor, app, caching, headOf, now, tenant } from './connect-tokens.ts';
import { toldAnswer } from './told-answer.ts';

interface Asked {
  readonly query?: string;
  readonly claims?: Record<string, unknown>;
  readonly administration?: Administration;
  readonly known?: ConnectTenant | null;
  readonly built?: boolean;
  readonly accept?: string;
  readonly wait?: number | null;
  readonly jwt?: string;
}

/** What Jira's frame gets for the page of the panel. */
async function opened({
  query = 'lic=none',
  administration = { kind: 'administrator' },
  known = tenant,
  ...asked
}: Asked) {
  const about: unknown[] = [];
  const { said, res } = toldAnswer();
  res.locals.traceId = 'trace-1';
  const get = panelGet({
    ...{ app, now, cache: caching(known), log: createLog('silent', { write: () => undefined }) },
    refusals: { note: () => asked.wait ?? null },
    builtHtml: asked.built === false ? null : '<html></html>',
    bridgeUrl: 'https://bridge.example/all.js',
    administration: async ({ clientKey }, accountId) => {
      about.push([clientKey, accountId]);
      return administration;
    },
  });
  const path = `/connect/panel?${query}`;
  const jwt = asked.jwt ?? adaFor('GET', path, asked.claims);
  const req = headOf('GET', jwt === '' ? path : `${path}&jwt=${jwt}`);
  Object.assign(req, { query: { ...Object.fromEntries(new URLSearchParams(query)), ...(jwt && { jwt }) } });
  Object.assign(req.headers, { accept: asked.accept ?? '*/*' });
  await get(req, res, () => undefined);
  return {
    status: said.status,
    body: said.body,
    html: String(said.sent ?? ''),
    headers: said.headers,
    type: said.type,
    about,
  };
}

const framedBy = (policy = '') => policy.split('frame-ancestors ')[1];
const custom = { ...tenant, displayUrl: 'https://jira.acme.example/x' };

test('an administrator gets the page, framed by the site alone', async () => {
  const { status, html, headers, type, about } = await opened({});
  expect([status, html, type, about]).toEqual([200, '<html></html>', 'html', [['acme', 'ada']]]);
  expect(headers['Content-Security-Policy']).toContain("script-src 'self' https://bridge.example");
  expect(framedBy(headers['Content-Security-Policy'])).toBe('https://acme.atlassian.net');
  const shown = await opened({ known: custom, query: 'xdm_e=https%3A%2F%2Fjira.acme.example' });
  expect(framedBy(shown.headers['Content-Security-Policy'])).toBe(
    'https://acme.atlassian.net https://jira.acme.example',
  );
});

const anySite = 'https://acme.atlassian.net https://*.atlassian.net';
test.each<[string, Asked, number, string, string]>([
  ['without a ticket', { jwt: '' }, 401, 'Open this page from Jira', 'https://*.atlassian.net'],
  [
    'of a site never heard of',
    { known: null },
    401,
    'Clearance does not know this site',
    'https://*.atlassian.net',
  ],
  [
    'that is gone',
    { known: { ...tenant, state: 'uninstalled' } },
    401,
    'Clearance is uninstalled from this site',
    'https://*.atlassian.net',
  ],
  [
    'too often',
    { known: null, wait: 7 },
    429,
    'Clearance cannot answer right now',
    'https://*.atlassian.net',
  ],
  [
    'by a token of the API',
    { claims: { qsh: 'context-qsh' } },
    401,
    'Jira’s ticket for this page was not accepted',
    'https://*.atlassian.net',
  ],
  ['by nobody', { claims: { sub: undefined } }, 403, 'Nobody is logged in', anySite],
  [
    'by somebody else',
    { administration: { kind: 'not-administrator' } },
    403,
    'This page is for Jira administrators',
    anySite,
  ],
  ['before it is built', { built: false }, 503, 'The panel is not built', anySite],
])('a page opened %s is refused in words', async (_what, asked, status, title, framed) => {
  const answer = await opened(asked);
  expect([answer.status, answer.type, framedBy(answer.headers['Content-Security-Policy'])]).toEqual([
    status,
    'html',
    framed,
  ]);
  expect(answer.html).toContain(`<h1>${title}</h1>`);
  expect(answer.html).toContain('Trace id trace-1');
  const json = await opened({ ...asked, accept: 'application/json' });
  const { error } = Object(json.body);
  expect([json.status, json.html, error.message.startsWith(`${title}. `)]).toEqual([status, '', true]);
});

test('a program is told the code of a refusal', async () => {
  const codes = await Promise.all(
    [{ known: null }, { known: null, wait: 7 }, { built: false }, { claims: { sub: undefined } }].map(
      async (asked) => {
        const { body } = await opened({ ...asked, accept: 'application/json' });
        return Object(body).error.code;
      },
    ),
  );
  expect(codes).toEqual(['unauthenticated', 'too-many-requests', 'unavailable', 'forbidden']);
});

test('the hosts of SITE_HOSTS may frame refusals: over https, and over http where they have a port', () => {
  const patterns = ['*.atlassian.net', 'jira.test', 'localhost:*'].flatMap(
    (text) => parseSiteHostPattern(text) ?? [],
  );
  expect(framesOfSites(patterns)).toEqual([
    ...['https://*.atlassian.net', 'https://jira.test', 'https://localhost:*', 'http://localhost:*'],
  ]);
});

test.each<[string | null, unknown]>([
  [null, 'https://jira.acme.example'],
  ['https://acme.atlassian.net/', 'https://acme.atlassian.net'],
  ['https://jira.acme.example', undefined],
  ['https://jira.acme.example', 'https://jira.acme.example:8443'],
  ['no address', 'null'],
])('shown as %j and framed from %j, the page is framed by the site alone', (displayUrl, from) => {
  expect(framesOfTenant({ ...tenant, displayUrl }, from)).toEqual(['https://acme.atlassian.net']);
});
