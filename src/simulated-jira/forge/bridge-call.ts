import { z } from 'zod';
import type { ForgeFrame } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { apiBaseUrl, invocationToken } from './invocation-token.ts';
import { invocationOf, invokeRemote, type Page } from './invoke-remote.ts';
import { forgeToken } from './oauth-tokens.ts';
import { pageOf, viewContext } from './page-context.ts';

const productFetch = z.object({
  product: z.string(),
  restPath: z.string().startsWith('/'),
  fetchRequestInit: z.object({
    method: z.string().optional(),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])).default([]),
  }),
});

/** Answer to the host page: the value of the bridge call, or the message its promise is rejected with. */
type HostAnswer = { readonly value: unknown } | { readonly rejected: string };

/** The bridge commands that need the platform; everything else the host page does itself. */
export async function bridgeCall(
  frame: ForgeFrame,
  command: string,
  payload: unknown,
  world: SimulatedWorld,
): Promise<HostAnswer> {
  const page = pageOf(frame, world);
  if (page === null) return { rejected: 'The app is no longer installed.' };
  switch (command) {
    case 'getContext':
      return { value: viewContext(page, page.app, world, colorModeOf(payload)) };
    case 'invoke': {
      const remote = z.looseObject({ invokeType: z.literal('ui-remote-fetch') }).safeParse(payload);
      if (!remote.success) return { rejected: 'Only invokeRemote is simulated; the app has no functions.' };
      const answer = await invokeRemote(page, payload, world);
      return 'rejected' in answer ? answer : { value: answer };
    }
    case 'fetchProduct':
      return requestJira(page, payload, world);
    case 'remoteAddress':
      return remoteAddress(page, payload, world);
    default:
      return { rejected: `The bridge command ${command} is not simulated.` };
  }
}

function colorModeOf(payload: unknown): string {
  const parsed = z.looseObject({ colorMode: z.string() }).safeParse(payload);
  return parsed.success ? parsed.data.colorMode : 'light';
}

/** `requestJira`: as the viewer, limited by the app's scopes, through the gateway. */
async function requestJira(page: Page, payload: unknown, world: SimulatedWorld): Promise<HostAnswer> {
  const parsed = productFetch.safeParse(payload);
  if (!parsed.success || parsed.data.product !== 'jira')
    return { rejected: 'requestJira needs a path of Jira.' };
  const { restPath, fetchRequestInit } = parsed.data;
  const token = forgeToken(page.app, 'forge-user', page.accountId, page.app.grantedScopes, world);
  const response = await world.fetch(`${apiBaseUrl(world)}${restPath}`, {
    method: fetchRequestInit.method ?? 'GET',
    headers: [...fetchRequestInit.headers, ['authorization', `Bearer ${token}`]],
    ...(fetchRequestInit.body ? { body: fetchRequestInit.body } : {}),
    redirect: 'manual',
  });
  return {
    value: {
      body: await response.text(),
      headers: Object.fromEntries(response.headers),
      status: response.status,
      statusText: response.statusText,
      isAttachment: false,
    },
  };
}

/** `requestRemote`: the browser calls the remote itself, with an invocation token and no OAuth token. */
function remoteAddress(page: Page, payload: unknown, world: SimulatedWorld): HostAnswer {
  const parsed = z.looseObject({ remoteKey: z.string(), path: z.string() }).safeParse(payload);
  const remote = page.manifest.remotes.find(({ key }) => parsed.success && key === parsed.data.remoteKey);
  if (!parsed.success || remote === undefined) return { rejected: 'The manifest has no such remote.' };
  return {
    value: {
      url: `${page.app.remoteUrl}${parsed.data.path}`,
      token: invocationToken(page.app, invocationOf(page), world),
    },
  };
}
