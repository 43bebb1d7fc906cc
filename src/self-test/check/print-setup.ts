import type { IdentityKind } from '../../evidence/index.ts';
import { anonymousIdentity } from '../../jira-client/index.ts';
import { type OperationsTable, oauthCovers } from '../../jira-facts/index.ts';
import { operationsOf, type Profile, type SetupField, scopesOf } from '../profiles/index.ts';
import type { CheckContext } from './run-context.ts';
import type { GivenAddress, SiteLook } from './site/index.ts';

/** One value to enter, filled in and as far as possible checked. */
interface SetupValue {
  readonly field: string;
  /** The way of setting it up that it belongs to; null: every way. */
  readonly way: string | null;
  readonly value: string;
  readonly where: string | null;
  readonly checked: 'right' | 'wrong' | 'not checked';
  readonly note: string;
}

type Verdict = Pick<SetupValue, 'checked' | 'note'>;
const right = (note: string): Verdict => ({ checked: 'right', note });
const wrong = (note: string): Verdict => ({ checked: 'wrong', note });
const unchecked = (note: string): Verdict => ({ checked: 'not checked', note });

/** The values to enter in an integration's set-up screen for this site. Needs no credential. */
export async function setupOf(
  profile: Profile,
  address: GivenAddress,
  look: SiteLook,
  context: CheckContext,
  signal: AbortSignal,
  kinds: readonly IdentityKind[] | null,
): Promise<SetupValue[]> {
  const values: Readonly<Record<string, string>> = {
    siteUrl: look.baseUrl ?? address.url,
    apiUrl: context.services.apiUrl,
    authUrl: context.services.authUrl,
    cloudId: look.cloudId ?? '<cloud id>',
    scopes: scopesOf(profile).join(' '),
    scopesWithoutRefresh: [...profile.scopes.classic, ...profile.scopes.granular].join(' '),
  };
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const rows: SetupValue[] = [];
  for (const field of profile.setup.filter((each) => isOfWay(each, kinds))) {
    const verdict = await verdictOf(field, { profile, look, context, signal });
    rows.push({
      field: field.field,
      way: field.way ?? null,
      value: fill(field.value),
      where: field.where ?? null,
      ...verdict,
    });
  }
  return rows;
}

/** The fields of the ways that are asked about; of every way where nobody named one. */
function isOfWay({ identities }: SetupField, kinds: readonly IdentityKind[] | null): boolean {
  return kinds === null || identities === undefined || identities.some((kind) => kinds.includes(kind));
}

interface Setting {
  readonly profile: Profile;
  readonly look: SiteLook;
  readonly context: CheckContext;
  readonly signal: AbortSignal;
}

async function verdictOf(field: SetupField, setting: Setting): Promise<Verdict> {
  const { look, context, profile } = setting;
  switch (field.check) {
    case 'none':
      return unchecked('only the product itself can tell');
    case 'site-address':
      if (look.baseUrl === null) return wrong('no Jira answers at this address');
      if (look.wrongAddress !== null) return right(`Jira answers here, and not at the address you gave`);
      return right('Jira answers here');
    case 'cloud-id':
      if (look.deployment !== 'cloud') return wrong('this site is not on Jira Cloud, so it has no cloud id');
      return look.cloudId === null
        ? unchecked('tenant_info did not answer')
        : right('as the site itself tells');
    case 'gateway-address':
      if (look.cloudId === null) return wrong('the cloud id is not known, so there is no gateway address');
      return answers(`${context.services.apiUrl}/ex/jira/${look.cloudId}`, '/rest/api/3/serverInfo', setting);
    case 'authorization-server':
      return answers(context.services.authUrl, '/oauth/token', setting);
    case 'authorization-page':
      return answers(context.services.authUrl, '/authorize', setting);
    case 'deployment':
      return look.deployment === 'cloud'
        ? right('the site is on Jira Cloud')
        : wrong('this site is not on Jira Cloud');
    case 'scopes':
      return scopesVerdict(profile, context.table);
  }
}

/** Any answer but an outage shows that the address exists: without a credential more is not to be had. */
async function answers(baseUrl: string, path: string, setting: Setting): Promise<Verdict> {
  const { transport } = setting.context;
  const caller = transport.caller({ lane: 'check', origins: [baseUrl] });
  const exchange = await anonymousIdentity({ caller, baseUrl }).call({ method: 'GET', path }, setting.signal);
  const status = exchange.response?.status ?? null;
  if (status === null) return wrong(`nothing answers there (${exchange.failure?.kind ?? 'no answer'})`);
  return status >= 500
    ? unchecked(`it answers with ${status} just now`)
    : right(`it answers (${status} without a credential)`);
}

function scopesVerdict(profile: Profile, table: OperationsTable): Verdict {
  const scopes = scopesOf(profile);
  const uncovered = operationsOf(profile).filter((name) => {
    const operation = table.named(name);
    const verdict = operation === null ? null : oauthCovers(scopes, operation);
    return verdict !== null && !verdict.open && verdict.reason === 'scope';
  });
  if (uncovered.length > 0) return wrong(`they do not cover ${uncovered.join(', ')}`);
  return right(`${scopes.length} scopes, which cover every operation of the profile`);
}

/** The values as lines for a terminal. */
export function setupText(profile: Profile, rows: readonly SetupValue[]): string {
  const width = Math.max(...rows.map(({ field }) => field.length));
  const marks = { right: '✓', wrong: '✗', 'not checked': '·' } as const;
  const lines = rows.flatMap(({ field, way, value, where, checked, note }, index) => [
    ...(way !== null && way !== rows[index - 1]?.way ? [...(index === 0 ? [] : ['']), `${way}:`] : []),
    `${marks[checked]} ${field.padEnd(width)}  ${value}`,
    `  ${' '.repeat(width)}  ${checked}: ${note}${where === null ? '' : `; enter it in ${where}`}`,
  ]);
  return [
    `Set-up of ${profile.title} (profile ${profile.version})`,
    '',
    ...lines,
    '',
    ...profile.notes.map((note) => `Note: ${note}`),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
