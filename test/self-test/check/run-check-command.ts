import { PassThrough } from 'node:stream';
import { CommanderError } from 'commander';
import { checkCommand } from '../../../src/cli/check.ts';
import { Report } from '../../../src/report/model.ts';
import type { SimulatedJira } from '../../../src/simulated-jira/start.ts';
import { freePort } from '../../run/free-port.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs `clearance check` in this process, with plain streams for a terminal that is none. */
export async function runCheckCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  onStderr: (text: string) => void = () => undefined,
): Promise<Ran> {
  let stdout = '';
  let stderr = '';
  let code = 0;
  const out = new PassThrough().on('data', (chunk) => {
    stdout += String(chunk);
  });
  const err = new PassThrough().on('data', (chunk) => {
    stderr += String(chunk);
    onStderr(String(chunk));
  });
  const command = checkCommand({
    stdin: new PassThrough(),
    stdout: out,
    stderr: err,
    env,
    setExitCode: (value) => {
      code = value;
    },
  })
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  try {
    await command.parseAsync(['node', 'check', ...args]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? 0 : 2;
  }
  return { stdout, stderr, code };
}

/** The same against a simulated Jira, as JSON. */
export async function checkSite(
  jira: SimulatedJira,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  onStderr?: (text: string) => void,
): Promise<Ran & { readonly report: Report }> {
  const ran = await runCheckCommand(
    ['--site', jira.siteUrl, '--format', 'json', ...args],
    { ...servicesOf(jira), ...env },
    onStderr,
  );
  if (ran.stdout === '') throw new Error(`no report, exit ${ran.code}: ${ran.stderr}`);
  return { ...ran, report: Report.parse(JSON.parse(ran.stdout)) };
}

/** Options by which a browser comes back to a port of this check alone: what is registered with the known clients is one port for all tests. */
export async function ownCallback({ world }: SimulatedJira): Promise<string[]> {
  const port = String(await freePort());
  for (const { redirectUris } of world.state.oauthClients)
    redirectUris.push(`http://localhost:${port}/callback`);
  return ['--callback-port', port];
}

export function servicesOf(jira: SimulatedJira): Record<string, string> {
  return {
    ATLASSIAN_API_URL: jira.apiUrl,
    ATLASSIAN_AUTH_URL: jira.authUrl,
    CONNECT_AUTH_SERVER_URL: jira.connectAuthServerUrl,
  };
}
