import { Command, InvalidArgumentError } from 'commander';
import { systemErrorCode } from '../add-on/index.ts';
import { type SimulatedJira, scenarioNamed, scenarios, startSimulatedJira } from '../simulated-jira/index.ts';
import type { CliIo } from './io.ts';

interface Options {
  readonly port: number;
  readonly scenario: string;
  readonly json: boolean;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('A port is a number from 0 to 65535; 0 takes any free one.');
  }
  return port;
}

function portTaken(error: unknown): boolean {
  return systemErrorCode(error) === 'EADDRINUSE';
}

/** The addresses of a running simulation, as `--json` prints them. */
export function addressesOf(jira: SimulatedJira) {
  const { siteUrl, apiUrl, installKeysUrl, connectAuthServerUrl } = jira;
  const { authUrl, forgeJwksUrl, bridgeUrl, controlUrl, cloudId } = jira;
  return {
    siteUrl,
    apiUrl,
    installKeysUrl,
    connectAuthServerUrl,
    authUrl,
    forgeJwksUrl,
    bridgeUrl,
    controlUrl,
    cloudId,
  };
}

function announce(io: CliIo, jira: SimulatedJira, asJson: boolean): void {
  if (asJson) {
    io.stdout.write(`${JSON.stringify(addressesOf(jira))}\n`);
    return;
  }
  const lines = Object.entries(addressesOf(jira)).map(([name, value]) => `  ${name.padEnd(21)} ${value}`);
  io.stdout.write(`Simulated Jira is up:\n${lines.join('\n')}\n`);
  io.stderr.write('Ctrl-C stops it.\n');
}

async function run(io: CliIo, options: Options): Promise<void> {
  const scenario = scenarioNamed(options.scenario);
  if (scenario === null) {
    const names = scenarios.map(({ name }) => name).join(', ');
    io.stderr.write(`simulate: there is no scenario "${options.scenario}"; choose one of: ${names}\n`);
    io.setExitCode(2);
    return;
  }
  let jira: SimulatedJira;
  try {
    jira = await startSimulatedJira({ port: options.port, scenario });
  } catch (error) {
    if (!portTaken(error)) throw error;
    io.stderr.write(`simulate: port ${options.port} is taken; choose another one with --port\n`);
    io.setExitCode(2);
    return;
  }
  announce(io, jira, options.json);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await jira.close();
}

/** `clearance simulate`: the simulated Jira alone, up until it is told to stop. */
export function simulateCommand(io: CliIo): Command {
  const width = Math.max(...scenarios.map(({ name }) => name.length));
  const listed = scenarios
    .map(({ name, description }) => `  ${name.padEnd(width)}  ${description}`)
    .join('\n');
  return new Command('simulate')
    .description('run the simulated Jira alone')
    .option('--port <number>', 'port of the site; 0 takes any free one', portNumber, 0)
    .option('--scenario <name>', 'state of affairs to begin with', 'healthy')
    .option('--json', 'print one line with the addresses when ready', false)
    .addHelpText('after', `\nScenarios:\n${listed}`)
    .action((options: Options) => run(io, options));
}
