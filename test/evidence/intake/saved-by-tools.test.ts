import { readRecording } from '../../../src/evidence/index.ts';

const host = 'example.atlassian.net';
const path = '/rest/api/3/issue/ABC-1';
const url = `https://${host}${path}`;
const body =
  '{"errorMessages":["Issue does not exist or you do not have permission to see it."],"errors":{}}';
const authorization = 'Basic YW5hQGV4YW1wbGUuY29tOkFUQVRUM3hGZkdGMA==';
const type = 'application/json;charset=UTF-8';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${authorization}\r\n\r\n`;
const response = `HTTP/1.1 404 Not Found\r\nContent-Type: ${type}\r\n\r\n${body}`;
const burp = (packed: boolean) =>
  `<?xml version="1.0"?>\n<!DOCTYPE items [\n<!ELEMENT items (item*)>\n<!ATTLIST items burpVersion CDATA "">\n]>
<items burpVersion="2026.7" exportTime="Mon Nov 02 10:00:00 UTC 2026">\n  <item>\n    <time>Mon Nov 02 10:00:00 UTC 2026</time>
    <url><![CDATA[${url}]]></url>\n    <host ip="192.0.2.1">${host}</host>\n    <port>443</port>\n    <method><![CDATA[GET]]></method>
    <request base64="${packed}"><![CDATA[${packed ? base64(request) : request}]]></request>\n    <status>404</status>
    <responselength>${response.length}</responselength>\n    <mimetype>JSON</mimetype>
    <response base64="${packed}"><![CDATA[${packed ? base64(response) : response}]]></response>\n  </item>\n</items>\n`;
const exact = (value: string) => [{ matcher: 'exact', value }];

/** One refused call as proxies, stubs and recorders save it. */
const saved: Readonly<Record<string, string>> = {
  'Burp, in Base64': burp(true),
  'Burp, plain': burp(false),
  'the journal of WireMock': JSON.stringify({
    requests: [
      {
        request: { url: path, absoluteUrl: url, method: 'GET', headers: { Authorization: authorization } },
        response: { status: 404, headers: { 'Content-Type': type }, body },
      },
    ],
  }),
  'a mapping of WireMock': JSON.stringify({
    request: {
      urlPath: path,
      method: 'GET',
      headers: { Host: { equalTo: host }, Authorization: { equalTo: authorization } },
    },
    response: { status: 404, headers: { 'Content-Type': type }, jsonBody: JSON.parse(body) },
  }),
  MockServer: JSON.stringify([
    {
      httpRequest: { method: 'GET', path, headers: { Host: [host], Authorization: [authorization] } },
      httpResponse: { statusCode: 404, headers: { 'Content-Type': [type] }, body },
    },
  ]),
  Hoverfly: JSON.stringify({
    data: {
      pairs: [
        {
          request: {
            path: exact(path),
            method: exact('GET'),
            destination: exact(host),
            scheme: exact('https'),
            headers: { Authorization: exact(authorization) },
          },
          response: { status: 404, body, headers: { 'Content-Type': [type] } },
        },
      ],
    },
  }),
  Pact: JSON.stringify({
    interactions: [
      {
        request: { method: 'GET', path, headers: { Host: host, Authorization: authorization } },
        response: { status: 404, headers: { 'Content-Type': type }, body: JSON.parse(body) },
      },
    ],
  }),
  Charles: JSON.stringify([
    {
      method: 'GET',
      scheme: 'https',
      host,
      path,
      request: { header: { headers: [{ name: 'Authorization', value: authorization }] } },
      response: {
        status: 404,
        header: { headers: [{ name: 'Content-Type', value: type }] },
        body: { text: body, charset: 'UTF-8' },
      },
    },
  ]),
  ExVCR: JSON.stringify([
    {
      request: { method: 'get', url, headers: { Authorization: authorization }, body: '' },
      response: { status_code: 404, type: 'ok', headers: { 'Content-Type': type }, body },
    },
  ]),
  'PHP-VCR': `\n-\n    request:\n        method: GET\n        url: '${url}'\n        headers:\n            Host: ${host}\n            Authorization: '${authorization}'
    response:\n        status:\n            http_version: '1.1'\n            code: '404'\n            message: 'Not Found'\n        headers:\n            Content-Type: '${type}'\n        body: '${body}'\n`,
};

test.each(Object.entries(saved))('%s: the call, its answer and its scheme are read', (_tool, text) => {
  const recording = readRecording(text, 'saved');
  if (!recording.ok) throw new Error(recording.problem);
  const [call, ...more] = recording.evidence.exchanges;
  expect(more).toEqual([]);
  expect(call).toMatchObject({
    request: { method: 'GET', url, headers: { Authorization: expect.stringMatching(/^Basic \*\*\*/) } },
    response: { status: 404, headers: { 'Content-Type': type } },
  });
  expect(JSON.parse(call?.response?.body ?? '')).toEqual(JSON.parse(body));
  expect(recording.evidence.identity).toBe('api-token');
  expect(JSON.stringify(recording)).not.toContain('ATATT3xFfGF0');
});

test('a call whose host is not shown, made with a Bearer token, is no call of Forge, which puts in its own', () => {
  const recording = readRecording(
    JSON.stringify({
      request: { method: 'GET', path, headers: { Authorization: 'Bearer abc' } },
      response: { status: 404, body },
    }),
    'stub',
  );
  if (!recording.ok) throw new Error(recording.problem);
  expect(recording.read.identity).toEqual({ kind: 'pat', from: 'assumed' });
});

test('a body that was packed on its way through Burp states nothing', () => {
  const text = burp(true).replace(
    base64(response),
    Buffer.concat([
      Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Encoding: br\r\n\r\n'),
      Buffer.from([0x8b, 0x02, 0x80, 0xff, 0xfe, 0x00]),
    ]).toString('base64'),
  );
  const recording = readRecording(text, 'saved');
  if (!recording.ok) throw new Error(recording.problem);
  expect(recording.evidence.exchanges[0]?.response).toMatchObject({ status: 404, body: null });
});
