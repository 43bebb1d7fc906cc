import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFolder, shippedFile } from '../../shipped-files/index.ts';
import { accounts, type SimulatedJira } from '../../simulated-jira/index.ts';
import { DemoFailed, type Door, jsonPost, readAnswer } from './door.ts';

const Installed = z.object({ appId: z.string() });
const Page = z.object({ url: z.string() });
const Frame = z.object({ callUrl: z.string() });
const BridgeAnswer = z.union([
  z.object({ value: z.object({ success: z.literal(true), payload: z.object({ body: z.unknown() }) }) }),
  z.object({ value: z.object({ success: z.literal(false), error: z.object({ body: z.unknown() }) }) }),
  z.object({ rejected: z.string() }),
]);

const Manifest = z.object({ app: z.object({ id: z.string() }) });
const readManifest = (): string => readFileSync(shippedFile('manifest.yml'), 'utf8');

/** The app's id as manifest.yml states it, whether `npm run forge:configure` has been there or not. */
export const readForgeAppId = (): string => Manifest.parse(parse(readManifest())).app.id;

/** The same app through Forge: the manifest is installed, and each call goes through the bridge of the page's frame. */
export async function forgeDoor(jira: SimulatedJira, backendUrl: string): Promise<Door> {
  const manifest = readManifest();
  const resourceDirectory = packageFolder();
  const control = `${jira.controlUrl}/forge-apps`;
  const sent = await fetch(control, jsonPost({ manifest, remoteUrl: backendUrl, resourceDirectory }));
  const { appId } = Installed.parse(await readAnswer('The install', sent));
  const query = new URLSearchParams({ module: 'panel', as: accounts.admin });
  const page = await fetch(`${control}/${encodeURIComponent(appId)}/page?${query}`);
  const { url: panelUrl } = Page.parse(await readAnswer('The page', page));
  const callUrl = new URL(await frameCallUrl(panelUrl), jira.siteUrl);
  return {
    panelUrl,
    async ask(method, path, body) {
      const payload = {
        invokeType: 'ui-remote-fetch',
        method,
        path,
        ...(body === undefined ? {} : { body }),
      };
      const response = await fetch(callUrl, jsonPost({ command: 'invoke', payload }));
      const answer = BridgeAnswer.parse(await readAnswer(`${method} ${path}`, response));
      if ('rejected' in answer) throw new DemoFailed(`${method} ${path} was refused: ${answer.rejected}`);
      if (answer.value.success) return answer.value.payload.body;
      throw new DemoFailed(`${method} ${path} failed: ${JSON.stringify(answer.value.error.body)}`);
    },
  };
}

/** The page tells its own script where the platform takes the frame's calls. */
async function frameCallUrl(panelUrl: string): Promise<string> {
  const html = await (await fetch(panelUrl)).text();
  const settings = /window\.forgeHost=(\{.*?\});/.exec(html)?.[1];
  if (settings === undefined) throw new DemoFailed('The simulated site does not show the Forge page.');
  return Frame.parse(JSON.parse(settings)).callUrl;
}
