import { explainText } from '../../../src/diagnosis/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';

const operations = loadOperations();
const url = 'https://acme.atlassian.net/rest/api/3/myself';

/** What a platform says that keeps a call of its program in, and who is told what to do. */
const platforms: readonly (readonly [platform: string, text: string, step: RegExp])[] = [
  [
    'Google Apps Script',
    `Exception: You do not have permission to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request\n  at getJira(Code:14:26)\n  var url = "${url}";`,
    /oauthScopes in appsscript\.json/,
  ],
  [
    'Google Apps Script, in the words of today',
    `Exception: Specified permissions are not sufficient to call UrlFetchApp.fetch. Required permissions: https://www.googleapis.com/auth/script.external_request\n  at getJira(Code:14:26)\n  var url = "${url}";`,
    /oauthScopes in appsscript\.json/,
  ],
  [
    'Google Workspace',
    `Exception: UrlFetch calls to ${url} are not permitted by your admin`,
    /administrator of Google Workspace/,
  ],
  [
    'the sandbox of an agent',
    `$ curl -i ${url} -u me@acme.com:$TOKEN\nHTTP/2 403\nx-deny-reason: host_not_allowed\ncontent-type: text/plain\n\nHost not allowed`,
    /allowed domains/,
  ],
  [
    'the firewall of Copilot',
    `> [!WARNING]\n> Firewall rules blocked me from connecting to one or more addresses\n>\n> I tried to connect to the following addresses, but was blocked by firewall rules:\n> - \`acme.atlassian.net\`\n>   - Triggering command: \`curl -s ${url}\` (dns block)`,
    /custom allowlist of the firewall/,
  ],
  [
    'Salesforce',
    `System.CalloutException: Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${url}`,
    /Remote Site Settings/,
  ],
  [
    'the database of Oracle',
    `ORA-29273: HTTP request failed\nORA-06512: at "SYS.UTL_HTTP", line 368\nORA-24247: network access denied by access control list (ACL)\n${url}`,
    /APPEND_HOST_ACE/,
  ],
  [
    'Deno',
    `error: Uncaught (in promise) NotCapable: Requires net access to "acme.atlassian.net:443", run again with the --allow-net flag\n    const r = await fetch("${url}");`,
    /--allow-net/,
  ],
  [
    'Forge',
    `{"status":403,"url":"${url}","headers":{"forge-proxy-error":"BLOCKED_EGRESS"},"body":""}`,
    /manifest\.yml/,
  ],
];

test.each(platforms)(
  '%s keeps a call in: no right at Jira is missing, and the place is named',
  (_platform, text, step) => {
    const explanation = explainText(text, operations);
    if (!explanation.ok) throw new Error(explanation.problem);
    const [first, ...rest] = explanation.findings;
    expect(first?.cause).toBe('network-or-proxy');
    expect(rest.filter(({ confidence }) => confidence > 0.1)).toEqual([]);
    expect(first?.fix.map((one) => one.step).join(' ')).toMatch(step);
    expect(first?.because).toContain('the platform that the program runs on does not let it call this host');
  },
);

test.each([
  `My script says: You do not have permission to call UrlFetchApp.fetch. It calls ${url}`,
  `We get PermissionDenied: Requires net access to "acme.atlassian.net", run again with the --allow-net flag when we call ${url}`,
])('a person quotes what the platform says: %s', (text) => {
  const explanation = explainText(text, operations);
  if (!explanation.ok) throw new Error(explanation.problem);
  expect(explanation.findings[0]?.cause).toBe('network-or-proxy');
});

test.each([
  `We added the site to our Remote Site Settings, and GET ${url} answers 401 with the API token.`,
  `Salesforce no longer says Unauthorized endpoint since I added it to Remote Site Settings. GET ${url} answers 401.`,
  `The network team says that nothing was blocked by firewall rules. GET ${url} returns 401.`,
  `The Deno script requires net access to acme.atlassian.net, which it has with --allow-net. GET ${url} gives 401 with the API token.`,
  `Our integration requires net access to Jira and an API token.\nGET ${url} -> 401`,
  `My earlier question about host_not_allowed was solved by adding the domain. Now GET ${url} answers 401.`,
  `We added the host to EGRESS_ALLOWLIST and deployed. GET ${url} now answers 401`,
  `The script has permission to call UrlFetchApp, and the scope is granted. ${url} returned 401.`,
  `GET ${url} -> 401\nif (err.code === 'HOST_NOT_ALLOWED') retry();`,
])('whoever tells of such a setting has met no such refusal: %s', (text) => {
  const explanation = explainText(text, operations);
  if (!explanation.ok) throw new Error(explanation.problem);
  expect(explanation.evidence.exchanges.map(({ response }) => response)).toEqual([
    expect.objectContaining({ status: 401, body: null }),
  ]);
  expect(explanation.findings[0]?.cause).toBe('credentials-rejected');
});
