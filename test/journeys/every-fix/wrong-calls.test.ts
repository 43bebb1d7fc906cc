import { plantedFaults } from '../../../src/simulated-jira/scenarios/planted/index.ts';
import { followed, type Office, openOffice } from './following.ts';
import { beyondReading } from './wrongs.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const asked = plantedFaults.filter(({ name }) => !beyondReading.includes(name));

/** Nobody but Atlassian ends an outage, and the report says so. */
const forAtlassian = ['platform-outage'];

test.each(asked.map((fault) => [fault.name, fault] as const))(
  '%s is put right by what is printed, as whoever meets it',
  async (name, fault) => {
    const desk = await office.deskFor('api-token', fault.needs.includes('connect'));
    fault.plant(desk.jira.world);
    const { site, as, environment, options } = fault.check(desk.jira.world);
    Object.assign(desk.call, { site, as, environment: { ...environment }, options });
    const { steps, ...rest } = await followed(desk);
    expect(rest).toEqual({ left: [], stuck: null });
    expect(steps > 0).toBe(!forAtlassian.includes(name));
  },
);
