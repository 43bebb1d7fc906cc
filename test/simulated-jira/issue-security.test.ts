import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

const schemes = '/issuesecurityschemes';
const reporter = { type: 'reporter' };

test('a level hides what is behind it from everybody but its members', () => {
  const { ask } = directSite();
  const mika = () => ask('GET', '/issue/PAY-1', undefined, accounts.member).status;
  const level = { name: 'Closed', description: 'For few', members: [reporter], isDefault: true };
  expect(ask('PUT', `${schemes}/10000/level`, { levels: [level] }).status).toBe(204);
  const { levels, defaultSecurityLevelId } = ask('GET', `${schemes}/10000`).body;
  const { id } = levels.find(({ name }: { name: string }) => name === 'Closed');
  expect(String(defaultSecurityLevelId)).toBe(id);
  expect(mika()).toBe(200);
  expect(ask('PUT', '/issue/PAY-1', { fields: { security: { id } } }).status).toBe(204);
  expect(mika()).toBe(404);
  const member = { members: [{ type: 'user', parameter: accounts.member }] };
  expect(ask('PUT', `${schemes}/10000/level/${id}/member`, member).status).toBe(204);
  expect(mika()).toBe(200);
});

test('members of the levels of a new scheme are kept', () => {
  const { ask, world } = directSite();
  const levels = [{ name: 'One', members: [{ type: 'projectrole', parameter: '10002' }, reporter] }];
  expect(ask('POST', schemes, { name: 'New', levels }).status).toBe(201);
  expect(world.state.issueSecuritySchemes.at(-1)?.levels[0]?.members).toEqual([
    { type: 'projectRole', parameter: '10002' },
    reporter,
  ]);
  expect(
    ask('POST', schemes, { name: 'Other', levels: [{ name: 'x', members: [{ type: 'moon' }] }] }).status,
  ).toBe(400);
});

test('names change unless they are taken, and defaults only to levels there are', () => {
  const { ask } = directSite();
  ask('PUT', `${schemes}/10000/level`, { levels: [{ name: 'Second' }] });
  expect(ask('PUT', `${schemes}/10000/level/10010`, { name: 'second' }).status).toBe(400);
  expect(ask('PUT', `${schemes}/10000/level/10010`, { name: 'First' }).status).toBe(204);
  expect(ask('GET', '/securitylevel/10010').body.name).toBe('First');
  expect(ask('PUT', `${schemes}/10000`, { name: 'Renamed' }).status).toBe(204);
  const defaults = (defaultLevelId: string) =>
    ask('PUT', `${schemes}/level/default`, {
      defaultValues: [{ issueSecuritySchemeId: '10000', defaultLevelId }],
    }).status;
  expect([defaults('10010'), defaults('99')]).toEqual([204, 404]);
  expect(ask('GET', `${schemes}/10000`).body).toMatchObject({
    name: 'Renamed',
    defaultSecurityLevelId: 10010,
  });
  expect(ask('PUT', `${schemes}/10000`, { name: 'x' }, accounts.member).status).toBe(403);
});
