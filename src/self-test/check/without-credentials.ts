import type { Profile } from '../profiles/index.ts';
import { assumedKind, credentialsFromEnvironment, wantedFrom } from './credentials/index.ts';
import { dryRunOf, dryRunText } from './dry-run.ts';
import type { CheckResult, Outside } from './outside.ts';
import { setupOf, setupText } from './print-setup.ts';
import { type CheckOptions, good, type Preparation, type Step } from './request/index.ts';
import type { CheckContext } from './run-context.ts';
import { type GivenAddress, lookAtSite } from './site/index.ts';

/** `--dry-run`: the calls that would be made, without network. */
export function planOnly(options: CheckOptions, prepared: Preparation, outside: Outside): Step<CheckResult> {
  const given = credentialsFromEnvironment(outside.env);
  const found = wantedFrom(given).map(assumedKind);
  const kinds = options.kinds ?? (found.length === 0 ? (['api-token'] as const) : found);
  const scopes = options.scopes ?? prepared.declared?.scopes ?? null;
  const { project, issue } = options;
  const { profile, operations } = prepared;
  const outcome = dryRunOf({ kinds, scopes, profile, operations, project, issue }, prepared.table);
  if (!outcome.ok) return outcome;
  const json = options.format === 'json';
  return good({
    output: json ? `${JSON.stringify(outcome.dryRun, null, 2)}\n` : dryRunText(outcome.dryRun),
    exitCode: 0,
  });
}

/** `--print-setup`: what to enter where, each value checked against the site. */
export async function printSetup(
  profile: Profile,
  address: GivenAddress,
  context: CheckContext,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<CheckResult> {
  const caller = context.transport.caller({ lane: 'check', origins: [address.origin] });
  const look = await lookAtSite(address, caller, signal);
  const setup = await setupOf(profile, address, look, context, signal, options.kinds);
  const output =
    options.format === 'json'
      ? `${JSON.stringify({ profile: profile.name, version: profile.version, setup }, null, 2)}\n`
      : setupText(profile, setup);
  const reportOfUnreachable = look.exchanges.every((exchange) => exchange.response === null);
  return {
    output,
    exitCode: reportOfUnreachable ? 3 : setup.some(({ checked }) => checked === 'wrong') ? 1 : 0,
  };
}
