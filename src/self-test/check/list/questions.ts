import { type OperationsTable, oauthCovers, smallestSets } from '../../../jira-facts/index.ts';
import type { Report, ReportCheck } from '../../../report/index.ts';
import { askerFor, labelledAdminGroups, listedAdminGroups } from '../../probes/index.ts';
import { isSelfHosted } from '../../self-hosted/index.ts';
import type { Candidate } from '../credentials/index.ts';
import type { CheckRequest } from '../request/index.ts';
import { check } from './check-line.ts';

/** Which groups hold Administer Jira on this site: asked, because their names differ from site to site. */
export async function adminGroupsCheck(
  candidate: Candidate,
  groups: readonly string[] | null,
  signal: AbortSignal,
): Promise<ReportCheck> {
  const title = 'Groups that hold Administer Jira';
  const asker = askerFor(candidate.identity, signal, () => undefined);
  const listed = await listedAdminGroups(asker);
  const found = listed.ok ? listed : await labelledAdminGroups(asker);
  if (!found.ok) return check('admin-groups', title, 'inconclusive', `Not told: ${found.why}.`, candidate);
  const { names } = found.value;
  return check(
    'admin-groups',
    title,
    'healthy',
    `${names.join(', ')}; ${membership(groups, names)}.`,
    candidate,
  );
}

function membership(groups: readonly string[] | null, names: readonly string[]): string {
  if (groups === null) return 'Jira did not say which groups the account is in';
  const own = groups.filter((name) => names.includes(name));
  if (own.length > 0) return `the account is in ${own.join(', ')}`;
  return names.length === 1 ? 'the account is not in it' : 'the account is in none of them';
}

/** The end of the list: the same with somebody else, whether OAuth would do, what to write, and how to see it by hand. */
export function closingChecks(report: Report, request: CheckRequest, table: OperationsTable): ReportCheck[] {
  return [otherUser(report), wouldOAuthDo(report, request, table), whatToWrite(report), byHand(report)];
}

function otherUser({ identities }: Report): ReportCheck {
  const title = 'The same with a different user';
  return identities.length > 1
    ? check('other-user', title, 'healthy', `${identities.length} identities were asked side by side.`)
    : check(
        'other-user',
        title,
        'not-applicable',
        'Only one was given. Give a second credential, or let Clearance in Jira judge the other account without one.',
      );
}

function wouldOAuthDo({ needs }: Report, { profile }: CheckRequest, table: OperationsTable): ReportCheck {
  const title = 'Whether OAuth would do';
  if (needs.from === 'none')
    return check(
      'oauth',
      title,
      'not-applicable',
      'Nobody said what is needed: name a profile or operations.',
    );
  const operations = needs.operations.flatMap((name) => table.named(name) ?? []);
  const every = operations.flatMap(({ alternatives }) => alternatives.flatMap(({ scopes }) => scopes));
  const shut = operations.filter((operation) => !oauthCovers(every, operation).open);
  if (shut.length > 0) {
    const names = shut.map(({ method, path }) => `${method} ${path}`).join(', ');
    return check('oauth', title, 'healthy', `Not for all of it: ${names} is closed to OAuth.`);
  }
  const taken = profile === null ? true : profile.identities.some((kind) => kind.startsWith('oauth-'));
  const { fewest } = smallestSets(operations, 'oauth2');
  const scopes = fewest.length === 0 ? 'without any scope' : `with ${fewest.join(', ')}`;
  return check(
    'oauth',
    title,
    'healthy',
    taken
      ? `Yes, ${scopes}.`
      : `Jira would allow it, ${scopes}; ${profile?.title ?? 'the product'} does not offer it.`,
  );
}

function whatToWrite(report: Report): ReportCheck {
  const title = 'What to write to the administrator';
  const asks = report.probes.some(({ verdict }) => verdict === 'problem');
  return asks
    ? check('message', title, 'healthy', 'The option --message prints it, ready to send.')
    : check('message', title, 'not-applicable', 'There is nothing to ask for.');
}

/** Two lines that show the finding without this program; the shell puts the credential in. */
function byHand(report: Report): ReportCheck {
  const title = 'To see it by hand';
  const kind = report.identities[0]?.kind;
  const basic = kind === 'api-token' || kind === 'password';
  if (!basic)
    return check('by-hand', title, 'not-applicable', 'Only Basic authentication fits into one line.');
  const refused = report.probes.find(
    ({ verdict, predicted, evidence }) => verdict === 'problem' && !predicted && evidence !== undefined,
  );
  const version = isSelfHosted(report.site.deployment) ? 2 : 3;
  const pair = '"$CLEARANCE_EMAIL:$CLEARANCE_API_TOKEN"';
  const base = report.site.url;
  const call = (path: string): string => `curl -i -u ${pair} '${base}${path}'`;
  const path = pathOf(refused?.evidence?.[0]?.curl ?? '');
  const lines = [call(`/rest/api/${version}/myself`), ...(path === null ? [] : [call(path)])];
  return check('by-hand', title, 'healthy', lines.join(' and '));
}

/** Path and query of the address that a command line ends with. */
function pathOf(curl: string): string | null {
  const address = curl.split("'").at(-2) ?? '';
  if (!URL.canParse(address)) return null;
  const { pathname, search } = new URL(address);
  return pathname + search;
}
