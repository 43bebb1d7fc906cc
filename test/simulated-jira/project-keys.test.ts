import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite } from './direct.ts';

test('a project may have a key again that it had before', () => {
  const { ask } = directSite();
  for (const key of ['PAZ', 'PAY']) expect(ask('PUT', '/project/10000', { key }).status).toBe(200);
  expect(ask('GET', '/project/PAZ').body.key).toBe('PAY');
  expect(ask('GET', '/project/PAY?expand=projectKeys').body.projectKeys).toEqual(['PAY', 'PAZ']);
  expect(ask('GET', '/issue/PAZ-1').body.key).toBe('PAY-1');
});

test('a key that is let go leads nowhere and may be taken by another project', () => {
  const { ask } = directSite();
  ask('PUT', '/project/PAY', { key: 'PAZ' });
  const wrong = ask('PUT', '/project/PAZ', { releasedProjectKeys: ['PAZ'] });
  expect([wrong.status, Object.keys(wrong.body.errors)]).toEqual([400, ['releasedProjectKeys']]);
  expect(ask('GET', '/project/PAY').status).toBe(200);
  expect(ask('PUT', '/project/PAZ', { releasedProjectKeys: ['PAY'] }).status).toBe(200);
  expect(['/project/PAY', '/issue/PAY-1'].map((path) => ask('GET', path).status)).toEqual([404, 404]);
  const another = { key: 'PAY', name: 'Another', projectTypeKey: 'software', leadAccountId: accounts.admin };
  expect(ask('POST', '/project', another).status).toBe(201);
  expect(ask('GET', '/issue/PAZ-1').status).toBe(200);
});
