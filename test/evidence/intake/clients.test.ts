import { readRecording } from '../../../src/evidence/index.ts';

const host = 'example.atlassian.net';
const path = '/rest/api/3/issue/ABC-1/comment';
const url = `https://${host}${path}`;
const body = '{"errorMessages":["You are not authenticated."],"errors":{}}';
const logged = `{"method":"POST","url":"${url}"}`;

/** One refused call, 401, as clients and tools tell of it; all name method and address, the second list also the body. */
const withoutBody: Readonly<Record<string, string>> = {
  urllib3: `https://${host}:443 "POST ${path} HTTP/1.1" 401 None`,
  httpx: `HTTP Request: POST ${url} "HTTP/1.1 401 Unauthorized"`,
  WebClient: `WebClientResponseException$Unauthorized: 401 Unauthorized from POST ${url}`,
  'Net::HTTP': `401 "Unauthorized" (Net::HTTPServerException)\n# POST ${url}`,
  Faraday: `Faraday::UnauthorizedError: the server responded with status 401 for POST ${url}`,
  HttpClient: `Sending HTTP request POST ${url}\nReceived HTTP response headers after 91.2ms - 401`,
  'PowerShell 5': `The remote server returned an error: (401) Unauthorized.\n+ Invoke-RestMethod -Uri "${url}" -Method POST`,
  Tesla: `10:00:00.123 [error] POST ${url} -> 401 (112.345 ms)`,
  Chrome: `POST ${url} 401 (Unauthorized)`,
  Serilog: `HTTP POST ${url} responded 401 in 91.2 ms`,
  'curl -f': `$ curl -f -X POST -u a:b ${url}\ncurl: (22) The requested URL returned error: 401`,
  'a service that dumps its variables': `msg="x" method=POST url=${url} status=401`,
  reqwest: `method: POST\nreqwest::Error { kind: Status(401), url: Url { host: Some(Domain("${host}")), path: "${path}" } }`,
};
const withBody: Readonly<Record<string, string>> = {
  RestTemplate: `HttpClientErrorException$Unauthorized: 401 Unauthorized on POST request for "${url}": "${body}"`,
  Feign: `feign.FeignException$Unauthorized: [401 Unauthorized] during [POST] to [${url}] [Jira#x(String)]: [${body}]`,
  'Jersey 2': `1 * Sending client request on thread main\n1 > POST ${url}\n1 > Accept: */*\n\n1 < 401\n1 < Server: AtlassianEdge\n${body}`,
  resty: `POST  ${path}  HTTP/1.1\nHOST   : ${host}\nBODY   :\n***** NO CONTENT *****\nSTATUS       : 401 Unauthorized\nBODY         :\n${body}`,
  Guzzle: `Client error: \`POST ${url}\` resulted in a \`401 Unauthorized\` response:\n${body}`,
  HTTParty: `[HTTParty] [2026-11-02 10:00:00 +0000] 401 "POST ${url}" 110\nresponse.body: ${body}`,
  ktor: `ClientRequestException: Client request(POST ${url}) invalid: 401 Unauthorized. Text: "${body}"`,
  Alamofire: `[Request]: POST ${url}\n[Response]:\n    [Status Code]: 401\n    [Body]:\n        ${body}`,
  'Jenkins httpRequest': `HttpMethod: POST\nURL: ${url}\nResponse Code: HTTP/1.1 401 Unauthorized\nResponse: \n${body}`,
  Make: `[401] ${body}\nHTTP POST ${url}`,
  ServiceNow: `RESTMessageV2 - Jira POST: endpoint=${url} status=401 body=${body}`,
  'Elastic Common Schema': `{"@timestamp":"2026-11-02T10:00:00Z","http.request.method":"POST","url.full":"${url}","http.response.status_code":401,"message":"failed","http.response.body.content":${JSON.stringify(body)}}`,
  OkHttp: `--> POST ${url} h2\n--> END POST\n<-- 401 ${url} (213ms)\n\n${body}\n<-- END HTTP`,
  'axios, its settings below the answer and cut off': `Error code - 401\n${body}\nconfig: {\n  url: '/issue/ABC-1/comment',\n  method: 'post',\n  baseURL: 'https://${host}/rest/api/3',\n  timeout: 2000,\n  xsrfCookieName: 'XSRF-TOKEN',\n`,
  'a workflow tool': `{"errorDetails":{"httpCode":"401","raw":["401 - ${body.replaceAll('"', '\\"')}"]},"details":{"request":${logged}}}`,
};

const forms: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'with Windows line ends, in a mail': (text) => text.replaceAll('\n', '\r\n').replace(/^/gm, '> '),
  'as code between sentences': (text) => `The call fails:\n\n\`\`\`\n${text}\n\`\`\`\n\nWhat is wrong?`,
  'coloured, with the time before each line': (text) =>
    text.replace(/^/gm, '\u001b[31m2026-11-02T10:00:00.123Z '),
};

const cases = [...Object.entries(withoutBody), ...Object.entries(withBody)].flatMap(([client, text]) =>
  Object.entries(forms).map(([form, write]) => [client, form, write(text)] as const),
);

test.each(cases)('%s, %s', (client, _form, text) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  const [call, ...more] = recording.evidence.exchanges;
  expect(more).toEqual([]);
  expect({ ...call?.request, status: call?.response?.status }).toMatchObject({
    method: 'POST',
    url,
    status: 401,
  });
  expect(call?.response?.body ?? '').toContain(client in withBody ? 'You are not authenticated.' : '');
  if (client in withoutBody) expect(call?.response?.body ?? null).toBeNull();
});
