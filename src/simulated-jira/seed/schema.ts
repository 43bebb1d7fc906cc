import { z } from 'zod';

const text = z.string().min(1);

/** Somebody of the world; `token` (or several) makes an API token, unscoped unless `scopes` narrow it. */
const seedUser = z.looseObject({
  accountId: text.optional(),
  email: text.optional(),
  emailAddress: text.optional(),
  name: text.optional(),
  displayName: text.optional(),
  /** Into the site's administrators. */
  admin: z.boolean().default(false),
  /** Into the projects' members; by default true. */
  member: z.boolean().default(true),
  token: text.optional(),
  scopes: z.array(text).optional(),
  groups: z.array(text).optional(),
});

const seedProject = z.looseObject({
  key: z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'a project key is capital letters, digits and underscores'),
  /** E-mail address or account id. */
  lead: text.optional(),
});

/** People in an issue are named by e-mail address or account id. */
const seedIssue = z.looseObject({
  key: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]+-[1-9]\d*$/, 'an issue key is PROJECT-NUMBER')
    .optional(),
  /** Key; may be left out where `key` says it. */
  project: text.optional(),
  reporter: text.optional(),
  assignee: text.optional(),
});

/**
 * A world of one's own as data. `from: empty` starts with a site without people, projects and issues, `sample` (the default) with
 * the documented one. Everything else is what `PATCH /state` takes, with shorter forms for people, projects and issues.
 */
export const jiraStateSchema = z.looseObject({
  from: z.enum(['sample', 'empty']).default('sample'),
  users: z.array(seedUser).default([]),
  projects: z.array(seedProject).default([]),
  issues: z.array(seedIssue).default([]),
});

/** What may be written down; the schema says more. Names that are not here are parts of the state, as `PATCH /state` takes them. */
export interface JiraState {
  readonly from?: 'sample' | 'empty';
  readonly users?: readonly JiraStateUser[];
  readonly projects?: readonly ({ readonly key: string; readonly lead?: string } & Free)[];
  readonly issues?: readonly ({
    readonly key?: string;
    readonly project?: string;
    readonly reporter?: string;
    readonly assignee?: string;
  } & Free)[];
  readonly faults?: readonly (string | { readonly name: string; readonly options?: Free })[];
  readonly [part: string]: unknown;
}

interface Free {
  readonly [name: string]: unknown;
}

/** Somebody of the world; see the schema. */
interface JiraStateUser extends Free {
  readonly accountId?: string;
  readonly email?: string;
  readonly name?: string;
  readonly admin?: boolean;
  readonly member?: boolean;
  readonly token?: string;
  readonly scopes?: readonly string[];
  readonly groups?: readonly string[];
}

export type Seed = z.output<typeof jiraStateSchema>;
export type SeedUser = z.output<typeof seedUser>;
export type SeedProject = z.output<typeof seedProject>;
export type SeedIssue = z.output<typeof seedIssue>;
