import { createJira as create } from '../simulated-jira/index.ts';

/** Somebody of the site; what is left out is made up. */
export interface StatedUser {
  email?: string;
  name?: string;
  accountId?: string;
  /** Into the site's administrators. */
  admin?: boolean;
  /** Into the projects' members; by default true. */
  member?: boolean;
  groups?: string[];
  /** Makes an API token, unscoped unless `scopes` narrow it. */
  token?: string;
  scopes?: string[];
  [field: string]: unknown;
}

/** A world of one's own; people are named by e-mail address or account id. */
export interface StatedJira {
  /** `empty` starts with a site without people, projects and issues; `sample`, the default, with the documented one. */
  from?: 'sample' | 'empty';
  users?: StatedUser[];
  projects?: { key: string; name?: string; lead?: string; [field: string]: unknown }[];
  issues?: { key?: string; summary?: string; [field: string]: unknown }[];
  [part: string]: unknown;
}

export interface CreateJiraOptions {
  /** Name of a state of affairs to begin with; by default `healthy`. */
  readonly scenario?: string;
  /** Port of the site; 0, the default: any free one. */
  readonly port?: number;
  /** What is not modelled answers 501 in place of a generic answer; by default false. */
  readonly strict?: boolean;
  /** A world of one's own: data, or a text in YAML or JSON. */
  readonly state?: StatedJira | string;
  /** Milliseconds since 1970; by default the real clock. */
  readonly clock?: () => number;
  /** How the site reaches apps and webhooks; by default the global fetch. */
  readonly fetch?: typeof fetch;
}

export type CredentialKind =
  | 'api-token'
  | 'scoped-api-token'
  | 'service-account-token'
  | 'oauth-3lo'
  | 'oauth-client-credentials'
  | 'password'
  | 'pat'
  | 'connect-app'
  | 'forge-app'
  /** Good at the admin APIs alone: for `check --org`. */
  | 'organization-api-key';

/** Kinds that are sent as they are: each call takes the same Authorization header. */
export type SentAsItIs = 'api-token' | 'scoped-api-token' | 'service-account-token' | 'password' | 'pat';

/** One way to sign in, with what it opens at this moment. Nothing outside the simulation accepts any of them. */
export interface JiraCredential {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly accountId?: string;
  readonly email?: string;
  readonly token?: string;
  readonly password?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly refreshToken?: string;
  readonly orgId?: string;
  readonly appKey?: string;
  readonly clientKey?: string;
  readonly sharedSecret?: string;
  /** Address it is good at, without trailing slash. */
  readonly url: string;
  /** Value of the Authorization header, where one value serves every call. */
  readonly authorization?: string;
  readonly holds: {
    /** null: not narrowed by scopes. */
    readonly scopes: readonly string[] | null;
    readonly groups: readonly string[];
    readonly globalPermissions: readonly string[];
    readonly projects: readonly string[];
    /** `works`, or why not. */
    readonly state: string;
  };
}

/** One request that reached the site or the gateway. */
export interface JiraRequest {
  readonly at: string;
  readonly method: string;
  /** With the query, credentials taken out. */
  readonly path: string;
  readonly identity: string;
  readonly accountId: string | null;
  readonly status: number | null;
}

/** A Forge app whose functions run in this process, with `@forge/api` talking to this site. */
export interface ForgeInstall {
  /** Text of manifest.yml, or what was parsed of it. */
  readonly manifest: unknown;
  /** The manifest's functions by their key. */
  readonly functions?: Readonly<Record<string, (payload: unknown, context: unknown) => unknown>>;
  /** Address of its remotes; without one they cannot be reached. */
  readonly remoteUrl?: string;
}

/** Who runs a function; left out: nobody, as in triggers. */
export interface RunAs {
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

/** A running Jira for tests; addresses are without trailing slash. */
export interface Jira {
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly installKeysUrl: string;
  readonly connectAuthServerUrl: string;
  readonly authUrl: string;
  readonly forgeJwksUrl: string;
  readonly bridgeUrl: string;
  readonly controlUrl: string;
  readonly cloudId: string;
  /** Every way to sign in, with what each holds at this moment. */
  readonly credentials: readonly JiraCredential[];
  /** The first credential that works of this kind, of this person if one is named (account id, e-mail address or name). */
  credential(kind: SentAsItIs, of?: string): JiraCredential & { readonly authorization: string };
  credential(kind: CredentialKind, of?: string): JiraCredential;
  /** Changes or asks the world: `control('/apps', {descriptorUrl})`, or a command by its name: `control('switch-fault-on', {fault: 'outage'})`. */
  control(what: string, body?: unknown): Promise<unknown>;
  /** Installs a Forge app; rejects with one sentence when its manifest is not valid. */
  installForge(app: ForgeInstall): Promise<InstalledForgeApp>;
  /** What reached the site and the gateway, newest last. */
  requests(): readonly JiraRequest[];
  /** Back to where it was after the start. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts a simulated Jira Cloud site with everything of Atlassian around it, in this process, on the loopback interface. Rejects for a
 * port that is taken, an unknown scenario and a state that does not fit, each with one sentence.
 */
export async function createJira(options: CreateJiraOptions = {}): Promise<Jira> {
  if (typeof globalThis.fetch !== 'function')
    throw new Error(
      'createJira runs in Node, and this environment has no fetch, as that of jsdom has none: put "@jest-environment node" into a comment at the top of the test file.',
    );
  return create(options);
}
