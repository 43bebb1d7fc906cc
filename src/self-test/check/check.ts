import { openTransport, type Transport } from '../../jira-client/index.ts';
import { type Report, renderMessages, renderReport } from '../../report/index.ts';
import { type Profile, profileNames } from '../profiles/index.ts';
import { newProblems } from './baseline.ts';
import {
  assumedKind,
  type CheckedKind,
  credentialsFromEnvironment,
  type GivenCredentials,
  missingVariables,
  promptFor,
  type Terminal,
  type Wanted,
  wantedFrom,
} from './credentials/index.ts';
import { startDeadline } from './deadline.ts';
import { dryRunOf, dryRunText } from './dry-run.ts';
import { exitCodeOf } from './exit-code.ts';
import { organizationFrom, withExpiries } from './expiry/with-expiries.ts';
import { setupOf, setupText } from './print-setup.ts';
import type { CheckOptions } from './request/index.ts';
import { bad, good, type Preparation, prepare, type Step } from './request/index.ts';
import { runCheck } from './run-check.ts';
import type { CheckContext } from './run-context.ts';
import { readServices } from './services.ts';
import type { GivenAddress } from './site/index.ts';
import { exchangeLine, lookAtSite, observedTransport } from './site/index.ts';

/** What the command hands in: everything that reaches outside the check. */
export interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** null: nobody can be asked. */
  readonly terminal: Terminal | null;
  readonly colors: boolean;
  /** One line on stderr. */
  readonly tell: (line: string) => void;
  /** What is being done just now; replaces the line before it where that can be. */
  readonly progress?: (line: string) => void;
  /** Columns of the terminal; missing: it is none. */
  readonly width?: number;
  /** Of this program, for formats that name their tool. */
  readonly version?: string;
  readonly openBrowser: (url: string) => Promise<boolean>;
  readonly readText: (file: string) => string;
  readonly now: () => Date;
  readonly random: () => string;
  readonly interrupted: AbortSignal;
}

interface CheckResult {
  /** For stdout. */
  readonly output: string;
  readonly exitCode: 0 | 1 | 2 | 3 | 130;
}

/** `clearance check`, from options to output. Wrong usage is one sentence on stderr and exit code 2. */
export async function check(options: CheckOptions, outside: Outside): Promise<CheckResult> {
  const result = await attempt(options, outside);
  if (outside.interrupted.aborted) {
    outside.tell('stopped');
    return { output: '', exitCode: 130 };
  }
  if (result.ok) return result.value;
  outside.tell(`clearance check: ${result.problem}`);
  return { output: '', exitCode: 2 };
}

async function attempt(options: CheckOptions, outside: Outside): Promise<Step<CheckResult>> {
  const prepared = prepare(options, outside.readText);
  if (!prepared.ok) return prepared;
  const services = readServices(outside.env);
  if (!services.ok) return services;
  const organization = organizationFrom(options.org, outside.env);
  if (!organization.ok) return organization;
  const { address, table, profile, operations, declared, baseline } = prepared.value;
  if (options.dryRun) return planOnly(options, prepared.value, outside);
  const transport = transportFor(options, outside);
  const deadline = startDeadline(options.timeoutMs, outside.interrupted);
  const context: CheckContext = {
    services: services.services,
    table,
    transport,
    browser: { open: outside.openBrowser, tell: outside.tell },
    now: outside.now,
    random: outside.random,
    progress: outside.progress ?? outside.tell,
  };
  try {
    if (options.printSetup) {
      if (profile === null) return bad(`--print-setup needs a --profile: ${profileNames().join(', ')}.`);
      return good(await printSetup(profile, address, context, options, deadline.signal));
    }
    const credentials = await credentialsFor(options, outside, declared?.key ?? null);
    if (!credentials.ok) return credentials;
    const { given, wanted } = credentials.value;
    const found = await runCheck(
      {
        address,
        wanted,
        given,
        profile,
        operations,
        project: options.project,
        issue: options.issue,
        declaredScopes: declared?.scopes ?? null,
        descriptorKey: declared?.key ?? null,
        scopes: options.scopes,
        callbackPort: options.callbackPort,
        browserTimeoutMs: options.browserTimeoutMs,
        attended: !options.ci,
      },
      context,
      deadline,
    );
    const report =
      organization.value === null
        ? found
        : await withExpiries(found, organization.value, given, context, deadline.signal);
    return good({
      output: outputOf(report, options, outside),
      exitCode: verdictOn(report, baseline, outside),
    });
  } finally {
    deadline.close();
    await transport.close();
  }
}

async function credentialsFor(
  options: CheckOptions,
  outside: Outside,
  appKey: string | null,
): Promise<Step<{ given: GivenCredentials; wanted: readonly Wanted[] }>> {
  const found = credentialsFromEnvironment(outside.env);
  let given: GivenCredentials = { ...found, appKey: found.appKey ?? appKey };
  const kinds: readonly CheckedKind[] =
    options.kinds ?? (wantedFrom(given).length === 0 ? ['api-token'] : []);
  if (outside.terminal !== null && kinds.some((kind) => missingVariables(kind, given).length > 0)) {
    try {
      given = await promptFor(kinds, given, outside.terminal, outside.interrupted);
    } catch {
      return bad('no credential was given.');
    }
  }
  const missing = [...new Set(kinds.flatMap((kind) => missingVariables(kind, given)))];
  if (missing.length > 0) {
    return bad(
      `${missing.join(' and ')} must be set for ${kinds.join(', ')}; credentials come from the environment or a terminal's prompt.`,
    );
  }
  return good({ given, wanted: options.kinds ?? wantedFrom(given) });
}

function planOnly(options: CheckOptions, prepared: Preparation, outside: Outside): Step<CheckResult> {
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

async function printSetup(
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

function transportFor(options: CheckOptions, outside: Outside): Transport {
  // One silent address must not use up the time of the others.
  const transport = openTransport({ now: outside.now, timeoutMs: Math.min(20_000, options.timeoutMs) });
  if (!options.verbose) return transport;
  return observedTransport(transport, (exchange) => outside.tell(exchangeLine(exchange)));
}

function outputOf(report: Report, options: CheckOptions, outside: Outside): string {
  if (options.message) return renderMessages(report);
  const text = renderReport(report, options.format, {
    colors: outside.colors,
    details: options.verbose,
    ...(outside.width === undefined ? {} : { width: outside.width }),
    ...(outside.version === undefined ? {} : { version: outside.version }),
  });
  return text.endsWith('\n') ? text : `${text}\n`;
}

function verdictOn(report: Report, baseline: Report | null, outside: Outside): CheckResult['exitCode'] {
  const code = exitCodeOf(report);
  if (baseline === null || code !== 1) return code;
  const fresh = newProblems(report, baseline);
  if (fresh.length === 0) {
    outside.tell('Nothing is wrong that the baseline did not have.');
    return 0;
  }
  for (const line of fresh) outside.tell(`New: ${line}`);
  return 1;
}
