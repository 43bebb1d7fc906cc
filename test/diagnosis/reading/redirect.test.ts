import { weighCalls } from '../../../src/diagnosis/diagnose.ts';
import { leavesServer } from '../../../src/diagnosis/reading/redirect.ts';
import { basic, given, operations } from '../given.ts';

const call = (from: string, location: string) => {
  const [first] = weighCalls(
    given('password', [{ call: `GET ${from}`, status: 302, sent: basic, headers: { Location: location } }]),
    operations,
    { about: 0 },
  );
  if (first === undefined) throw new Error('a redirect is worth explaining');
  return first.call;
};

test.each([
  ['http://jira.example.com/rest/api/2/myself', 'https://jira.example.com/rest/api/2/myself', false],
  ['https://jira.example.com/rest/api/2/myself', 'https://jira.example.com/login.jsp', false],
  ['https://jira.example.com/rest/api/2/myself', '/login.jsp', false],
  ['https://jira.example.com/rest/api/2/myself', 'https://sso.example.com/login', true],
  ['https://jira.example.com/rest/api/2/myself', 'https://jira.example.com:8443/rest/api/2/myself', true],
  ['http://jira.example.com:8080/rest/api/2/myself', 'https://jira.example.com/rest/api/2/myself', false],
])('from %s to %s leads to another server: %s', (from, location, leaves) => {
  expect(leavesServer(call(from, location))).toBe(leaves);
});
