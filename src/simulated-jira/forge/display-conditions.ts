import { z } from 'zod';
import { propertyConditions } from '../connect/conditions/entity-properties.ts';
import { predefined } from '../connect/conditions/predefined.ts';
import { type View, viewOf } from '../connect/conditions/view.ts';
import type { PageContext } from '../connect/surroundings.ts';
import { issueTypeOf } from '../state/lookup.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

const members = z.record(z.string(), z.unknown());
const several = z.union([members, z.array(members)]);

type Holds = (view: View, value: unknown) => boolean;

/** A condition of Connect apps that the manifest wants to hold, or not to. */
const either =
  (name: string): Holds =>
  (view, value) =>
    predefined[name]?.(view, undefined) === (value !== false && value !== 'false');

/** One on the permission that the manifest names. */
const permitted =
  (name: string): Holds =>
  (view, permission) =>
    predefined[name]?.(view, { permission }) === true;

/** Properties of modules that the documents name (https://developer.atlassian.com/platform/forge/manifest-reference/display-conditions/). */
const known: Readonly<Record<string, Holds>> = {
  isAdmin: either('user_is_admin'),
  isSiteAdmin: either('user_is_sysadmin'),
  isLoggedIn: either('user_is_logged_in'),
  hasGlobalPermission: permitted('has_global_permission'),
  hasProjectPermission: permitted('has_project_permission'),
  projectKey: ({ project }, value) => project !== null && project.key === value,
  issueType: ({ state, issue }, value) => issue !== null && issueTypeOf(state, issue).name === value,
  entityPropertyExists: propertyConditions.entity_property_exists,
  entityPropertyEqualTo: propertyConditions.entity_property_equal_to,
  entityPropertyContainsAny: propertyConditions.entity_property_contains_any,
  entityPropertyContainsAll: propertyConditions.entity_property_contains_all,
};

/** Those of one level, however they are written: as members, or as a list of such. */
function partsOf(conditions: unknown): [name: string, value: unknown][] {
  const given = several.safeParse(conditions).data ?? {};
  return (Array.isArray(given) ? given : [given]).flatMap((each) => Object.entries(each));
}

/** One that is not known keeps nothing back. */
function holds([name, value]: [string, unknown], view: View): boolean {
  switch (name) {
    case 'and':
      return partsOf(value).every((part) => holds(part, view));
    case 'or':
      return partsOf(value).some((part) => holds(part, view));
    case 'not':
      return !partsOf(value).every((part) => holds(part, view));
    default:
      return known[name]?.(view, value) ?? true;
  }
}

/** The display condition that keeps a module from being shown to a viewer there; null: none does. */
export function unmetDisplayCondition(
  world: SimulatedWorld,
  app: ForgeApp,
  { displayConditions }: { readonly displayConditions?: unknown },
  accountId: string,
  around: PageContext,
): string | null {
  const view = viewOf(world, { key: app.appId, licensed: true }, accountId, around);
  return partsOf(displayConditions).find((part) => !holds(part, view))?.[0] ?? null;
}
