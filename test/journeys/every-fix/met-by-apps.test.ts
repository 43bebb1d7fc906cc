import { followed, type Office, openOffice } from './following.ts';
import { notYet, wrongsOnSite } from './wrongs.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Whoever does not meet a wrong has nothing to do, and the report asks for nothing. */
test.each(['connect-app', 'connect-user', 'forge-app', 'forge-user'])(
  'whatever is wrong on the site is put right by what is printed to %s',
  async (kind) => {
    const stays: Record<string, unknown> = {};
    for (const wrong of wrongsOnSite) {
      const desk = await office.deskFor(kind);
      wrong.plant(desk.jira.world);
      const { left, stuck } = await followed(desk);
      if (left.length > 0 || stuck !== null) stays[wrong.name] = { left, stuck };
    }
    expect({ kind, names: Object.keys(stays), stays }).toEqual({ kind, names: notYet(kind), stays });
  },
);
