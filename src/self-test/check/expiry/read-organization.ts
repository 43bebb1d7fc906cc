import type { z } from 'zod';
import { type HttpCaller, readAnswer } from '../../../jira-client/index.ts';
import type { Secret } from '../../../tokens/index.ts';
import { AccountsPage, type ListedCredential, listedCredential, Page } from './listed-credential.ts';

interface OrganizationDeps {
  readonly caller: HttpCaller;
  /** Gateway, without trailing slash. */
  readonly apiUrl: string;
  readonly orgId: string;
  /** An API key of the organization; sent, never kept. */
  readonly key: Secret;
  readonly signal: AbortSignal;
}

export interface OrganizationRead {
  readonly credentials: readonly ListedCredential[];
  /** A sentence for each list that could not be read, with what it would take. */
  readonly notRead: readonly string[];
  /** Lists that could be read. */
  readonly read: number;
}

type List<T> =
  | { readonly ok: true; readonly rows: readonly T[] }
  | { readonly ok: false; readonly why: string };

/** Left out, the list of API tokens has been seen to answer 500. */
const pageSize = 100;
const mostPages = 50;
/** Service accounts whose tokens are asked about; an organization has five for free. */
const mostAccounts = 50;

/**
 * Every credential that the organization lists, with its state and its end
 * (https://developer.atlassian.com/cloud/admin/api-access/rest/). Reads only.
 */
export async function readOrganization(deps: OrganizationDeps): Promise<OrganizationRead> {
  const credentials: ListedCredential[] = [];
  const notRead: string[] = [];
  let read = 0;
  const take = <T>(list: List<T>): readonly T[] => {
    if (list.ok) read += 1;
    else notRead.push(list.why);
    return list.ok ? list.rows : [];
  };
  const lists = [
    ['API token', 'api-tokens', 'read:tokens:admin'],
    ['OAuth client', 'oauth-clients', 'read:service-accounts-tokens:admin'],
    // The name of its scope is not on the public page.
    ['API key', 'api-keys', 'that reads API keys'],
  ] as const;
  for (const [kind, path, scope] of lists) {
    const rows = take(await listOf(deps, path, scope, Page));
    credentials.push(...rows.map((row) => listedCredential(kind, row, null)));
  }
  const accounts = take(await listOf(deps, 'service-accounts', 'read:service-accounts:admin', AccountsPage));
  for (const account of accounts.slice(0, mostAccounts)) {
    const id = account.id ?? account.atlassianId;
    if (id === undefined) continue;
    const path = `service-accounts/${encodeURIComponent(id)}/api-tokens`;
    const rows = take(await listOf(deps, path, 'read:service-accounts-tokens:admin', Page));
    credentials.push(...rows.map((row) => listedCredential('service account token', row, account)));
  }
  if (accounts.length > mostAccounts)
    notRead.push(`The tokens of ${accounts.length - mostAccounts} more service accounts were not asked for.`);
  return { credentials, notRead: [...new Set(notRead)], read };
}

type PageOf<T> = z.ZodType<{
  readonly data?: T[] | undefined;
  readonly items?: T[] | undefined;
  readonly links?: { readonly next?: string | null | undefined } | null | undefined;
}>;

async function listOf<T>(
  deps: OrganizationDeps,
  path: string,
  scope: string,
  schema: PageOf<T>,
): Promise<List<T>> {
  const base = `${deps.apiUrl}/admin/api-access/v1/orgs/${encodeURIComponent(deps.orgId)}/${path}`;
  const rows: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const query = new URLSearchParams({ pageSize: String(pageSize), ...(cursor === null ? {} : { cursor }) });
    const answer = await deps.caller.send(
      {
        method: 'GET',
        url: `${base}?${query}`,
        headers: { accept: 'application/json', authorization: `Bearer ${deps.key.reveal()}` },
        body: null,
      },
      deps.signal,
    );
    const page = readAnswer(answer, schema);
    if (page === null)
      return { ok: false, why: whyNot(kindOf(path), answer.exchange.response?.status ?? null, scope) };
    rows.push(...(page.data ?? page.items ?? []));
    const next = cursorIn(page.links?.next ?? null);
    if (next === null || next === cursor) return { ok: true, rows };
    cursor = next;
  }
  return { ok: true, rows };
}

const kindOf = (path: string): string =>
  path.startsWith('service-accounts/') ? 'service-accounts/…/api-tokens' : path;

/** The next page is named by its address or by the bare cursor. */
function cursorIn(next: string | null): string | null {
  if (next === null || next === '') return null;
  const url = URL.canParse(next, 'https://gateway.invalid') ? new URL(next, 'https://gateway.invalid') : null;
  return url?.searchParams.get('cursor') ?? (/^[\w=+/.:-]+$/.test(next) ? next : null);
}

function whyNot(list: string, status: number | null, scope: string): string {
  switch (status) {
    case null:
      return `The organization's list ${list} got no answer.`;
    case 200:
      return `The organization's list ${list} has a form that is not known here.`;
    case 401:
      return `The organization's list ${list} was refused (401): the organization does not take this key; it may have ended.`;
    case 403:
      return `The organization's list ${list} was refused (403): the key needs the scope ${scope}.`;
    case 404:
      return `The organization's list ${list} is not there (404): is the id of the organization right?`;
    default:
      return `The organization's list ${list} was answered with ${status}.`;
  }
}
