import type { ForgeApp, ForgeDelivery } from '../state.ts';

/** What an administrator, or a developer's deploy, hands to the platform. */
export interface InstallRequest {
  /** Text of manifest.yml, or what was parsed of it. */
  readonly manifest: unknown;
  /** Address of the remote, in place of the manifest's own. */
  readonly remoteUrl: string;
  /** Folder below which `resources[].path` lie; the working directory unless named. */
  readonly resourceDirectory?: string | null | undefined;
  readonly installerAccountId?: string | undefined;
  readonly environmentType?: ForgeApp['environmentType'] | undefined;
  /** Runs the app's functions, where they run in this process. */
  readonly host?: FunctionHost | undefined;
}

/** Runs one function of an app by its key, as nobody: what triggers do. */
export type FunctionHost = (app: ForgeApp, functionKey: string, payload: unknown) => Promise<unknown>;

export type InstallOutcome =
  | { readonly ok: true; readonly app: ForgeApp; readonly deliveries: readonly ForgeDelivery[] }
  | { readonly ok: false; readonly problems: readonly string[] };
