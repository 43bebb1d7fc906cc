import { z } from 'zod';
import { provisionAppUser } from '../connect/app-user.ts';
import { findApp } from '../people.ts';
import type { SimulatedWorld } from '../world.ts';

type Plain = Record<string, unknown>;

/** Shorter names for parts of the state. */
const aliases: Readonly<Record<string, string>> = {
  permissions: 'globalPermissions',
  schemes: 'permissionSchemes',
};

/** `scopes: {APP_KEY: [...]}`. */
const scopesSchema = z.record(z.string(), z.array(z.string()));

/** A group of a patch may say who is in it. */
const membersSchema = z.looseObject({ name: z.string(), members: z.array(z.string()) });

/** The patch with short names written out; `scopes` and the `members` of groups are left to {@link applyShorthand}. */
export function writtenOut(patch: Plain): Plain {
  return Object.fromEntries(
    Object.entries(patch)
      .filter(([name]) => name !== 'scopes')
      .map(([name, value]) => [aliases[name] ?? name, name === 'groups' ? withoutMembers(value) : value]),
  );
}

function asList(groups: unknown): unknown[] {
  if (Array.isArray(groups)) return groups;
  if (typeof groups !== 'object' || groups === null) return [];
  return Object.entries(groups).map(([name, value]) => ({ name, ...value }));
}

function withoutMembers(groups: unknown): unknown {
  return asList(groups).map((group) => {
    const parsed = membersSchema.safeParse(group);
    if (!parsed.success) return group;
    const { members: _, ...rest } = parsed.data;
    return rest;
  });
}

/** Carries out what a merge cannot: an app's scopes with its user's rights, and who is in a group. Returns what was wrong. */
export function applyShorthand(world: SimulatedWorld, patch: Plain): string[] {
  const problems: string[] = [];
  for (const group of asList(patch.groups)) {
    const parsed = membersSchema.safeParse(group);
    if (!parsed.success) continue;
    const { name, members } = parsed.data;
    for (const user of world.state.users) {
      user.groups = user.groups.filter((one) => one !== name);
      if (members.includes(user.accountId)) user.groups.push(name);
    }
  }
  if (patch.scopes === undefined) return problems;
  const scopes = scopesSchema.safeParse(patch.scopes);
  if (!scopes.success) return ['scopes: {APP_KEY: ["READ", …]}'];
  for (const [key, granted] of Object.entries(scopes.data)) {
    const app = findApp(world.state, key);
    if (app === null) problems.push(`scopes: there is no app ${key}`);
    else {
      app.grantedScopes = granted.map((scope) => scope.toUpperCase());
      provisionAppUser(world.state, app, app.grantedScopes);
    }
  }
  return problems;
}
