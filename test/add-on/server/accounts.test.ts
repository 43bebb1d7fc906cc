import type { Request } from 'express';
import { accountsGet } from '../../../src/add-on/server/api/accounts-get.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { judgedAccount } from '../../../src/add-on/server/api/judged-account.ts';
import type { JudgedApp } from '../../../src/add-on/server/api/judged-app.ts';
import type { Identity } from '../../../src/jira-client/index.ts';
import { identityHearing } from './asked-identities.ts';
import { toldAnswer } from './told-answer.ts';

const caller = {} as Caller;
const ada = { accountId: 'ada', displayName: 'Ada', accountType: 'atlassian', active: true };

describe('accounts to choose from', () => {
  async function asked(query: object, identities: readonly Identity[], mayAsk = true) {
    const { said, res } = toldAnswer();
    const get = accountsGet({ identitiesOf: () => identities, mayAsk: () => mayAsk });
    await get(caller, { query } as Request, res);
    return said;
  }
  const person = identityHearing('connect-user', (path) => (path.includes('search') ? [ada] : ada));
  const app = identityHearing('connect-app', () => [{ ...ada, accountType: 'app' }]);
  const nobody = identityHearing('anonymous', () => [ada]);
  beforeEach(() => {
    for (const { asked: heard } of [person, app, nobody]) heard.length = 0;
  });

  test('are asked for as the person first, then as the app, never as nobody', async () => {
    const { body } = await asked({ q: ' A da ' }, [nobody.identity, app.identity, person.identity]);
    expect(body).toEqual({ accounts: [{ accountId: 'ada', name: 'Ada', kind: 'person', active: true }] });
    expect([person.asked, app.asked, nobody.asked]).toEqual([
      ['GET /rest/api/3/user/search?maxResults=10&query=A%20da'],
      [],
      [],
    ]);
  });

  test.each([
    ['app', 'app'],
    ['customer', 'customer'],
    [undefined, 'account'],
    ['new', 'account'],
  ])('an account of the type %s is called %s', async (accountType, kind) => {
    const { identity } = identityHearing('connect-app', () => [{ ...ada, accountType }]);
    expect((await asked({ q: 'a' }, [identity])).body).toMatchObject({ accounts: [{ kind }] });
  });

  test('where Jira lets nobody search, the administrator is told what else there is', async () => {
    const { identity } = identityHearing('connect-app', () => 403);
    expect(await asked({ q: 'a' }, [identity])).toMatchObject({
      status: 403,
      body: {
        error: {
          code: 'forbidden',
          message:
            'Jira does not let this app search for users; enter the account id instead, or grant the app “Browse users and groups”.',
        },
      },
    });
  });

  test('one account is found by its id, or there is none', async () => {
    expect((await asked({ id: 'ada' }, [person.identity])).body).toMatchObject({
      accounts: [{ name: 'Ada' }],
    });
    const { identity } = identityHearing('connect-app', () => 404);
    expect(await asked({ id: 'ada' }, [identity])).toMatchObject({ status: 200, body: { accounts: [] } });
  });

  test.each([
    [{}, 'q must be a name of 1 to 100 characters.'],
    [{ q: '  ' }, 'q must be a name of 1 to 100 characters.'],
    [{ q: ['a'] }, 'q must be a name of 1 to 100 characters.'],
    [{ q: 'a'.repeat(101) }, 'q must be a name of 1 to 100 characters.'],
    [{ q: '', id: 'ada' }, 'q must be a name of 1 to 100 characters.'],
    [{ id: '' }, 'id must be an account id.'],
    [{ id: ['ada'] }, 'id must be an account id.'],
    [{ id: 'a b' }, 'id must be an account id.'],
    [{ id: 'a'.repeat(129) }, 'id must be an account id.'],
  ])('%j is no question', async (query, message) => {
    expect(await asked(query, [person.identity])).toMatchObject({
      status: 400,
      body: { error: { code: 'malformed', message } },
    });
    expect(person.asked).toEqual([]);
  });

  test.each([[{ q: 'a'.repeat(100) }], [{ id: 'ada' }]])(
    '%j: whoever asks too often asks nothing',
    async (query) => {
      await asked(query, [person.identity], false);
      expect(person.asked).toEqual([]);
      await asked(query, [person.identity]);
      expect(person.asked).toHaveLength(1);
    },
  );
});

describe('the account that another is judged as', () => {
  const hearing = (said: object | number) => identityHearing('connect-user', () => said).identity;
  const declared: JudgedApp = { kind: 'forge-app', name: 'Other', scopes: ['read:jira-work'] };

  test.each<[string, object | number, object]>([
    ['a person', ada, { kind: 'api-token', label: 'the account x', known: true }],
    [
      'an app’s user',
      { ...ada, accountType: 'app' },
      { kind: 'connect-app', label: 'the app user x', known: true },
    ],
    ['somebody the site says nothing of', 403, { kind: 'api-token', label: 'the account x', known: false }],
  ])(
    '%s',
    async (_what, said, { kind, label, known }: { kind?: string; label?: string; known?: boolean }) => {
      const judging = await judgedAccount('x', [hearing(said)]);
      expect(judging).toMatchObject({ ok: true, known, identity: { kind, label } });
    },
  );

  test('an app by the file that declares it', async () => {
    const judging = await judgedAccount('x', [hearing({ ...ada, accountType: 'app' })], declared);
    expect(judging).toMatchObject({
      ok: true,
      identity: { kind: 'forge-app', label: 'the app Other', scopes: ['read:jira-work'] },
    });
    expect(await judgedAccount('x', [hearing(403)], declared)).toMatchObject({ ok: true, known: false });
    expect(await judgedAccount('x', [hearing(ada)], declared)).toEqual({
      ok: false,
      problem: "The account x is no app's user, so no file of an app declares its scopes.",
    });
  });

  test('nobody, where there is no such account or nobody to ask', async () => {
    expect(await judgedAccount('x', [hearing(404)])).toEqual({
      ok: false,
      problem: 'There is no account x that the connect-user can see.',
    });
    expect(await judgedAccount('x', [identityHearing('anonymous', () => ada).identity])).toEqual({
      ok: false,
      problem: 'There is nobody to ask about an account.',
    });
  });

  test('a person is asked before an app, an app before nobody', async () => {
    const app = identityHearing('connect-app', () => ada);
    const person = identityHearing('connect-user', () => ada);
    const nobody = identityHearing('anonymous', () => ada);
    await judgedAccount('a b', [nobody.identity, app.identity, person.identity]);
    expect([person.asked, app.asked]).toEqual([['GET /rest/api/3/user?accountId=a%20b'], []]);
    await judgedAccount('x', [nobody.identity, app.identity]);
    expect([app.asked.length, nobody.asked.length]).toEqual([1, 0]);
  });
});
