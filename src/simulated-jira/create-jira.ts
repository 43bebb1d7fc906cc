import { askControl } from './control/ask.ts';
import type { ListedCredential, SentAsItIs } from './credentials/holdings.ts';
import { listedCredentials } from './credentials/listed.ts';
import { type ForgeInstall, type InstalledForgeApp, installFunctions } from './forge/functions.ts';
import { scenarioNamed, scenarios } from './scenarios/index.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { readSeed } from './seed/read.ts';
import type { JiraState } from './seed/schema.ts';
import { sow } from './seed/sow.ts';
import { startSimulatedJira } from './start.ts';
import type { Addresses, LoggedRequest, SimulatedWorld } from './world.ts';

interface CreateJiraOptions {
  /** Name of a state of affairs to begin with; by default `healthy`. */
  readonly scenario?: string;
  /** Port of the site; 0, the default: any free one. */
  readonly port?: number;
  /** What is not modelled answers 501 in place of a generic answer; by default false. */
  readonly strict?: boolean;
  /** A world of one's own: data, or a text in YAML or JSON. */
  readonly state?: JiraState | string;
  /** Milliseconds since 1970; by default the real clock. */
  readonly clock?: () => number;
  /** How the site reaches apps and webhooks; by default the global fetch. */
  readonly fetch?: typeof fetch;
}

/** A running Jira for tests; addresses are without trailing slash. */
export interface Jira extends Addresses, AsyncDisposable {
  readonly cloudId: string;
  /** Every way to sign in, with what each holds at this moment. */
  readonly credentials: readonly ListedCredential[];
  /** The first credential that works of this kind, of this person (account id, e-mail address or name) if one is named. */
  credential(kind: SentAsItIs, of?: string): ListedCredential & { readonly authorization: string };
  credential(kind: ListedCredential['kind'], of?: string): ListedCredential;
  /**
   * Asks the control surface: `control('/state', {…})`, `control('GET /state/issues')`, or a command by its name:
   * `control('switch-fault-on', {fault: 'outage'})`. Rejects with a ControlRefusal that says what was wrong.
   */
  control(what: string, body?: unknown): Promise<unknown>;
  /** Installs a Forge app whose functions run in this process, with `@forge/api` talking to this site. */
  installForge(app: ForgeInstall): Promise<InstalledForgeApp>;
  /** What reached the site and the gateway, newest last. */
  requests(): readonly LoggedRequest[];
  /** Back to where it was after the start: state, request log, rate limits. */
  reset(): void;
  close(): Promise<void>;
}

function scenarioOf(name: string | undefined): Scenario | undefined {
  if (name === undefined) return undefined;
  const scenario = scenarioNamed(name);
  if (scenario !== null) return scenario;
  const names = scenarios.map((one) => one.name).join(', ');
  throw new Error(`There is no scenario "${name}"; there are: ${names}.`);
}

/** Fills a world with the state given; throws the sentences that say what is wrong with it. */
async function fill(world: SimulatedWorld, state: JiraState | string): Promise<void> {
  const read = readSeed(state);
  if ('problem' in read) throw new Error(read.problem);
  const problems = await sow(read.seed, world);
  if (problems.length > 0) throw new Error(`The state does not fit: ${problems.join('; ')}.`);
}

/**
 * Starts a simulated Jira site with everything of Atlassian around it, in this process, on the loopback interface. Rejects for a
 * port that is taken, an unknown scenario and a state that does not fit.
 */
export async function createJira(options: CreateJiraOptions = {}): Promise<Jira> {
  const { scenario, state, ...rest } = options;
  const chosen = scenarioOf(scenario);
  const { world, close, ...addresses } = await startSimulatedJira({
    ...rest,
    ...(chosen === undefined ? {} : { scenario: chosen }),
    ...(state === undefined ? {} : { prepare: (of: SimulatedWorld) => fill(of, state) }),
  });
  function credential(kind: SentAsItIs, of?: string): ListedCredential & { readonly authorization: string };
  function credential(kind: ListedCredential['kind'], of?: string): ListedCredential;
  function credential(kind: ListedCredential['kind'], of?: string): ListedCredential {
    const found = listedCredentials(world).find(
      (one) =>
        one.kind === kind &&
        one.holds.state === 'works' &&
        (of === undefined || [one.accountId, one.email, one.name].includes(of)),
    );
    if (found !== undefined) return found;
    throw new Error(`There is no working credential of kind ${kind}${of === undefined ? '' : ` of ${of}`}.`);
  }
  return {
    ...addresses,
    get credentials() {
      return listedCredentials(world);
    },
    credential,
    control: (what, body) => askControl(world, what, body),
    installForge: (app) => installFunctions(app, world),
    requests: () => world.requests.filter(({ role }) => role === 'site' || role === 'gateway'),
    reset: () => world.reset(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
