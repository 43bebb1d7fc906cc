import type { Finding } from '../../diagnosis/index.ts';
import type { Evidence, Exchange } from '../../evidence/index.ts';
import type { Identity } from '../../jira-client/index.ts';
import type { ProbeResult } from '../../report/index.ts';

/** The addresses of one run, each without trailing slash. */
export interface RunAddresses {
  readonly siteOrigin: string;
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly connectAuthServerUrl: string;
}

/** Names of one run's addresses as a diagnosis knows them, and back. */
export interface Places {
  known(exchange: Exchange): Exchange;
  knownNotes(notes: Readonly<Record<string, unknown>>): Record<string, unknown>;
  own(finding: Finding): Finding;
  /** The same identity, its exchanges told in Atlassian's names. */
  knownIdentity(identity: Identity): Identity;
  ownProbe(probe: ProbeResult): ProbeResult;
}

const knownSite = 'https://example.atlassian.net';

/**
 * Rules tell the site, the gateway and the authorization servers apart by Atlassian's host names. A custom domain, a
 * FedRAMP gateway or a simulated site has others, and the run knows which is which: so evidence is put into
 * Atlassian's names before it is judged, and the findings are put back into the run's own.
 */
export function placesOf(addresses: RunAddresses, deployment: Evidence['deployment']): Places {
  const pairs: (readonly [string, string])[] = [
    [addresses.connectAuthServerUrl, 'https://oauth-2-authorization-server.services.atlassian.com'],
    [addresses.apiUrl, 'https://api.atlassian.com'],
    [addresses.authUrl, 'https://auth.atlassian.com'],
    ...(deployment === 'cloud' &&
    !/\.(atlassian\.net|jira\.com)$/.test(new URL(addresses.siteOrigin).hostname)
      ? [[addresses.siteOrigin, knownSite] as const]
      : []),
  ];
  const renamed = pairs.filter(([own, known]) => own !== known).sort(([a], [b]) => b.length - a.length);
  const toKnown = (text: string): string => {
    const pair = renamed.find(
      ([own]) => text === own || text.startsWith(`${own}/`) || text.startsWith(`${own}?`),
    );
    return pair === undefined ? text : pair[1] + text.slice(pair[0].length);
  };
  const toOwn = (text: string): string =>
    renamed.reduce(
      (sofar, [own, known]) => sofar.replaceAll(known, own).replaceAll(hostOf(known), hostOf(own)),
      text,
    );
  const known = (exchange: Exchange): Exchange => ({
    ...exchange,
    request: { ...exchange.request, url: toKnown(exchange.request.url) },
    response:
      exchange.response === null
        ? null
        : { ...exchange.response, headers: withLocation(exchange.response.headers, toKnown) },
  });
  const renamedIn = (value: unknown): unknown => {
    if (typeof value === 'string') return toKnown(value);
    if (Array.isArray(value)) return value.map(renamedIn);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamedIn(item)]));
  };
  const knownNotes = (notes: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(notes).map(([key, value]) => [key, renamedIn(value)]));
  const own = (finding: Finding): Finding => ({
    ...finding,
    because: finding.because.map(toOwn),
    fix: finding.fix.map((step) => ({ ...step, step: toOwn(step.step) })),
    ...(finding.settledBy === undefined ? {} : { settledBy: toOwn(finding.settledBy) }),
  });
  const knownIdentity = (identity: Identity): Identity => ({
    ...identity,
    ...(identity.notes === undefined ? {} : { notes: () => knownNotes(identity.notes?.() ?? {}) }),
    authenticate: async (signal) => {
      const outcome = await identity.authenticate(signal);
      return outcome.ok ? outcome : { ok: false, exchanges: outcome.exchanges.map(known) };
    },
    call: async (request, signal) => known(await identity.call(request, signal)),
    ask: async (request, signal) => {
      const answer = await identity.ask(request, signal);
      return { ...answer, exchange: known(answer.exchange) };
    },
    ...(identity.elsewhere === undefined ? {} : { elsewhere: knownIdentity(identity.elsewhere) }),
  });
  const ownProbe = (probe: ProbeResult): ProbeResult => ({
    ...probe,
    findings: probe.findings.map(own),
    ...(probe.note === undefined ? {} : { note: toOwn(probe.note) }),
    ...(probe.evidence === undefined
      ? {}
      : { evidence: probe.evidence.map((view) => ({ ...view, curl: toOwn(view.curl) })) }),
  });
  return { known, knownNotes, own, knownIdentity, ownProbe };
}

const hostOf = (url: string): string => new URL(url).host;

function withLocation(
  headers: Readonly<Record<string, string>>,
  rename: (text: string) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === 'location' ? rename(value) : value]),
  );
}
