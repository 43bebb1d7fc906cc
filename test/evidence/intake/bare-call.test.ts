import { readRecording } from '../../../src/evidence/index.ts';
import { showsBareCall } from '../../../src/evidence/intake/around/index.ts';

const site = 'https://example.atlassian.net';

describe('a program that sends no credential', () => {
  test.each([
    [
      'options of its own',
      `fetch("${site}/rest/api/3/issue/A-1", { headers: { Accept: "application/json" } })`,
    ],
    ['named options', `const how = { method: "GET", redirect: "follow" };\nfetch(url, how)`],
    ['parameters of a function', `requests.get(url, params={"jql": jql}, timeout=5)`],
    ['a cmdlet', `Invoke-RestMethod -Uri $url -Method Get -ContentType 'application/json'`],
    [
      'a request that is built',
      'req, err := http.NewRequest("GET", url, nil)\nreq.Header.Set("Accept", "*/*")',
    ],
    ['options that are set one by one', '$c = curl_init($url);\ncurl_setopt($c, CURLOPT_HEADER, true);'],
    [
      'a line, and its end cut in the error',
      'Invoke-RestMethod -Method Get -Uri $u\n+ Invoke-RestMethod -Met ...',
    ],
    ['a header that is none', `HTTParty.get(url, headers: { 'Accept' => 'application/json' })`],
  ])('by %s', (_, code) => {
    expect(showsBareCall(code)).toBe(true);
  });

  test.each([
    ['one that sends it', `fetch(url, { headers: { Authorization: auth } })`],
    ['one whose headers stand elsewhere', `fetch(url, { method: "GET", headers: myHeaders })`],
    ['one whose options stand elsewhere', `axios.get(url, how)`],
    ['one that gives it apart', `requests.get(url, params=query, auth=(mail, secret))`],
    ['a session', `fetch(url, { credentials: "include" })`],
    ['a client that may keep one', `client.get(url, { params: { jql } })`],
    [
      'a request that is given it',
      'req, _ := http.NewRequest("GET", url, nil)\nreq.SetBasicAuth(mail, key)\nreq.Header.Set("Accept", "*/*")',
    ],
    ['a call without options', `fetch("${site}/rest/api/3/myself")`],
    ['a line that is cut', `Invoke-RestMethod -Uri $url -Method Get -Hea …`],
    ['one set for all calls', `axios.defaults.auth = pair\naxios.get(url, { params: { jql } })`],
  ])('is not: %s', (_, code) => {
    expect(showsBareCall(code)).toBe(false);
  });

  test('shows it in what it prints of its headers, whatever its source says', () => {
    const code = "$http->withBasicAuth($mail, $token)->post('/rest/api/3/project')";
    const read = (dump: string) => {
      const recording = readRecording(
        `POST ${site}/rest/api/3/project -> 401\n${code}\n"headers" => [ ${dump} ]`,
        'x',
      );
      return recording.ok && recording.evidence.exchanges[0]?.request.headers;
    };
    expect(read('"Accept" => ["*/*"], "User-Agent" => ["GuzzleHttp/7"]')).toEqual({
      accept: '***',
      'user-agent': '***',
    });
    expect(read('"Accept" => ["*/*"], "User-Agent" => ["GuzzleHttp/7"], "Authorization" => "***"')).toEqual({
      Authorization: 'Basic ***',
    });
    expect(read('"Accept" => ["*/*"], "Content-Type" => ["application/json"]')).toEqual({
      Authorization: 'Basic ***',
    });
  });

  test('calls as nobody, whatever token the text speaks of, but for an app of Forge', () => {
    const text = (code: string) => `My API token is new.\n${code}\nGET ${site}/rest/api/3/issue/A-1 -> 404`;
    const identityOf = (code: string) => {
      const recording = readRecording(text(code), 'x');
      return recording.ok && recording.evidence.identity;
    };
    expect(identityOf('await fetch(url, { method: "GET" })')).toBe('anonymous');
    expect(identityOf('await fetch(url, { method: "GET", headers })')).toBe('api-token');
    expect(identityOf('import { fetch } from "@forge/api"\nawait fetch(url, { method: "GET" })')).toBe(
      'forge-app',
    );
  });
});
