import { PassThrough } from 'node:stream';
import type { Finding } from '../../../src/diagnosis/finding.ts';
import { type CauseId, causeIds, causeTraits } from '../../../src/diagnosis/index.ts';
import { answerOf } from '../../../src/jira-client/answer.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { noAccess } from '../../../src/self-test/account/no-access.ts';
import { findConnectApp } from '../../../src/self-test/check/credentials/find-connect.ts';
import { organizationFrom } from '../../../src/self-test/check/expiry/with-expiries.ts';
import { credentialsFor } from '../../../src/self-test/check/given-credentials.ts';
import { notChecked, unansweredFirst } from '../../../src/self-test/check/not-checked.ts';
import type { Outside } from '../../../src/self-test/check/outside.ts';
import {
  concernsIdentity,
  concernsPresence,
  concernsRights,
} from '../../../src/self-test/judge/cause-reach.ts';
import { readOperationList } from '../../../src/self-test/profiles/my-app.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { runCheckCommand } from './run-check-command.ts';

describe('credentials', () => {
  type Options = Parameters<typeof credentialsFor>[0];
  const take = (
    kinds: Options['kinds'],
    env: Record<string, string> = {},
    {
      terminal = null,
      appKey = null,
      signal = new AbortController().signal,
    }: {
      terminal?: Outside['terminal'];
      appKey?: string | null;
      signal?: AbortSignal;
    } = {},
  ) =>
    credentialsFor(
      { kinds } as Options,
      { env, terminal, interrupted: signal } as unknown as Outside,
      appKey,
    );
  const screen = () => {
    const shown: string[] = [];
    const output = new PassThrough().on('data', (chunk) => shown.push(String(chunk)));
    return { input: new PassThrough(), output, shown };
  };

  test.each([
    ['CLEARANCE_API_TOKEN', 'API token', { CLEARANCE_EMAIL: 'ada@example.com' }, 'the-token', false],
    ['CLEARANCE_EMAIL', 'E-mail address', { CLEARANCE_API_TOKEN: 'the-token' }, 'ada@example.com', true],
  ])('%s is asked for on a terminal as the %s, with %j', async (name, words, env, typed, isShown) => {
    const terminal = screen();
    terminal.output.once('data', () => setImmediate(() => terminal.input.write(`${typed}\n`)));
    const taken = await take(null, env, { terminal });
    if (!taken.ok) throw new Error(taken.problem);
    const { email, apiToken } = taken.value.given;
    expect([email?.reveal(), apiToken?.reveal()]).toEqual(['ada@example.com', 'the-token']);
    expect(taken.value.wanted.length).toBeGreaterThan(0);
    const shown = terminal.shown.join('');
    expect([shown.includes(words), shown.includes(`(${name})`), shown.includes(typed)]).toEqual([
      true,
      true,
      isShown,
    ]);
  });

  test('that nobody types, or of which nobody is asked, are wrong usage that names the variables', async () => {
    const away = new AbortController();
    const pending = take(null, {}, { terminal: screen(), signal: away.signal });
    setImmediate(() => away.abort());
    expect(await pending).toEqual({ ok: false, problem: 'no credential was given.' });
    expect(await take(['api-token'], { CLEARANCE_EMAIL: 'a@b.example' })).toEqual({
      ok: false,
      problem: expect.stringMatching(/^CLEARANCE_API_TOKEN must be set for api-token; /),
    });
    expect(await take(['api-token', 'pat'])).toMatchObject({
      problem: expect.stringMatching(
        /^CLEARANCE_EMAIL and CLEARANCE_API_TOKEN and CLEARANCE_PAT must be set for api-token, pat;/,
      ),
    });
  });

  test('of an app: its key may come from its descriptor, and the environment goes first', async () => {
    const key = async (env: Record<string, string>) => {
      const taken = await take(
        ['connect-app'],
        { CLEARANCE_SHARED_SECRET: 's', ...env },
        { appKey: 'declared' },
      );
      return taken.ok ? taken.value.given.appKey : taken.problem;
    };
    expect([await key({}), await key({ CLEARANCE_APP_KEY: 'own' })]).toEqual(['declared', 'own']);
  });

  test.each([
    ['../x', { CLEARANCE_ORG_API_KEY: 'k' }, /--org takes the id of an organization/],
    ['org-1', {}, /--org needs CLEARANCE_ORG_API_KEY/],
    ['org-1', { CLEARANCE_ORG_API_KEY: ' ' }, /--org needs CLEARANCE_ORG_API_KEY/],
  ])('of an organization: %s with %j is wrong usage', (id, env, words) => {
    const step = organizationFrom(id, env);
    expect(step.ok ? '' : step.problem).toMatch(words);
  });

  test('of an organization: its key without blanks, and none where none is asked for', () => {
    const step = organizationFrom('org-1', { CLEARANCE_ORG_API_KEY: ' k\n' });
    expect(step.ok && step.value?.key.reveal()).toBe('k');
    expect(organizationFrom(null, { CLEARANCE_ORG_API_KEY: 'k' })).toEqual({ ok: true, value: null });
  });
});

test.each([
  [['--project', 'no key'], /--project takes the key of a project, such as PAY; "no key" is none\./],
  [['--project', 'ümlaut'], /"\?mlaut" is none/],
  [['--issue', 'PAY'], /--issue takes the key of a work item, such as PAY-12; "PAY" is none\./],
  [['--issue', `${'A'.repeat(60)}-`], /"A{40}" is none/],
  [['--app', '/nowhere.json'], /--app names \/nowhere\.json, which cannot be read: /],
  [['--baseline', '/nowhere.json'], /--baseline names \/nowhere\.json, which cannot be read: /],
  [['--baseline', 'package.json'], /the baseline is no report of clearance check/],
  [['--baseline', 'README.md'], /the baseline is not JSON/],
  [['--profile', 'nowhere'], /nowhere/],
])('%j is wrong usage, told before anything is asked', async (words, said) => {
  const env = { CLEARANCE_EMAIL: 'a@b.example', CLEARANCE_API_TOKEN: 'ATATT3xFfGF0' };
  const ran = await runCheckCommand(['--site', 'https://acme.atlassian.net', ...words], env);
  expect([ran.code, ran.stdout]).toEqual([2, '']);
  expect(ran.stderr).toMatch(said);
});

describe('a list of operations', () => {
  const table = loadOperations();
  const read = (text: string) => readOperationList(text, table);

  test('is one a line; empty lines, remarks and what stands twice are left out', () => {
    const text = '# mine\r\n\r\nGET /rest/api/3/role\n  GET /rest/api/3/role \npost /rest/api/3/issue\n';
    expect(read(text)).toEqual({ ok: true, operations: ['GET /rest/api/3/role', 'post /rest/api/3/issue'] });
  });

  test.each([
    ['# nothing', 'The list of operations is empty; write one "METHOD /path" a line.'],
    ['role', '"role" is no operation; write it as GET /rest/api/3/myself.'],
    [
      'GET /rest/api/3/role twice',
      '"GET /rest/api/3/role twice" is no operation; write it as GET /rest/api/3/myself.',
    ],
    [
      'GET /rest/api/3/rolle',
      'GET /rest/api/3/rolle is no operation of Jira Cloud. The nearest is GET /rest/api/3/role.',
    ],
    ['PATCH /rest/api/3/role', 'PATCH /rest/api/3/role does not exist; the path has GET, POST.'],
  ])('%j is answered with one sentence', (text, problem) => {
    expect(read(text)).toEqual({ ok: false, problem });
  });

  test('a credential of an address in it is not repeated', () => {
    const read_ = read('GET https://ada:p4ssw0rd@acme.atlassian.net/rest/api/3/rolle');
    expect(JSON.stringify(read_)).not.toContain('p4ssw0rd');
  });
});

describe('an account that could not use Jira whatever its rights', () => {
  const account = {
    accountId: 'a1',
    accountType: 'atlassian',
    displayName: null,
    active: true,
    groups: null,
    applicationRoles: ['x'],
  };

  test('is deactivated, or without a product; an app needs none, and what is not told is no fault', () => {
    expect(noAccess(account)).toBeNull();
    expect(noAccess({ ...account, active: false })).toMatchObject({
      cause: 'user-inactive-or-unlicensed',
      because: ['Jira says that the account is deactivated'],
      fix: [{ who: 'Jira administrator', step: expect.stringMatching(/^Activate the account in /) }],
    });
    for (const accountType of ['atlassian', null])
      expect(noAccess({ ...account, accountType, applicationRoles: [] })).toMatchObject({
        because: ['Jira says that the account has access to no Jira product'],
        fix: [
          {
            step: expect.stringMatching(/^Give the account access to Jira in /),
            link: expect.stringMatching(/^https:/),
          },
        ],
      });
    expect(noAccess({ ...account, accountType: 'app', applicationRoles: [] })).toBeNull();
    expect(noAccess({ ...account, active: null, applicationRoles: null })).toBeNull();
  });
});

describe('how far a cause reaches', () => {
  const reached = (concerns: (cause: CauseId) => boolean) => causeIds.filter((cause) => concerns(cause));

  test('the identity: whatever is about the site or the account itself', () => {
    const expected = causeIds.filter((cause) => ['run', 'identity'].includes(causeTraits(cause).about));
    expect(reached(concernsIdentity)).toEqual(expected);
    expect(expected).toEqual(expect.arrayContaining(['credentials-rejected', 'site-unavailable']));
    expect(concernsIdentity(undefined)).toBe(false);
  });

  test('rights: permissions, and what an administrator does to an account', () => {
    const rights = reached(concernsRights);
    expect(rights).toEqual(
      expect.arrayContaining(['global-permission-missing', 'project-permission-missing']),
    );
    expect(rights).not.toContain('scope-missing');
    expect(rights).toContain('user-inactive-or-unlicensed');
    expect(concernsRights(undefined)).toBe(false);
  });

  test('the absence of a product: addresses that are not there, rights, and refusals no rule can name', () => {
    expect(reached(concernsPresence)).toEqual(
      expect.arrayContaining(['endpoint-not-found', ...reached(concernsRights)]),
    );
    expect(concernsPresence('scope-missing')).toBe(false);
    expect(concernsPresence(undefined)).toBe(true);
  });
});

describe('what could not be looked at', () => {
  type Given = Parameters<typeof notChecked>;
  const deadline = (aborted: boolean, expired: boolean) =>
    ({ signal: { aborted }, expired: () => expired }) as unknown as Given[3];
  const look = { wrongAddress: null, cloudId: 'c', deployment: 'cloud' };
  const candidate = (kind: string, more: object = {}) =>
    ({
      ...{ kind, acceptance: 'accepted', identity: { scopes: ['x'] }, notes: {} },
      ...more,
    }) as unknown as Given[2][number];
  const reasons = (
    candidates: Given[2],
    {
      at = look,
      wanted = candidates.length,
      end = deadline(false, false),
    }: { at?: object; wanted?: number; end?: Given[3] } = {},
  ) =>
    notChecked(
      { wanted: Array.from({ length: wanted }) } as unknown as Given[0],
      at as Given[1],
      candidates,
      end,
    );

  test('is nothing where all was', () => {
    expect(reasons([candidate('api-token'), candidate('connect-app')])).toEqual([]);
  });

  test.each<[string, string[], RegExp]>([
    ['the time is over', reasons([], { end: deadline(true, true) }), /^The time limit was reached/],
    ['somebody interrupts', reasons([], { end: deadline(true, false) }), /^The check was interrupted\.$/],
    [
      'there was no time for each',
      reasons([], { wanted: 1 }),
      /^Not every credential could be tried in time\.$/,
    ],
    [
      'the address is another',
      reasons([], { at: { ...look, wrongAddress: 'https://x' } }),
      /^Everything after the address was tested at https:\/\/x;/,
    ],
    [
      'a consent was not given',
      reasons([candidate('oauth-3lo', { notes: { authorization: 'nobody agreed' } })]),
      /^[A-Z].*: nobody agreed$/,
    ],
    [
      'an app does not say what it declares',
      reasons([candidate('connect-app', { identity: { scopes: null } })]),
      /name its atlassian-connect\.json with --app/,
    ],
    [
      'scopes cannot be read back',
      reasons([candidate('scoped-api-token', { identity: { scopes: null } })]),
      /name them with --scopes/,
    ],
    [
      'the gateway is not known',
      reasons([candidate('api-token', { acceptance: 'refused' })], { at: { ...look, cloudId: null } }),
      /did not tell its cloud id/,
    ],
    [
      'a token of the gateway had no answer',
      reasons([candidate('service-account-token', { acceptance: 'unanswered' })], {
        at: { ...look, cloudId: null },
      }),
      /did not tell its cloud id/,
    ],
  ])('where %s it is said once', (_, told, words) => {
    expect(told).toEqual([expect.stringMatching(words)]);
  });

  test.each([
    ['a token that works', candidate('api-token'), { ...look, cloudId: null }],
    [
      'OAuth, which is told the cloud id',
      candidate('oauth-3lo', { acceptance: 'unanswered' }),
      { ...look, cloudId: null },
    ],
    [
      'Data Center',
      candidate('api-token', { acceptance: 'refused' }),
      { ...look, cloudId: null, deployment: 'datacenter' },
    ],
  ])('%s needs no gateway', (_, one, at) => {
    expect(reasons([one], { at })).toEqual([]);
  });
});

test('where nobody answered at all the way there is named first; a name that nobody knows speaks of the address', () => {
  const finding = (cause: CauseId) => ({ cause }) as Finding;
  const findings = [finding('wrong-site-url'), finding('network-or-proxy')];
  const failed = (...kinds: string[]) =>
    ({ exchanges: kinds.map((kind) => ({ failure: { kind } })) }) as never;
  const order = (look: never) => unansweredFirst(findings, look).map(({ cause }) => cause);
  expect(order(failed('timeout', 'refused'))).toEqual(['network-or-proxy', 'wrong-site-url']);
  for (const kinds of [['dns'], ['timeout', 'tls']])
    expect(order(failed(...kinds))).toEqual(['wrong-site-url', 'network-or-proxy']);
  expect(order({ exchanges: [{}] } as never)[0]).toBe('wrong-site-url');
});

describe('a refused JWT of an app', () => {
  /** The site refuses everything, and the authorization server answers with these words. */
  async function found(
    words: { status: number; body: unknown } | null,
    more: Partial<Parameters<typeof findConnectApp>[0]> = {},
    open = false,
  ) {
    const asked: string[] = [];
    const caller = (status: (url: string) => number, body: unknown) => ({
      send: async ({ method, url }: { method: string; url: string }) => {
        asked.push(new URL(url).pathname);
        const request = { method, url, headers: {}, body: null };
        const text = JSON.stringify(body);
        return answerOf({ request, response: { status: status(url), headers: {}, body: text } }, text, null);
      },
    });
    const candidate = await findConnectApp(
      {
        caller: caller((url) => (open && url.includes('serverInfo') ? 200 : 401), {}),
        authServer: caller(() => words?.status ?? 500, words?.body ?? {}),
        ...{ siteUrl: 'https://acme.atlassian.net', authServerUrl: 'https://auth.example' },
        ...{ appKey: 'my-app', clientKey: 'client', sharedSecret: new Secret('s'.repeat(32)) },
        ...{ scopes: ['READ'], descriptorKey: null, oauthClientId: 'oauth-client', now: () => new Date() },
        ...more,
      } as unknown as Parameters<typeof findConnectApp>[0],
      new AbortController().signal,
    );
    return { candidate, facts: candidate.facts, asked };
  }

  test.each<[string, { status: number; body: unknown }, object]>([
    [
      'its signature',
      { status: 400, body: { error_description: 'Signature does not match' } },
      { sharedSecretThere: 'refused' },
    ],
    [
      'the user',
      { status: 400, body: { error_description: 'Unknown user' } },
      { sharedSecretThere: 'accepted' },
    ],
    ['the grant', { status: 400, body: { error: 'unauthorized_client' } }, { sharedSecretThere: 'accepted' }],
  ])('is told from a wrong secret by what the authorization server refuses: %s', async (_, words, facts) => {
    expect((await found(words)).facts).toMatchObject(facts);
  });

  test('says nothing of the secret where that server says nothing, or cannot be asked', async () => {
    expect((await found({ status: 500, body: { oops: 1 } })).facts.sharedSecretThere).toBeUndefined();
    expect(
      (await found({ status: 400, body: {} }, { oauthClientId: null })).facts.sharedSecretThere,
    ).toBeUndefined();
  });

  test('of a key that the descriptor does not have is that of another app', async () => {
    expect((await found(null, { descriptorKey: 'other-app' })).facts).toMatchObject({
      appKeyDeclared: false,
    });
    expect((await found(null, { descriptorKey: 'my-app' })).facts.appKeyDeclared).toBeUndefined();
  });

  test('is shown by a call that takes any account, where that is refused too', async () => {
    const first = async (open: boolean) =>
      new URL((await found(null, {}, open)).candidate.exchanges[0]?.request.url ?? 'x:').pathname;
    expect(await first(false)).toBe('/rest/api/3/serverInfo');
    expect(await first(true)).toBe('/rest/api/3/myself');
  });
});
