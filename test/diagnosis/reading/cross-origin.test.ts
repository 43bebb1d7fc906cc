import { explainText } from '../../../src/diagnosis/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

const operations = loadOperations();
const url = 'https://acme.atlassian.net/rest/api/3/myself';
const own = 'https://jira.example.com/rest/api/2/search';

const explained = (text: string) => {
  const explanation = explainText(text, operations);
  if (!explanation.ok) throw new Error(explanation.problem);
  return explanation;
};

/** https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors and what Chrome and Safari print. */
const browsers: Readonly<Record<string, string>> = {
  Chrome: `Access to fetch at '${url}' from origin 'http://localhost:3000' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  'Chrome, with the status that it keeps back': `Access to fetch at '${url}' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\nGET ${url} net::ERR_FAILED 401 (Unauthorized)`,
  'Chrome, in part': `fetch('${url}') fails: Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.`,
  'a person': `I get blocked by CORS with status 403 when calling ${url} from my page`,
  'a person, with Firefox': `My page fails: Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.`,
  Firefox: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200.`,
  Safari: `[Error] Origin http://localhost:3000 is not allowed by Access-Control-Allow-Origin. Status code: 401\n[Error] XMLHttpRequest cannot load ${url} due to access control checks.`,
};

test.each(Object.entries(browsers))(
  '%s keeps an answer from its page: nothing Jira refused',
  (_browser, text) => {
    const { evidence, findings } = explained(text);
    expect(evidence.exchanges.map(({ request, response }) => [request.url, response])).toEqual([[url, null]]);
    const [first] = findings;
    expect(first).toMatchObject({
      cause: 'network-or-proxy',
      because: [expect.stringContaining('the browser keeps')],
    });
    expect(first?.confidence).toBeLessThan(0.9);
    expect(first?.fix.map(({ who }) => who)).toEqual(['app developer']);
  },
);

test('a server of one’s own can be told which origins to answer', () => {
  const { findings } = explained(
    `Our Jira Data Center, from a page: Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${own}. (Reason: CORS preflight response did not succeed).`,
  );
  expect(findings[0]?.fix[0]).toMatchObject({
    who: 'Jira administrator',
    step: expect.stringContaining('Allowlist'),
  });
});

test.each([
  `The preflight request works fine. GET ${url} returns 401.`,
  `The preflight request succeeds with 204, and GET ${url} itself answers 401.`,
  `GET ${url} answers 401. It is not blocked by CORS, the call is made from Node.`,
  `To avoid being blocked by CORS policy I call it from my backend; GET ${url} answers 401.`,
  `Because the browser was blocked by CORS we moved to a proxy. The proxy gets 401 from ${url}`,
  `I have no 'Access-Control-Allow-Origin' header problem, GET ${url} is 401.`,
])('whoever tells of browsers has read the status: %s', (text) => {
  const { evidence, findings } = explained(text);
  expect(evidence.exchanges.map(({ response }) => response?.status)).toEqual([401]);
  expect(findings[0]?.cause).toBe('credentials-rejected');
});

test('what a browser says of its page is no word of Jira', () => {
  const { evidence, findings } = explained(
    `GET ${url} 401 (Unauthorized)\nAccess to fetch at '${url}' from origin 'http://localhost:3000' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
  );
  expect(evidence.exchanges[0]?.response?.body ?? null).toBeNull();
  expect(findings[0]?.cause).not.toBe('app-access-blocked');
});

test('a header that allows an origin is no refusal of the browser', () => {
  const { findings } = explained(
    `HTTP/2 401\naccess-control-allow-origin: http://localhost:3000\nx-seraph-loginreason: AUTHENTICATED_FAILED\n\nClient must be authenticated to access this resource.`,
  );
  expect(findings[0]?.cause).toBe('credentials-rejected');
});
