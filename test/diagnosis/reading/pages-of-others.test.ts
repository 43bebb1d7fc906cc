import { explainText } from '../../../src/diagnosis/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

const operations = loadOperations();
const first = (text: string) => {
  const explanation = explainText(text, operations);
  if (!explanation.ok) throw new Error(explanation.problem);
  return explanation.findings[0];
};

/** Pages that web servers and filters write by themselves; their words of permissions are no rights in Jira. */
const pages: readonly (readonly [server: string, page: string])[] = [
  [
    'Akamai',
    '<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don\'t have permission to access "http://jira.acme.com/rest/api/2/search" on this server.<P>Reference #18.3f</BODY></HTML>',
  ],
  [
    'Apache',
    "<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>You don't have permission to access /rest/api/2/search on this server.</p></body></html>",
  ],
  [
    'IIS',
    '<html><head><title>403 - Forbidden: Access is denied.</title></head><body><h1>Server Error</h1><h2>403 - Forbidden: Access is denied.</h2><h3>You do not have permission to view this directory or page using the credentials that you supplied.</h3></body></html>',
  ],
  [
    'nginx',
    '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.18.0</center></body></html>',
  ],
];

test.each(pages)('the page of %s is not Jira’s', (_server, page) => {
  expect(first(page)?.cause).toBe('network-or-proxy');
});

test('an account that has no right there is no page of a web server', () => {
  const url = 'https://jira.example.com/rest/api/2/issue/ABC-1';
  for (const text of [
    `User has no permission to access the project on this server. GET ${url} returns 403.`,
    `The account needs permission to view this directory or page. GET ${url} returns 403.`,
  ])
    expect(first(text)?.cause).not.toBe('network-or-proxy');
});

test('the words of jsonwebtoken speak of the token of an app', () => {
  expect(first('JsonWebTokenError: invalid signature\n    at /app/verify.js:133:19')?.cause).toBe(
    'jwt-bad-signature',
  );
  expect(first('Authentication request has expired. Try reloading the page.')?.cause).toBe(
    'jwt-expired-or-clock-skew',
  );
});

describe('a call whose method is not told', () => {
  const address = 'https://acme.atlassian.net/rest/api/3/issue';
  const methods = (text: string) => {
    const explanation = explainText(text, operations);
    if (!explanation.ok) throw new Error(explanation.problem);
    return explanation.evidence.exchanges.map(({ request }) => request.method);
  };

  test('was made with the only one that its address has', () => {
    expect(methods(`Calling ${address} ends with 403.`)).toEqual(['POST']);
    expect(first(`Calling ${address} ends with 403.`)?.cause).toBe('project-permission-missing');
  });

  test('stays open where there are several, where it is told, and where the method itself was refused', () => {
    expect(methods(`Calling ${address}/ABC-1 ends with 403.`)).toEqual(['GET']);
    expect(methods(`GET ${address} ends with 403.`)).toEqual(['GET']);
    expect(methods(`Calling ${address} ends with 405.`)).toEqual(['GET']);
  });
});
