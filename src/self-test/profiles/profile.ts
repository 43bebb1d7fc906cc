import { z } from 'zod';
import { IdentityKind } from '../../evidence/index.ts';

const Text = z.string().trim().min(1);
const PermissionKey = z.string().regex(/^[A-Z][A-Z_]+$/, 'a permission key such as BROWSE_PROJECTS');
const OperationName = z
  .string()
  .regex(/^(GET|POST|PUT|DELETE|PATCH) \/rest\/\S+$/, 'an operation such as "GET /rest/api/3/myself"');
const Day = z.iso.date();

/** Where a fact of a profile was read, when, and what it says. */
const Source = z.strictObject({ url: z.url({ protocol: /^https$/ }), read: Day, says: Text });

/** Something the integration does for its users, and every operation it calls for it. */
const Feature = z.strictObject({
  name: Text,
  operations: z.array(OperationName).min(1),
  /** Works only as these kinds; missing: as every kind of the profile. */
  identities: z.array(IdentityKind).min(1).optional(),
  /** True: the integration is of use without it. */
  optional: z.boolean().default(false),
  projectPermissions: z.array(PermissionKey).default([]),
  globalPermissions: z.array(PermissionKey).default([]),
  note: Text.optional(),
});
export type Feature = z.infer<typeof Feature>;

/** How a value of the set-up can be checked from outside. */
const setupChecks = [
  'none',
  'site-address',
  'gateway-address',
  'cloud-id',
  'scopes',
  'authorization-server',
  'authorization-page',
  'deployment',
] as const;

/** One field of the integration's own set-up screen; `{siteUrl}`, `{apiUrl}`, `{authUrl}`, `{cloudId}`, `{scopes}`, `{scopesWithoutRefresh}` are filled in. */
const SetupField = z.strictObject({
  field: Text,
  value: Text,
  check: z.enum(setupChecks),
  where: Text.optional(),
  /** Of one way to set the integration up only, and the kinds that use it; missing: of every way. */
  way: Text.optional(),
  identities: z.array(IdentityKind).min(1).optional(),
});
export type SetupField = z.infer<typeof SetupField>;

const Scopes = z.strictObject({
  classic: z.array(Text),
  granular: z.array(Text),
  /** Of the authorization server, on no REST operation: `offline_access`. */
  authorizationServer: z.array(Text),
  connect: z.array(Text).optional(),
});

/** A profile file, schemaVersion 1: what a named integration calls and needs. docs/check.md says how to add one. */
export const Profile = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case words joined by hyphens, as the file is called'),
  title: Text,
  /** What people call it in a sentence: "GitLab"; missing: the title. */
  short: Text.optional(),
  /** Of what the profile describes: a release or the date of the vendor's page. */
  version: Text,
  vendor: Text,
  sources: z.array(Source).min(1),
  apiVersion: z.union([z.literal(2), z.literal(3)]),
  /** The base address the integration asks for: decides which kinds of token can work in it. */
  addressForm: z.enum(['site', 'gateway', 'either']),
  identities: z.array(IdentityKind).min(1),
  scopes: Scopes,
  projectPermissions: z.array(PermissionKey),
  globalPermissions: z.array(PermissionKey),
  features: z.array(Feature).min(1),
  setup: z.array(SetupField),
  notes: z.array(Text),
});
export type Profile = z.infer<typeof Profile>;

/** Every operation of the features that can work as one of `identities` (all, when none is named), each once. */
export function operationsOf(profile: Profile, identities: readonly IdentityKind[] = []): string[] {
  const wanted = profile.features.filter(
    (feature) =>
      identities.length === 0 ||
      feature.identities === undefined ||
      feature.identities.some((kind) => identities.includes(kind)),
  );
  return [...new Set(wanted.flatMap((feature) => feature.operations))];
}

/** What a run needs for this profile: all it calls, and what of that only optional features call. */
export function neededByProfile(profile: Profile, identities: readonly IdentityKind[] = []) {
  const firm = { ...profile, features: profile.features.filter(({ optional }) => !optional) };
  const needed = new Set(operationsOf(firm, identities));
  const operations = operationsOf(profile, identities);
  return {
    name: profile.name,
    title: shortName(profile),
    operations,
    optional: operations.filter((operation) => !needed.has(operation)),
  };
}

/** All OAuth scopes the profile asks for, in the order they are to be entered. */
export function scopesOf(profile: Profile): string[] {
  const { classic, granular, authorizationServer } = profile.scopes;
  return [...classic, ...granular, ...authorizationServer];
}

/** Whom a sentence is about: "GitLab". */
export function shortName({ short, title }: Profile): string {
  return short ?? title;
}
