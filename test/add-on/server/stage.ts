import { type Atlassian, type SigningKey, signingKey, startAtlassian } from './atlassian.ts';
import { type RunningBackend, runBackend } from './backend.ts';
import { type JiraSite, signedEvent, siteNamed } from './jira.ts';

/** Atlassian, and a backend beside it. */
interface Stage {
  /** Signs installs. */
  readonly key: SigningKey;
  readonly atlassian: Atlassian;
  readonly backend: RunningBackend;
  /** A site that has not installed the app. */
  siteNamed(clientKey: string, sharedSecret?: string): JiraSite;
  /** One that has. */
  installed(clientKey: string): Promise<JiraSite>;
}

/** Both are up while the tests of a file run. */
export function stageForAll(options: Parameters<typeof runBackend>[2] = {}): Stage {
  const key = signingKey('key-1');
  let atlassian: Atlassian;
  let backend: RunningBackend;
  beforeAll(async () => {
    atlassian = await startAtlassian(key);
    backend = await runBackend(atlassian, {}, options);
  });
  afterAll(async () => {
    await backend.close();
    await atlassian.close();
  });
  return {
    key,
    get atlassian() {
      return atlassian;
    },
    get backend() {
      return backend;
    },
    siteNamed: (clientKey, sharedSecret) => siteNamed(clientKey, atlassian.url, sharedSecret),
    async installed(clientKey) {
      const site = this.siteNamed(clientKey);
      await signedEvent(site, backend.url, key, 'installed').expect(204);
      return site;
    },
  };
}
