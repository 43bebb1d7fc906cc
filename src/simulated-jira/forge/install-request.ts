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
}

export type InstallOutcome =
  | { readonly ok: true; readonly app: ForgeApp; readonly deliveries: readonly ForgeDelivery[] }
  | { readonly ok: false; readonly problems: readonly string[] };
