import { type HttpProxy, openTransport, readProxy, type Transport } from '../../jira-client/index.ts';
import { printableLine } from '../../report/index.ts';
import { profileNames } from '../profiles/index.ts';
import { startDeadline } from './deadline.ts';
import { organizationFrom, withExpiries } from './expiry/with-expiries.ts';
import { credentialsFor } from './given-credentials.ts';
import type { CheckResult, Outside } from './outside.ts';
import { bad, type CheckOptions, good, prepare, type Step } from './request/index.ts';
import { outputOf, verdictOn } from './result.ts';
import { runCheck } from './run-check.ts';
import type { CheckContext } from './run-context.ts';
import { readServices } from './services.ts';
import { exchangeLine, observedTransport } from './site/index.ts';
import { planOnly, printSetup } from './without-credentials.ts';

/** `clearance check`, from options to output. Wrong usage is one sentence on stderr and exit code 2. */
export async function check(options: CheckOptions, outside: Outside): Promise<CheckResult> {
  const result = await attempt(options, outside);
  if (outside.interrupted.aborted) {
    outside.tell('stopped');
    return { output: '', exitCode: 130 };
  }
  if (result.ok) return result.value;
  outside.tell(printableLine(`clearance check: ${result.problem}`));
  return { output: '', exitCode: 2 };
}

async function attempt(options: CheckOptions, outside: Outside): Promise<Step<CheckResult>> {
  const prepared = prepare(options, outside.readText);
  if (!prepared.ok) return prepared;
  const services = readServices(outside.env);
  if (!services.ok) return services;
  const proxy = readProxy(outside.env);
  if (!proxy.ok) return proxy;
  const organization = organizationFrom(options.org, outside.env);
  if (!organization.ok) return organization;
  const { address, table, profile, operations, declared, baseline } = prepared.value;
  if (options.dryRun) return planOnly(options, prepared.value, outside);
  const transport = transportFor(options, outside, proxy.value);
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

function transportFor(options: CheckOptions, outside: Outside, proxy: HttpProxy | null): Transport {
  // One silent address must not use up the time of the others.
  const transport = openTransport({
    now: outside.now,
    timeoutMs: Math.min(20_000, options.timeoutMs),
    proxy,
  });
  if (!options.verbose) return transport;
  return observedTransport(transport, (exchange) => outside.tell(exchangeLine(exchange)));
}
