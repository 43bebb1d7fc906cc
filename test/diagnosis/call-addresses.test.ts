import { weighCalls } from '../../src/diagnosis/diagnose.ts';
import { portOf } from '../../src/diagnosis/fixes/call.ts';
import { Evidence } from '../../src/evidence/exchange.ts';
import { operations } from './given.ts';

test.each([
  ['https://jira.example.com:8443/rest/api/2/myself', 'jira.example.com:8443'],
  ['HTTPS://jira.example.com:8443', 'jira.example.com:8443'],
  ['https://jira.example.com/rest/api/2/myself', 'jira.example.com'],
  ['https://jira.example.com/login?to=http://jira.example.com:8080/', 'jira.example.com'],
  ['https://jira.example.com?to=http://jira.example.com:8080', 'jira.example.com'],
  ['https://jira.example.com:123456/', 'jira.example.com'],
])('the host of %s with its port is %s', (url, expected) => {
  expect(portOf(url, 'jira.example.com')).toBe(expected);
});

/** A self-test knows that an address is that of the site, whatever its host. */
const redirectedTo = (location: string) =>
  weighCalls(
    Evidence.parse({
      identity: 'api-token',
      deployment: 'cloud',
      exchanges: [
        {
          request: {
            method: 'GET',
            url: 'http://localhost:4010/rest/api/3/myself',
            headers: { Authorization: 'Basic ***' },
            body: null,
          },
          response: { status: 302, headers: { Location: location }, body: null },
          place: 'site',
        },
      ],
    }),
    operations,
    {},
  )[0]?.call.redirectTo?.place;

test('a redirect within the site stays at the site, any other is where its host says', () => {
  expect(redirectedTo('http://localhost:4010/login.jsp')).toBe('cloud-site');
  expect(redirectedTo('http://localhost:4011/login.jsp')).not.toBe('cloud-site');
  expect(redirectedTo('https://login.example.com/sso')).not.toBe('cloud-site');
});
