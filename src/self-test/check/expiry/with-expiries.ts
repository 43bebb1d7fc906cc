import type { Report } from '../../../report/index.ts';
import { Secret } from '../../../tokens/index.ts';
import { bad, good, type Step } from '../request/index.ts';
import type { CheckContext } from '../run-context.ts';
import { expiryChecks, withTested } from './expiry-checks.ts';
import type { UnderTest } from './match-credential.ts';
import { readOrganization } from './read-organization.ts';

interface OrganizationAsked {
  readonly orgId: string;
  readonly key: Secret;
}

const organizationKeyVariable = 'CLEARANCE_ORG_API_KEY';

/** `--org` and its key; null: not asked for. The key comes from the environment alone and stays in memory. */
export function organizationFrom(
  orgId: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Step<OrganizationAsked | null> {
  if (orgId === null) return good(null);
  if (!/^[\w-]{1,64}$/.test(orgId))
    return bad('--org takes the id of an organization, as its address at admin.atlassian.com shows it.');
  const key = env[organizationKeyVariable];
  if (key === undefined || key.trim() === '')
    return bad(
      `--org needs ${organizationKeyVariable}: an API key of the organization that may read tokens (admin.atlassian.com > Settings > API keys).`,
    );
  return good({ orgId, key: new Secret(key.trim()) });
}

/** The report with what the organization says of the ends of its credentials. */
export async function withExpiries(
  report: Report,
  { orgId, key }: OrganizationAsked,
  under: UnderTest,
  context: CheckContext,
  signal: AbortSignal,
): Promise<Report> {
  context.progress('Reading the credentials that the organization lists');
  const { apiUrl } = context.services;
  const caller = context.transport.caller({ lane: 'organization', origins: [apiUrl] });
  const organization = await readOrganization({ caller, apiUrl, orgId, key, signal });
  const now = context.now();
  const checks = withTested(report, organization, under, now);
  return { ...report, checks: [...checks, ...expiryChecks(organization, now)] };
}
