import { z } from 'zod';
import type { Evidence } from '../../../evidence/index.ts';
import type { Answer, Identity, JiraRequest } from '../../../jira-client/index.ts';
import { permissionName } from '../../../jira-facts/index.ts';
import type { ReportCheck, Verdict } from '../../../report/index.ts';
import { askerFor, issueRequest, ownGroups, type PermissionKeys } from '../../probes/index.ts';
import type { Profile } from '../../profiles/index.ts';
import { isSelfHosted } from '../../self-hosted/index.ts';
import type { Candidate } from '../credentials/index.ts';
import { adminGroupsCheck } from './questions.ts';

interface RightsWish {
  readonly profile: Profile | null;
  readonly project: string | null;
  readonly issue: string | null;
  readonly deployment: Evidence['deployment'];
  readonly signal: AbortSignal;
  /** What the run asked about, so that the same question is put once. */
  readonly keys: PermissionKeys;
}

/** All that the list names; the last is of self-hosted sites. */
const globalKeys = [
  'ADMINISTER',
  'USER_PICKER',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  'BULK_CHANGE',
] as const;
const selfHostedKeys = ['SYSTEM_ADMIN'] as const;
const projectKeys = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'DELETE_ISSUES'] as const;

const Held = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });
const Named = z.array(z.object({ name: z.string() })).default([]);
/** Cloud lists `issueTypes`, Data Center `values`. */
const Types = z
  .object({ issueTypes: Named, values: Named })
  .transform(({ issueTypes, values }) => [...issueTypes, ...values]);
const Levels = z.object({ levels: z.array(z.object({ name: z.string() })).default([]) });
const Roles = z.record(z.string(), z.string());
const Issue = z.object({
  fields: z.object({ security: z.object({ name: z.string() }).nullish() }).optional(),
});

/** What the account holds on the site and, with --project and --issue, in the very place the integration works in. */
export async function rightsChecks(candidate: Candidate, wish: RightsWish): Promise<ReportCheck[]> {
  const ask = asker(candidate.identity, wish);
  const own = await groupsOf(candidate, wish);
  const checks = [groups(candidate, own)];
  if (wish.deployment === 'cloud') checks.push(await adminGroupsCheck(candidate, own, wish.signal));
  checks.push(await globalPermissions(candidate, wish, ask));
  if (wish.project !== null) checks.push(...(await inProject(candidate, wish.project, wish, ask)));
  if (wish.issue !== null) checks.push(await ofIssue(candidate, wish.issue, ask));
  return checks;
}

const version3 = '/rest/api/3';

type Ask = (path: string) => Promise<{ readonly status: number | null; readonly body: unknown }>;

function asker(identity: Identity, { signal }: RightsWish): Ask {
  return async (path) => {
    const request: JiraRequest = { method: 'GET', path: version3 + path };
    const answer: Answer = await identity.ask(request, signal);
    return { status: answer.exchange.response?.status ?? null, body: answer.json };
  };
}

type Line = Pick<ReportCheck, 'id' | 'title' | 'verdict' | 'note'>;
const of = (candidate: Candidate, line: Line): ReportCheck => ({ ...line, identity: candidate.kind });

/** Names of the groups the account is in; null: Jira did not say. */
async function groupsOf({ account, identity }: Candidate, wish: RightsWish): Promise<string[] | null> {
  if (account === null || wish.deployment !== 'cloud') return account?.groups ?? null;
  const own = await ownGroups(
    askerFor(identity, wish.signal, () => undefined),
    account,
  );
  return own.ok ? own.value : null;
}

function groups(candidate: Candidate, names: readonly string[] | null): ReportCheck {
  const note =
    names === null ? 'Jira did not say.' : names.length === 0 ? 'In no group.' : `${names.join(', ')}.`;
  return of(candidate, {
    id: 'groups',
    title: 'Groups',
    verdict: names === null ? 'inconclusive' : 'healthy',
    note,
  });
}

async function globalPermissions(candidate: Candidate, wish: RightsWish, ask: Ask): Promise<ReportCheck> {
  const needed = wish.profile?.globalPermissions ?? [];
  const { deployment } = wish;
  const extra = isSelfHosted(deployment) ? selfHostedKeys : [];
  const keys = [...new Set([...globalKeys, ...extra, ...needed])];
  const own = [...wish.keys.global, ...wish.keys.project];
  const alike = keys.every((key) => own.includes(key));
  const { verdict, note } = await permissions(keys, needed, '', ask, alike ? own : keys);
  return of(candidate, { id: 'global-permissions', title: 'Global permissions', verdict, note });
}

async function permissions(
  keys: readonly string[],
  needed: readonly string[],
  place: string,
  ask: Ask,
  asked: readonly string[] = keys,
): Promise<Pick<Line, 'verdict' | 'note'> & { readonly held?: readonly string[] }> {
  const { status, body } = await ask(
    `/mypermissions?permissions=${encodeURIComponent(asked.join(','))}${place}`,
  );
  const held = Held.safeParse(body);
  if (status === 404 && place !== '')
    return {
      verdict: 'problem',
      note: 'It cannot be seen: it does not exist, or the account lacks “Browse projects” there.',
    };
  if (status !== 200 || !held.success) {
    return { verdict: 'inconclusive', note: `They could not be asked for (${status ?? 'no answer'}).` };
  }
  const told = (key: string): boolean => held.data.permissions[key] !== undefined;
  const has = (key: string): boolean => held.data.permissions[key]?.havePermission === true;
  const lacks = (key: string): boolean => told(key) && !has(key);
  const names = (some: readonly string[]): string => some.map(permissionName).join(', ') || 'none';
  const untold = keys.filter((key) => !told(key));
  const silent = untold.length === 0 ? '' : ` Not told: ${names(untold)}.`;
  const words = `Held: ${names(keys.filter(has))}. Not held: ${names(keys.filter(lacks))}.${silent}`;
  const verdict = needed.some(lacks) ? 'problem' : needed.every(has) ? 'healthy' : 'inconclusive';

  return { verdict, note: words, held: keys.filter(has) };
}

async function inProject(
  candidate: Candidate,
  project: string,
  wish: RightsWish,
  ask: Ask,
): Promise<ReportCheck[]> {
  const key = encodeURIComponent(project);
  const needed = wish.profile?.projectPermissions ?? projectKeys;
  const keys = [...new Set([...projectKeys, ...needed])];
  const rights = await permissions(
    keys,
    wish.profile === null ? ['BROWSE_PROJECTS'] : needed,
    `&projectKey=${key}`,
    ask,
  );
  const types = await names(ask, `/issue/createmeta/${key}/issuetypes`, (body) => Types.safeParse(body).data);
  const levels = await names(
    ask,
    `/project/${key}/securitylevel`,
    (body) => Levels.safeParse(body).data?.levels,
  );
  const roles = await names(ask, `/project/${key}/role`, (body) =>
    Object.keys(Roles.safeParse(body).data ?? {}).map((name) => ({ name })),
  );
  const mayCreate = rights.held?.includes('CREATE_ISSUES');
  const line = (id: string, title: string, verdict: Verdict, note: string): ReportCheck =>
    of(candidate, { id, title: `${title} in ${project}`, verdict, note });
  return [
    line('project-permissions', 'Permissions', rights.verdict, rights.note),
    line(
      'work-types',
      'Work types it may create',
      types.length > 0 ? 'healthy' : mayCreate === false ? 'not-applicable' : 'inconclusive',
      types.length === 0 && mayCreate === false ? 'None: CREATE_ISSUES is not held there.' : listed(types),
    ),
    line(
      'security-levels',
      'Security levels it may set',
      levels.length > 0 ? 'healthy' : 'not-applicable',
      listed(levels),
    ),
    roles.length > 0
      ? line('project-roles', 'Roles', 'healthy', listed(roles))
      : line(
          'project-roles',
          'Roles',
          'not-applicable',
          'They are shown to administrators of the project only.',
        ),
  ];
}

async function ofIssue(candidate: Candidate, issue: string, ask: Ask): Promise<ReportCheck> {
  const { status, body } = await ask(issueRequest(issue).path.slice(version3.length));
  const title = `The work item ${issue}`;
  if (status === 200) {
    const level = Issue.safeParse(body).data?.fields?.security?.name;
    const note =
      level === undefined
        ? 'Visible; it has no security level.'
        : `Visible, and behind the security level ${level}.`;
    return of(candidate, { id: 'issue', title, verdict: 'healthy', note });
  }
  const note = `Answered with ${status ?? 'nothing'}: it does not exist, Browse Projects is missing, or a security level hides it.`;
  return of(candidate, { id: 'issue', title, verdict: status === 404 ? 'problem' : 'inconclusive', note });
}

async function names(
  ask: Ask,
  path: string,
  read: (body: unknown) => readonly { readonly name: string }[] | undefined,
): Promise<string[]> {
  const { status, body } = await ask(path);
  return status === 200 ? (read(body) ?? []).map(({ name }) => name) : [];
}

const listed = (items: readonly string[]): string =>
  items.length === 0 ? 'None is shown.' : `${items.join(', ')}.`;
