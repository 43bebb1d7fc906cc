import type { Administration } from '../../../src/add-on/server/administrators.ts';
import {
  panelPage,
  panelPolicy,
  refusalPage,
  refusalPolicy,
} from '../../../src/add-on/server/connect/panel-page.ts';
import {
  nobodyLoggedIn,
  notBuilt,
  type Refusal,
  refusalOf,
  tryAgain,
} from '../../../src/add-on/server/connect/refusal.ts';
import { unverifiedPage } from '../../../src/add-on/server/connect/unverified-page.ts';
import type { Finding } from '../../../src/diagnosis/index.ts';

const text = ({ code, title, sentences }: Refusal): string => [`${code}: ${title}`, ...sentences].join('\n');
const times = { now: 1_800_000_000, iat: 1, nbf: 1, exp: 1_799_999_000 };
const qsh = { received: 'a', expected: 'b' };

test.each<[Parameters<typeof unverifiedPage>[0], string]>([
  [
    { kind: 'token-missing' },
    `unauthenticated: Open this page from Jira
This address was opened without the ticket that Jira adds to it.
A Jira administrator finds the page under Apps → Manage apps, in the list on the left.`,
  ],
  [
    { kind: 'tenant-unknown', clientKey: 'x' },
    `unauthenticated: Clearance does not know this site
This server has no record of the installation that Jira opened the page from. It was installed on another server, or the record was lost.
A Jira administrator can uninstall Clearance under Apps → Manage apps and install it again; that makes a new record.`,
  ],
  [
    { kind: 'tenant-uninstalled', clientKey: 'x' },
    `unauthenticated: Clearance is uninstalled from this site
Jira told this server that the app was removed, and what it held of this site has been deleted.
A Jira administrator can install it again under Apps → Manage apps.`,
  ],
  [
    { kind: 'signature-invalid' },
    `unauthenticated: Jira and Clearance hold different secrets
Jira made the ticket for this page with another secret than the one it gave this server last. That happens when the secret was changed while the page was open, or when an installation never reached this server.
Load the page again in Jira.
If it stays like this, a Jira administrator can uninstall Clearance under Apps → Manage apps and install it again; that hands over a new secret.`,
  ],
  [
    { kind: 'expired', exp: times.exp, now: times.now },
    `unauthenticated: The ticket for this page is too old
Jira made it good until 2027-01-15 07:43:20 UTC; the clock of this server says 2027-01-15 08:00:00 UTC.
Load the page again in Jira.
If it happens every time, the clock of the server is wrong: who runs the server sets it (NTP).`,
  ],
  ...(['not-yet-valid', 'lives-too-long'] as const).map(
    (kind): [Parameters<typeof unverifiedPage>[0], string] => [
      { kind, ...times } as Parameters<typeof unverifiedPage>[0],
      `unauthenticated: The clocks of Jira and of this server disagree
The ticket Jira made for this page is for another time; the clock of this server says 2027-01-15 08:00:00 UTC.
Who runs the server sets its clock (NTP); then load the page again in Jira.`,
    ],
  ),
  ...(['qsh-mismatch', 'audience-mismatch'] as const).map(
    (kind): [Parameters<typeof unverifiedPage>[0], string] => [
      { kind, ...qsh } as unknown as Parameters<typeof unverifiedPage>[0],
      `unauthenticated: The address of this page was changed on its way
The ticket Jira made is for another address than the one that arrived here.
Load the page again in Jira.
If it happens every time, who runs the server compares BASE_URL with the address Jira opens; a proxy in between must pass path and query on unchanged.`,
    ],
  ),
  [
    { kind: 'token-malformed', problem: 'x' },
    `unauthenticated: Jira’s ticket for this page was not accepted
What arrived here is not what Jira adds to the address of this page.
Load the page again in Jira. If it happens every time, give the trace id below to who runs the server.`,
  ],
])('whoever opens the panel with %j reads what happened and who does what', (rejection, expected) => {
  expect(text(unverifiedPage(rejection))).toBe(expected);
});

const doubt = (findings: readonly object[]): Exclude<Administration, { kind: 'administrator' }> => ({
  kind: 'doubt',
  findings: findings as readonly Finding[],
});
const finding = {
  cause: 'rate-limited',
  because: ['the site said 429', 'it said when to come back'],
  fix: [{ who: 'you', step: 'Wait a minute.' }],
};

test.each<[Refusal, string]>([
  [
    nobodyLoggedIn,
    `forbidden: Nobody is logged in
This page is for Jira administrators. Log in to Jira and open it again.`,
  ],
  [
    tryAgain,
    `unavailable: Clearance cannot answer right now
Nothing is wrong with your site or your account. Load the page again in a minute.`,
  ],
  [
    notBuilt,
    `unavailable: The panel is not built
Who runs the server runs npm run build and starts it again.`,
  ],
  [
    refusalOf({ kind: 'not-administrator' }),
    `not-administrator: This page is for Jira administrators
Jira says that your account does not have the global permission Administer Jira.
A Jira administrator can open this page, or give you that permission under Settings → System → Global permissions.`,
  ],
  [
    refusalOf(doubt([])),
    `forbidden: Jira did not say whether you are an administrator
This is for Jira administrators only, and Jira gave no clear answer about your account.
Try again in a minute.`,
  ],
  [
    refusalOf(doubt([finding, { ...finding, because: ['never told'] }])),
    `forbidden: Jira did not say whether you are an administrator
This is for Jira administrators only, and Jira gave no clear answer about your account.
Most likely: Too many calls (rate-limited).
The site said 429.
It said when to come back.
You: Wait a minute.`,
  ],
])('a refusal says %#', (refusal, expected) => {
  expect(text(refusal)).toBe(expected);
});

test('a refusal as a page holds its words as words, and where it may be framed', () => {
  expect(refusalPage('A <b>', ['One & two.', 'Three.'], 'trace-1')).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A &lt;b&gt; – Clearance</title>
<style>body{font:14px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}small{opacity:.8}</style>
</head>
<body>
<main>
<h1>A &lt;b&gt;</h1>
<p>One &amp; two.</p>
<p>Three.</p>
<p><small>Trace id trace-1</small></p>
</main>
</body>
</html>
`);
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors";
  expect(refusalPolicy([])).toBe(`${policy} 'none'`);
  expect(refusalPolicy(['https://a.example', 'https://b.example'])).toBe(
    `${policy} https://a.example https://b.example`,
  );
});

test('the panel in Jira’s frame loads its own files and Jira’s script, and is framed by its site alone', () => {
  const built = '<head><meta name="clearance-door" content="forge" /><title>x</title></head>';
  expect(panelPage(built, 'https://bridge.example/all.js?a=1&b=2')).toBe(
    '<head><meta name="clearance-door" content="connect" /><script src="https://bridge.example/all.js?a=1&amp;b=2" data-options="sizeToParent:true;hideFooter:true"></script><title>x</title></head>',
  );
  expect(
    panelPolicy('https://bridge.example/all.js', ['https://a.example', 'https://b.example']).split('; '),
  ).toEqual([
    "default-src 'none'",
    "script-src 'self' https://bridge.example",
    "style-src 'self' https://bridge.example 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors https://a.example https://b.example',
  ]);
});
