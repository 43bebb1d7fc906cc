import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { siteAri, uuidIn } from './ari.ts';
import { type FunctionInvocation, runAsFunction } from './function-runtime.ts';
import { installForgeApp } from './install.ts';

/** A function of an app, as its source exports it: what triggers it, and the context. */
type ForgeFunction = (payload: unknown, context: unknown) => unknown;

export interface ForgeInstall {
  /** Text of manifest.yml, or what was parsed of it. */
  readonly manifest: unknown;
  /** The manifest's functions by their key. */
  readonly functions?: Readonly<Record<string, ForgeFunction>>;
  /** Address of its remotes; without one they cannot be reached. */
  readonly remoteUrl?: string;
  /** Where it is deployed; by default in production. Keys of an app's own fields name it. */
  readonly environmentType?: ForgeApp['environmentType'];
}

/** Who runs a function; left out: nobody, as in triggers. */
interface RunAs {
  readonly accountId?: string;
  readonly moduleKey?: string;
}

export interface InstalledForgeApp {
  readonly appId: string;
  readonly installationId: string;
  /** Account of the app's own user. */
  readonly accountId: string;
  /** Runs any code as a function of the app. */
  run<T>(code: () => T | Promise<T>, as?: RunAs): Promise<T>;
  /** Calls a function of the manifest by its key; rejects when there is none. */
  invoke(functionKey: string, payload?: unknown, as?: RunAs): Promise<unknown>;
}

const invocationOf = (as: RunAs, usual: string): FunctionInvocation => ({
  accountId: as.accountId ?? null,
  moduleKey: as.moduleKey ?? usual,
});

/** The second argument of a function (https://developer.atlassian.com/platform/forge/function-reference/arguments/). */
function contextOf({ installationId }: ForgeApp, { accountId }: RunAs, world: SimulatedWorld) {
  const { cloudId } = world.state.site;
  const installContext = siteAri(world);
  return {
    installContext,
    ...(accountId === undefined ? {} : { principal: { accountId } }),
    installation: {
      ari: { installationId: uuidIn(installationId), toString: () => installationId },
      contexts: [{ cloudId, toString: () => installContext }],
    },
  };
}

/** Installs a Forge app whose functions run in this process. Throws the sentences that say what is wrong with its manifest. */
export async function installFunctions(
  { manifest, functions = {}, remoteUrl = '', environmentType = 'PRODUCTION' }: ForgeInstall,
  world: SimulatedWorld,
): Promise<InstalledForgeApp> {
  const call = (app: ForgeApp, key: string, payload: unknown, as: RunAs): Promise<unknown> => {
    const code = functions[key];
    if (code === undefined) return Promise.reject(new Error(`The app has no function ${key}.`));
    return runAsFunction(app, invocationOf(as, key), () => code(payload, contextOf(app, as, world)), world);
  };
  const host = (app: ForgeApp, key: string, payload: unknown) => call(app, key, payload, {});
  const outcome = await installForgeApp({ manifest, remoteUrl, environmentType, host }, world);
  if (!outcome.ok) throw new Error(`The manifest is not valid: ${outcome.problems.join('; ')}.`);
  const { app } = outcome;
  const { appId, installationId, accountId } = app;
  return {
    ...{ appId, installationId, accountId },
    run: (code, as = {}) => runAsFunction(app, invocationOf(as, 'function'), code, world),
    invoke: (key, payload, as = {}) => call(app, key, payload, as),
  };
}
