import { explain, given, own } from '../given.ts';
import { observations } from './observations.ts';

const cloud = { deployment: 'cloud' } as const;
const server = { deployment: 'server' } as const;
const _dc = { deployment: 'datacenter' } as const;
const messages = (...errorMessages: string[]) => ({ errorMessages, errors: {} });

test.each(Object.entries(observations))('%s', (_, [cause, evidence]) => {
  const [first] = explain(evidence);
  expect(first?.cause).toBe(cause);
});

test('changing what others wrote is a right of its own', () => {
  const [first] = explain(
    given(
      'password',
      [
        {
          call: `PUT ${own}/rest/api/2/issue/ABC-1/worklog/1`,
          status: 400,
          body: messages('Somebody, you do not have permission to edit the specified worklog.'),
        },
      ],
      server,
    ),
  );
  expect(first?.cause).toBe('project-permission-missing');
  expect(first?.missing.projectPermissions).toEqual(['EDIT_OWN_WORKLOGS', 'EDIT_ALL_WORKLOGS']);
});

test('Forge adds the site: a plain relative path is no wrong base address', () => {
  const evidence = given('forge-app', [{ call: 'GET /rest/api/3/issue/ABC-1', status: 404 }], cloud);
  expect(explain(evidence).map(({ cause }) => cause)).not.toContain('wrong-site-url');
});

test('an app that acts for a user sends no pair that could be refused', () => {
  const evidence = given('forge-user', [{ call: 'GET /rest/api/3/issue/ABC-1', status: 404 }], cloud);
  expect(explain(evidence).map(({ cause }) => cause)).not.toContain('credentials-rejected');
});
