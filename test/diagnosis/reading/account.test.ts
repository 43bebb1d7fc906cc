import { readAccount } from '../../../src/diagnosis/reading/account.ts';
import { given } from '../given.ts';

const account = (accountNotes: Record<string, unknown>) =>
  readAccount(given('api-token', [], { accountNotes }));

test('of rights that were asked for it is known which are held and which are lacking, in either form', () => {
  const full = account({
    permissions: { ADMINISTER: { havePermission: false }, BROWSE_PROJECTS: { havePermission: true } },
  });
  expect(full.held).toEqual(['BROWSE_PROJECTS']);
  expect(full.lacking).toEqual(['ADMINISTER']);
  const short = account({ permissions: { administer: true } });
  expect(short.held).toEqual(['ADMINISTER']);
  expect(short.lacking).toEqual([]);
});

test('where only what is lacking was told, nobody knows what is held', () => {
  expect(account({ permissions: { ADMINISTER: false } }).held).toBeNull();
  expect(account({}).held).toBeNull();
  expect(account({ permissions: ['ADMINISTER'] }).held).toEqual(['ADMINISTER']);
});

test.each([
  [{ admin: true }, true],
  [{ isAdmin: false }, false],
  [{ 'is admin': 'yes' }, null],
  [{}, null],
])('of %j it is known that the account administers: %s', (notes, expected) => {
  expect(account(notes).admin).toBe(expected);
});
