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

test('whoever tells of such a setting has met no such refusal', () => {
  const explanation = explainText(
    `We added the site to our Remote Site Settings, and GET ${url} answers 401 with the API token.`,
    operations,
  );
  if (!explanation.ok) throw new Error(explanation.problem);
  expect(explanation.findings[0]?.cause).toBe('credentials-rejected');
});
