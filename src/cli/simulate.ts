import { isIP } from 'node:net';
import { Command, InvalidArgumentError, Option } from 'commander';
import { systemErrorCode } from '../add-on/index.ts';
import {
  type ListedCredential,
  listedCredentials,
  readSeed,
  type SimulatedJira,
  scenarioNamed,
  scenarios,
  sow,
  startSimulatedJira,
} from '../simulated-jira/index.ts';
import type { CliIo } from './io.ts';
import { portNumber } from './port-number.ts';
import { readTextFile } from './read-input.ts';
import { refuse } from './refuse.ts';

/** What whoever reaches this machine may do, by the value of `--control`. */
const reach = {
  machine: 'whoever reaches this machine may use this site; changed it is from this machine only.',
  network: 'whoever reaches this machine may do anything in this simulation.',
};

interface Options {
  readonly port: number;
  readonly host: string;
  readonly control: keyof typeof reach;
  readonly scenario: string;
  readonly json: boolean;
  readonly strict: boolean;
  readonly state?: string;
}

function listeningAddress(text: string): string {
  if (isIP(text) === 0)
    throw new InvalidArgumentError('An address to listen on is an IP address, such as 0.0.0.0.');
  return text;
}

/** null: not about where to listen. */
function cannotListen(error: unknown, { port, host }: Pick<Options, 'port' | 'host'>): string | null {
  switch (systemErrorCode(error)) {
    case 'EADDRINUSE':
      return `port ${port} is taken; choose another one with --port`;
    case 'EACCES':
      return `port ${port} may not be listened on; choose one above 1023 with --port`;
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine; choose another one with --host`;
    default:
      return null;
  }
}

/** The addresses of a running simulation, as `--json` prints them. */
function addressesOf(jira: SimulatedJira) {
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

/** One line a credential: kind, whose, what to send, what it holds. */
function credentialLine({ kind, name, email, holds, ...one }: ListedCredential): string {
  const who = email ?? one.userName ?? one.clientId ?? one.appKey ?? '';
  const secret = one.token ?? one.password ?? one.clientSecret ?? '';
  const may = holds.globalPermissions.includes('ADMINISTER') ? 'administrator' : holds.projects.join(' ');
  const scopes = holds.scopes === null ? '' : ` · ${holds.scopes.length} scopes`;
  const says = holds.state === 'works' ? `${may || 'no project'}${scopes}` : holds.state;
  return `  ${kind.padEnd(24)} ${name.padEnd(19)} ${who} ${secret} (${says})`;
}

function announce(io: CliIo, jira: SimulatedJira, asJson: boolean): void {
  const credentials = listedCredentials(jira.world);
  if (asJson) {
    io.stdout.write(`${JSON.stringify({ ...addressesOf(jira), credentials })}\n`);
    return;
  }
  const lines = Object.entries(addressesOf(jira)).map(([name, value]) => `  ${name.padEnd(21)} ${value}`);
  const logins = credentials.map(credentialLine);
  io.stdout.write(
    `Simulated Jira is up:\n${lines.join('\n')}\nCredentials (good here only; --json tells all):\n${logins.join('\n')}\n`,
  );
  io.stderr.write('Ctrl-C stops it.\n');
}

/** What is wrong with what the command was told, as one sentence for stderr. */
class Mistake extends Error {}

async function start({
  port,
  host,
  control,
  scenario: named,
  strict,
  state,
}: Options): Promise<SimulatedJira> {
  const scenario = scenarioNamed(named);
  if (scenario === null) {
    const names = scenarios.map(({ name }) => name).join(', ');
    throw new Mistake(`there is no scenario "${named}"; choose one of: ${names}`);
  }
  const seed = state === undefined ? null : seedIn(state);
  try {
    return await startSimulatedJira({
      port,
      host,
      control,
      scenario,
      strict,
      prepare: async (world) => {
        const problems = seed === null ? [] : await sow(seed, world);
        if (problems.length > 0) throw new Mistake(`${state} does not fit: ${problems.join('; ')}`);
      },
    });
  } catch (error) {
    const problem = cannotListen(error, { port, host });
    if (problem === null) throw error;
    throw new Mistake(problem);
  }
}

function onThisMachineOnly(host: string): boolean {
  return host.startsWith('127.') || host === '::1';
}

function seedIn(file: string) {
  const read = readTextFile(file);
  if (!read.ok) throw new Mistake(`${file}: ${read.why}`);
  const seed = readSeed(read.text);
  if ('problem' in seed) throw new Mistake(`${file}: ${seed.problem}`);
  return seed.seed;
}

async function run(io: CliIo, options: Options): Promise<void> {
  let jira: SimulatedJira;
  try {
    jira = await start(options);
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return refuse(io, [`simulate: ${error.message}`]);
  }
  announce(io, jira, options.json);
  if (!onThisMachineOnly(options.host))
    io.stderr.write(`Listening on ${options.host}: ${reach[options.control]}\n`);
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
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 inside a container',
      listeningAddress,
      '127.0.0.1',
    )
    .addOption(
      new Option('--control <from>', 'who may change the site: this machine, or whatever reaches it')
        .choices(Object.keys(reach))
        .default('machine'),
    )
    .option('--scenario <name>', 'state of affairs to begin with', 'healthy')
    .option('--state <file>', 'a world of your own, YAML or JSON (docs/simulator.md)')
    .option('--strict', 'answer 501 to what is not modelled, in place of a generic answer', false)
    .option('--json', 'print one line with the addresses and credentials when ready', false)
    .addHelpText('after', `\nScenarios:\n${listed}`)
    .action((options: Options) => run(io, options));
}
