import { type Office, openOffice } from './following.ts';
import { whatStays } from './what-stays.ts';
import { notYet } from './wrongs.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Whoever does not meet a wrong has nothing to do, and the report asks for nothing. */
test.each([
  'api-token',
  'scoped-api-token',
  'service-account-token',
  'oauth-client-credentials',
  'oauth-3lo',
])('whatever is wrong on the site is put right by what is printed to %s', async (kind) => {
  const stays = await whatStays(office, kind);
  expect({ kind, names: Object.keys(stays), stays }).toEqual({ kind, names: notYet(kind), stays });
});
