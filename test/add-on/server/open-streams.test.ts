import { openStreams } from '../../../src/add-on/server/api/open-streams.ts';

const opened = (streams: ReturnType<typeof openStreams>, tenant: string, times: number): number =>
  Array.from({ length: times }, () => streams.enter(tenant)).filter(Boolean).length;

test('a tenant has twenty streams, and as many again as it has closed', () => {
  const streams = openStreams();
  expect(opened(streams, 'one', 25)).toBe(20);
  expect(opened(streams, 'other', 1)).toBe(1);
  for (let closed = 0; closed < 19; closed += 1) streams.leave('one');
  expect(opened(streams, 'one', 25)).toBe(19);
});

test('all tenants together have five hundred, whoever had them first', () => {
  const streams = openStreams();
  const tenants = Array.from({ length: 26 }, (_, number) => `tenant ${number}`);
  expect(tenants.map((tenant) => opened(streams, tenant, 20))).toEqual([...Array(25).fill(20), 0]);
  streams.leave('tenant 0');
  expect(opened(streams, 'tenant 25', 20)).toBe(1);
});
