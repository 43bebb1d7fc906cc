import { z } from 'zod';
import { findUser } from '../people.ts';
import { empty, html, json, jsonIn, type WireRequest, type WireResponse } from '../request.ts';
import type { ForgeApp, ForgeFrame } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { adminPagePath } from './admin-entries.ts';
import { bridgeCall } from './bridge-call.ts';
import { customUiFile } from './custom-ui.ts';
import { unmetDisplayCondition } from './display-conditions.ts';
import { framePage } from './frame-page.ts';
import { manifestOf } from './lifecycle.ts';
import { pageModule } from './manifest.ts';
import { pageOf } from './page-context.ts';

const adminPage = /^\/jira\/settings\/apps\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/;
const frameFile = /^\/_forge\/frames\/([\w-]+)\/ui\/(.*)$/;
const frameCall = /^\/_forge\/frames\/([\w-]+)\/call$/;

const callBody = z.object({ command: z.string(), payload: z.unknown() });

/**
 * Pages of Forge apps on the site: the admin page `/jira/settings/apps/{app}/{environment}?as=ACCOUNT_ID&module=KEY` (`as` stands for
 * the browser session, which the simulation does not have), the Custom UI's files and the host's calls. null: not one of them.
 */
export async function answerForgePage(
  request: WireRequest,
  world: SimulatedWorld,
): Promise<WireResponse | null> {
  const page = adminPage.exec(request.path);
  if (page !== null && request.method === 'GET') return openPage(page[1] ?? '', request.query, world);
  const file = frameFile.exec(request.path);
  if (file !== null && request.method === 'GET') {
    const shown = frameOf(file[1], world);
    const what = shown === null ? null : pageOf(shown, world);
    return what === null ? empty(404) : customUiFile(what, file[2] ?? '');
  }
  const call = frameCall.exec(request.path);
  if (call === null || request.method !== 'POST') return null;
  const frame = frameOf(call[1], world);
  const parsed = callBody.safeParse(jsonIn(request));
  if (frame === null || !parsed.success) return json(200, { rejected: 'This page is no longer open.' });
  return json(200, await bridgeCall(frame, parsed.data.command, parsed.data.payload, world));
}

/** A page that is asked for by `module`, `as` and what is in view (`issue.key`, `project.key`): its address, and the display condition that keeps it from being shown; null: the app has no such page. */
export function forgePage(
  app: ForgeApp,
  asked: URLSearchParams,
  world: SimulatedWorld,
): { readonly url: string; readonly unmet: string | null } | null {
  const found = pageModule(manifestOf(app), asked.get('module') ?? '');
  if (found === null) return null;
  const url = `${world.addresses.siteUrl}${adminPagePath(app)}?${asked}`;
  const around = Object.fromEntries(asked);
  return { url, unmet: unmetDisplayCondition(world, app, found.module, asked.get('as') ?? '', around) };
}

function openPage(appUuid: string, query: URLSearchParams, world: SimulatedWorld): WireResponse {
  const app = world.state.forgeApps.find(
    (each) => each.appId.endsWith(`/${appUuid}`) && each.state === 'enabled',
  );
  const viewer = findUser(world.state, query.get('as'));
  if (app === undefined || viewer === null) return html(404, '<h1>Page unavailable</h1>');
  const moduleKey = query.get('module') ?? firstPage(app);
  const frame: ForgeFrame = {
    ticket: world.random(24),
    installationId: app.installationId,
    moduleKey: moduleKey ?? '',
    accountId: viewer.accountId,
    localId: `${app.appId.replace(':app/', ':extension/')}/static/${moduleKey}`,
  };
  const page = pageOf(frame, world);
  if (page === null) return html(404, '<h1>Page unavailable</h1>');
  const unmet = unmetDisplayCondition(world, app, page.module, viewer.accountId, Object.fromEntries(query));
  if (unmet !== null) return html(403, `<h1>The display condition ${unmet} is not met</h1>`);
  // Jira shows administration pages to administrators only; the app must check for itself all the same.
  world.state.forgeFrames ??= [];
  world.state.forgeFrames.push(frame);
  const base = `${world.state.site.contextPath}/_forge/frames/${frame.ticket}`;
  const colorMode = query.get('theme') === 'dark' ? 'dark' : 'light';
  return framePage(page, `${base}/ui/`, `${base}/call`, colorMode);
}

function firstPage(app: ForgeApp): string | null {
  const pages = manifestOf(app).modules['jira:adminPage'];
  const first: unknown = Array.isArray(pages) ? pages[0]?.key : null;
  return typeof first === 'string' ? first : null;
}

function frameOf(ticket: string | undefined, world: SimulatedWorld): ForgeFrame | null {
  return world.state.forgeFrames?.find((each) => each.ticket === ticket) ?? null;
}
