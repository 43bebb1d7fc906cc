import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { hideFields } from '../new-site/app-fields.ts';
import type { ConnectApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { adminGroupHoldsAdminister, provisionAppUser, retireAppUser } from './app-user.ts';
import { type CallbackOutcome, deliver } from './callback.ts';
import { type Descriptor, declaredScopes, descriptorSchema } from './descriptor.ts';
import { bringIssueFields } from './issue-fields.ts';

interface InstallOptions {
  readonly descriptorUrl: string;
  /** Agree to added scopes at once instead of leaving the update to an administrator. */
  readonly approve: boolean;
  /** Account that clicks; null: Atlassian did it. */
  readonly by: string | null;
  /** A fresh shared secret, as after a rotation; a first install always gets one. */
  readonly rotateSecret: boolean;
}

export type InstallOutcome =
  | { readonly kind: 'installed'; readonly app: ConnectApp }
  | { readonly kind: 'approval-pending'; readonly app: ConnectApp; readonly addedScopes: string[] }
  | { readonly kind: 'descriptor-unreadable'; readonly message: string }
  | { readonly kind: 'descriptor-invalid'; readonly problems: string[] }
  | { readonly kind: 'site-cannot-install'; readonly message: string }
  | { readonly kind: 'app-refused'; readonly eventType: string; readonly callback: CallbackOutcome };

type Fetched = { readonly descriptor: Descriptor; readonly raw: Record<string, unknown> };

async function fetchDescriptor(world: SimulatedWorld, url: string): Promise<Fetched | InstallOutcome> {
  let raw: unknown;
  try {
    const response = await world.fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) {
      return { kind: 'descriptor-unreadable', message: `${url} answered ${response.status}` };
    }
    raw = await response.json();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'descriptor-unreadable', message: `${url} could not be read: ${reason}` };
  }
  const parsed = descriptorSchema.safeParse(raw);
  const object = z.record(z.string(), z.unknown()).safeParse(raw);
  if (!parsed.success || !object.success) {
    const issues = parsed.error?.issues ?? [];
    return {
      kind: 'descriptor-invalid',
      problems: issues.map((issue) => `${issue.path.join('.') || 'descriptor'}: ${issue.message}`),
    };
  }
  return { descriptor: parsed.data, raw: object.data };
}

function draft(world: SimulatedWorld, key: string, known: ConnectApp | undefined, options: InstallOptions) {
  const fresh = known === undefined || known.state === 'uninstalled' || options.rotateSecret;
  return {
    key,
    // A site keeps an app's client key through upgrades and re-installation.
    clientKey: known?.clientKey ?? randomUUID(),
    sharedSecret: fresh || known === undefined ? world.random(48) : known.sharedSecret,
    oauthClientId: known?.oauthClientId ?? Buffer.from(world.random(24)).toString('base64'),
    accountId: known?.accountId ?? `557058:${randomUUID()}`,
    installationId: known?.installationId ?? null,
  };
}

/**
 * Installs an app, or upgrades it when it is there already: descriptor, app user, signed `installed`, then `enabled`.
 * Nothing of the site changes when the app refuses a first install; an upgrade keeps the version before.
 */
export async function install(world: SimulatedWorld, options: InstallOptions): Promise<InstallOutcome> {
  const fetched = await fetchDescriptor(world, options.descriptorUrl);
  if ('kind' in fetched) return fetched;
  const { descriptor, raw } = fetched;
  const scopes = declaredScopes(descriptor);
  const { state } = world;
  const known = state.connectApps.find(({ key }) => key === descriptor.key);
  const isFirst = known === undefined || known.state === 'uninstalled';
  // Seen at installs; whether an update is refused as well nobody has recorded, so it goes through.
  if (isFirst && scopes.includes('ADMIN') && !adminGroupHoldsAdminister(state)) {
    return {
      kind: 'site-cannot-install',
      message: 'The group atlassian-addons-admin does not hold Administer Jira.',
    };
  }
  if (known !== undefined && known.state !== 'uninstalled' && !options.approve) {
    const addedScopes = scopes.filter((scope) => !known.grantedScopes.includes(scope));
    if (addedScopes.length > 0) {
      known.pendingDescriptor = raw;
      return { kind: 'approval-pending', app: known, addedScopes };
    }
  }
  const app: ConnectApp = {
    ...draft(world, descriptor.key, known, options),
    descriptorUrl: options.descriptorUrl,
    baseUrl: descriptor.baseUrl.replace(/\/+$/, ''),
    name: descriptor.name ?? descriptor.key,
    descriptor: raw,
    grantedScopes: scopes,
    pendingDescriptor: null,
    state: 'disabled',
  };
  return complete(world, app, known, options.by);
}

async function complete(
  world: SimulatedWorld,
  app: ConnectApp,
  known: ConnectApp | undefined,
  by: string | null,
): Promise<InstallOutcome> {
  const { state } = world;
  const before = structuredClone({ users: state.users, projects: state.projects });
  const replace = (from: ConnectApp | undefined, to: ConnectApp | undefined) => {
    state.connectApps = state.connectApps.filter((one) => one !== from);
    if (to !== undefined) state.connectApps.push(to);
  };
  // In place before the callback leaves: an app may call back while it still handles `installed`.
  provisionAppUser(state, app, app.grantedScopes);
  app.state = 'enabled';
  replace(known, app);
  const installed = await deliver(world, app, 'installed', by);
  if (installed.kind === 'refused' || installed.kind === 'unreachable') {
    replace(app, known);
    state.users = before.users;
    state.projects = before.projects;
    return { kind: 'app-refused', eventType: 'installed', callback: installed };
  }
  bringIssueFields(app, state);
  world.afterInstall(app.key);
  // A webhook like any other: whether the app likes it changes nothing.
  await deliver(world, app, 'enabled', by);
  return { kind: 'installed', app };
}

/** Agrees to an update that waits: the pending descriptor becomes the installed one. */
export async function approveUpdate(
  world: SimulatedWorld,
  key: string,
  by: string | null,
): Promise<InstallOutcome | null> {
  const app = world.state.connectApps.find((one) => one.key === key && one.pendingDescriptor !== null);
  if (app === undefined) return null;
  return install(world, { descriptorUrl: app.descriptorUrl, approve: true, by, rotateSecret: false });
}

/** Signed `disabled` and `uninstalled`; the app is gone whatever it answers. null: no such app. */
export async function uninstall(
  world: SimulatedWorld,
  key: string,
  by: string | null,
): Promise<{ disabled: CallbackOutcome; uninstalled: CallbackOutcome } | null> {
  const app = world.state.connectApps.find((one) => one.key === key && one.state !== 'uninstalled');
  if (app === undefined) return null;
  app.state = 'uninstalled';
  retireAppUser(world.state, app.accountId);
  hideFields(world.state, app.key);
  const disabled = await deliver(world, app, 'disabled', by);
  const uninstalled = await deliver(world, app, 'uninstalled', by);
  return { disabled, uninstalled };
}

/** Switches an installed app off or on, with its webhook. null: no such app. */
export async function setEnabled(
  world: SimulatedWorld,
  key: string,
  enabled: boolean,
): Promise<CallbackOutcome | null> {
  const app = world.state.connectApps.find((one) => one.key === key && one.state !== 'uninstalled');
  if (app === undefined) return null;
  app.state = enabled ? 'enabled' : 'disabled';
  return deliver(world, app, enabled ? 'enabled' : 'disabled');
}
