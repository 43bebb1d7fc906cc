import { z } from 'zod';

/** What an organization lists of one credential; never the credential itself. */
export interface ListedCredential {
  readonly kind: 'API token' | 'service account token' | 'OAuth client' | 'API key';
  /** As its owner called it. */
  readonly label: string;
  readonly state: 'allowed' | 'blocked' | 'unknown';
  /** ISO 8601; null: the list does not say. */
  readonly expiresAt: string | null;
  readonly lastActiveAt: string | null;
  readonly accountId: string | null;
  /** For comparison only: it never reaches a report. */
  readonly email: string | null;
  /** Of an OAuth client, which is no secret. */
  readonly clientId: string | null;
}

/** Milliseconds since 1970 in some lists, ISO 8601 in others. */
const Time = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const at = value === null || value === undefined ? Number.NaN : new Date(value).getTime();
    return Number.isNaN(at) ? null : new Date(at).toISOString();
  });

const Row = z.object({
  id: z.string().optional(),
  clientId: z.string().optional(),
  label: z.string().nullish(),
  name: z.string().nullish(),
  status: z.string().nullish(),
  expiresAt: Time,
  lastActiveAt: Time,
  user: z.object({ id: z.string().optional(), email: z.string().nullish() }).nullish(),
});
type Row = z.infer<typeof Row>;

/** One page of a list: rows in `data` or `items`, and where the next page is, an address or its cursor. */
export const Page = z.object({
  data: z.array(Row).optional(),
  items: z.array(Row).optional(),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

const Account = z.object({
  id: z.string().optional(),
  atlassianId: z.string().optional(),
  email: z.string().nullish(),
  displayName: z.string().nullish(),
});
export const AccountsPage = z.object({
  data: z.array(Account).optional(),
  items: z.array(Account).optional(),
  links: z.object({ next: z.string().nullish() }).nullish(),
});
type ServiceAccount = z.infer<typeof Account>;

export function listedCredential(
  kind: ListedCredential['kind'],
  row: Row,
  owner: ServiceAccount | null,
): ListedCredential {
  const whose = owner === null ? null : (owner.atlassianId ?? owner.id ?? null);
  return {
    kind,
    label: row.label ?? row.name ?? row.clientId ?? row.id ?? 'without a name',
    state: stateOf(row.status),
    expiresAt: row.expiresAt,
    lastActiveAt: row.lastActiveAt,
    accountId: row.user?.id ?? whose,
    email: row.user?.email ?? owner?.email ?? null,
    clientId: row.clientId ?? null,
  };
}

/** `ALLOWED` and `BLOCKED` of tokens, `ACTIVE` of OAuth clients; a word that nobody has published is not guessed at. */
function stateOf(status: string | null | undefined): ListedCredential['state'] {
  switch (status?.toUpperCase()) {
    case 'ALLOWED':
    case 'ACTIVE':
    case 'ENABLED':
      return 'allowed';
    case 'BLOCKED':
    case 'DISABLED':
    case 'SUSPENDED':
      return 'blocked';
    default:
      return 'unknown';
  }
}
