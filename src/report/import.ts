import { redactHeaders, redactText } from '../evidence/index.ts';
import type { Report } from './model.ts';
import { withTexts } from './printable.ts';
import { readableReport } from './read-report.ts';
import { webLink } from './web-link.ts';

type Imported =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: string };

/** A report made elsewhere, as text: accepted only if it is one and nothing in it looks like a secret. */
export function importReport(text: string): Imported {
  let received: unknown;
  try {
    received = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'The file is not JSON. Make it with: clearance check --format json' };
  }
  return acceptReport(received);
}

/** As {@link importReport}, for what was parsed already. */
export function acceptReport(received: unknown): Imported {
  const parsed = readableReport.safeParse(received);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue && issue.path.length > 0 ? ` (at ${issue.path.join('.')}: ${issue.message})` : '';
    return {
      ok: false,
      problem: `The file is not a Clearance report of schema version 1 or 2${place}. Make it with: clearance check --format json`,
    };
  }
  const known = [...new Set(parsed.data.identities.flatMap(({ account }) => account?.accountId ?? []))];
  if (known.length > mostAccounts) {
    const problem = `The report names ${known.length} accounts; one of ours names at most ${mostAccounts}.`;
    return { ok: false, problem };
  }
  const place = secretIn(withoutAccounts(parsed.data, known), []);
  if (place === undefined) return { ok: true, report: parsed.data };
  return {
    ok: false,
    problem: `The report holds something that looks like a secret or an e-mail address (at ${place}). Take it out, or make the report again; what is shown here must not log anybody in.`,
  };
}

/** Each is looked for in every sentence. A run has one account an identity. */
const mostAccounts = 50;

/** Identifiers by contract: long and mixed like a token, and no secret. */
const identifiers = new Set(['id', 'cloudId', 'startedAt']);

/** Shorter than any token, and without the dots of a JWT. */
const accountId = /^[\w:-]{1,64}$/;

/** The report with the accounts it names by contract taken out of every sentence, where they would read like tokens. */
function withoutAccounts(report: Report, accountIds: readonly string[]): Report {
  const known = accountIds.filter((id) => accountId.test(id)).sort((a, b) => b.length - a.length);
  return withTexts(report, (text) => known.reduce((rest, id) => rest.replaceAll(id, '***'), text));
}

/** What redaction leaves of an Authorization header in a curl line; the scheme beside the mask is no secret. */
const maskedAuthorization = /authorization: (?:[a-z0-9-]+ {1,2})?\*\*\*(?: \([^)]*\))?/gi;

/**
 * Where the first secret stands. What came over the wire is held to the letter; in our own sentences a colon after
 * "token" or "e-mail" begins an explanation, while tokens and addresses themselves are found there as well.
 */
function secretIn(value: unknown, path: readonly string[]): string | undefined {
  const name = path.at(-1) ?? '';
  if (typeof value === 'string') {
    if (identifiers.has(name)) return undefined;
    if (name === 'link') return harmlessLink(value) ? undefined : path.join('.');
    const rest = path.includes('evidence')
      ? value.replace(maskedAuthorization, '')
      : value.replace(/[:=]/g, ' ');
    return redactText(rest) === rest ? undefined : path.join('.');
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found =
      name === 'headers' && typeof inner === 'string'
        ? secretInHeader(key, inner, path)
        : secretIn(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The names of documentation pages read like tokens; what could log in is user info and the query. */
function harmlessLink(link: string): boolean {
  const address = webLink(link);
  if (address === undefined) return false;
  const { username, password, search } = new URL(address);
  return username === '' && password === '' && redactText(search) === search;
}

function secretInHeader(name: string, value: string, path: readonly string[]): string | undefined {
  return redactHeaders({ [name]: value })[name] === value ? undefined : [...path, name].join('.');
}
