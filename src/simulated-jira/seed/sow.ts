import { changeState, mergeIntoState } from '../control/state.ts';
import { staffGroup } from '../new-site/people.ts';
import { roles } from '../new-site/permission-schemes.ts';
import type { SiteState } from '../state.ts';
import { documentFromWiki } from '../text/from-wiki.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Seed, SeedIssue, SeedProject, SeedUser } from './schema.ts';

/** Lists that an empty site starts without; what refers to people, projects or issues goes with them. */
const emptied: readonly (keyof SiteState)[] = [
  'users',
  'projects',
  'issues',
  'issueLinks',
  'projectCategories',
  'filters',
  'boards',
  'sprints',
  'serviceDesks',
  'organizations',
  'apiTokens',
  'organizationKeys',
  'personalAccessTokens',
  'oauthClients',
  'oauthGrants',
  'accessTokens',
  'refreshTokens',
  'webhooks',
  'auditRecords',
];

/** Puts the seed into the world. Returns what could not be put in, in sentences. */
export async function sow(seed: Seed, world: SimulatedWorld): Promise<string[]> {
  const { from, users, projects, issues, ...rest } = seed;
  if (from === 'empty') clear(world.state);
  const problems: string[] = [];
  const named = users.map((user, index) => ({ ...user, accountId: accountOf(user, index) }));
  problems.push(...mergeIntoState(world, { users: named.map((user) => userPart(user, world)) }));
  problems.push(...mergeIntoState(world, { apiTokens: named.flatMap(tokenPart) }));
  problems.push(...mergeIntoState(world, { projects: projects.map((one) => projectPart(one, world)) }));
  const parts = issueParts(issues, world);
  problems.push(...parts.filter((part) => typeof part === 'string'));
  problems.push(...mergeIntoState(world, { issues: parts.filter((part) => typeof part !== 'string') }));
  problems.push(...(await changeState(world, rest)));
  return problems;
}

function clear(state: SiteState): void {
  for (const name of emptied) {
    const list = state[name];
    if (Array.isArray(list)) list.length = 0;
  }
}

const emailOf = ({ email, emailAddress }: SeedUser): string | undefined => email ?? emailAddress;

/** Account ids are opaque: whoever gives none gets one that says where it came from. */
function accountOf(user: SeedUser, index: number): string {
  return user.accountId ?? `seed:${(emailOf(user) ?? user.name ?? String(index + 1)).toLowerCase()}`;
}

function userPart(given: SeedUser & { accountId: string }, world: SimulatedWorld): Record<string, unknown> {
  const { email: _, admin, member, token: __, scopes: ___, name, displayName, groups, ...rest } = given;
  const { state } = world;
  const site = state.site.name;
  const usual = [`jira-users-${site}`, ...(member ? [staffGroup(site)] : [])];
  const known = state.users.some(({ accountId }) => accountId === given.accountId);
  const groupsPart = [...usual, ...(admin ? [`jira-admins-${site}`] : []), ...(groups ?? [])];
  const address = emailOf(given);
  return {
    ...rest,
    ...(address === undefined ? {} : { emailAddress: address }),
    ...(known && displayName === undefined && name === undefined
      ? {}
      : { displayName: displayName ?? name ?? address ?? given.accountId }),
    ...(known && groups === undefined && !admin ? {} : { groups: groupsPart }),
  };
}

function tokenPart({ token, accountId, scopes }: SeedUser & { accountId: string }) {
  return token === undefined ? [] : [{ token, accountId, scopes: scopes ?? null }];
}

/** The account an e-mail address or id names. */
function account(state: SiteState, named: string): string | null {
  const wanted = named.toLowerCase();
  const found = state.users.find(
    (user) => user.accountId === named || user.emailAddress?.toLowerCase() === wanted,
  );
  return found?.accountId ?? null;
}

function projectPart({ lead, ...rest }: SeedProject, { state }: SimulatedWorld): Record<string, unknown> {
  const known = state.projects.some(({ key }) => key === rest.key);
  const leader = lead === undefined ? null : account(state, lead);
  return {
    ...(known ? {} : { name: rest.key, roleActors: usualActors(state.site.name) }),
    ...rest,
    ...(leader === null ? {} : { leadAccountId: leader }),
  };
}

/** Administrators and staff, as in the sample projects. */
function usualActors(siteName: string): Record<string, { users: string[]; groups: string[] }> {
  return {
    [roles.administrators]: { users: [], groups: [`jira-admins-${siteName}`] },
    [roles.members]: { users: [], groups: [staffGroup(siteName)] },
    [roles.addons]: { users: [], groups: [] },
  };
}

/** Each issue as the state has it, or why it cannot be there. Those without a key take the next one of their project. */
function issueParts(
  issues: readonly SeedIssue[],
  { state }: SimulatedWorld,
): (Record<string, unknown> | string)[] {
  const last = new Map<string, number>();
  for (const key of [...state.issues.map((one) => one.key), ...issues.map((one) => one.key ?? '')]) {
    const [project, number] = apart(key);
    last.set(project, Math.max(last.get(project) ?? 0, number));
  }
  const nextKey = (project: string): string => {
    const next = (last.get(project) ?? 0) + 1;
    last.set(project, next);
    return `${project}-${next}`;
  };
  return issues.map(({ key, project, reporter, assignee, ...rest }) => {
    const projectKey = project ?? (key === undefined ? null : apart(key)[0]);
    const home = state.projects.find((one) => one.key === projectKey);
    if (home === undefined) return `issues: there is no project ${projectKey ?? '(none named)'}`;
    return {
      key: key ?? nextKey(home.key),
      projectId: home.id,
      ...(reporter === undefined ? {} : { reporterAccountId: account(state, reporter) }),
      ...(assignee === undefined ? {} : { assigneeAccountId: account(state, assignee) }),
      ...rest,
      ...documents(rest),
    };
  });
}

/** `OWN-7` is OWN and 7. */
function apart(key: string): readonly [project: string, number: number] {
  const at = key.lastIndexOf('-');
  return [key.slice(0, at), Number(key.slice(at + 1)) || 0];
}

/** Texts of a seed are wiki markup; the site keeps documents. */
function documents(given: object): Record<string, unknown> {
  const texts = Object.entries(given).filter(
    (entry): entry is [string, string] =>
      (entry[0] === 'description' || entry[0] === 'environment') && typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts.map(([name, text]) => [name, documentFromWiki(text)]));
}
