import { readRecording } from '../../../src/evidence/index.ts';

const host = 'acme.atlassian.net';
const url = `https://${host}/rest/api/3/myself`;

/** What a client says where there was no answer: how it failed, and whether the text names the host alone. */
const said: Readonly<Record<string, readonly [kind: string, text: string, at?: string]>> = {
  Ruby: [
    'dns',
    `net/http.rb:987: Failed to open TCP connection to ${host}:443 (getaddrinfo: Name or service not known) (SocketError)`,
    `https://${host}/`,
  ],
  PowerShell: [
    'dns',
    `Invoke-RestMethod : The remote name could not be resolved: '${host}'`,
    `https://${host}/`,
  ],
  Dart: ['dns', `SocketException: Failed host lookup: '${host}' (OS Error: No address)`, `https://${host}/`],
  Swift: [
    'dns',
    `Error Domain=NSURLErrorDomain Code=-1003 "A server with the specified hostname could not be found." UserInfo={NSErrorFailingURLStringKey=${url}}`,
  ],
  nginx: [
    'dns',
    `[error] 31#31: *7 ${host} could not be resolved (3: Host not found), client: 10.0.0.5, request: "GET /rest/api/3/myself HTTP/1.1", host: "${host}"`,
  ],
  wget: ['dns', `wget: unable to resolve host address '${host}'`, `https://${host}/`],
  'Windows PowerShell': [
    'tls',
    `Invoke-RestMethod : The request was aborted: Could not create SSL/TLS secure channel.\n+ Invoke-RestMethod ${url}`,
  ],
  Elixir: [
    'tls',
    `{:error, %Mint.TransportError{reason: {:tls_alert, {:unknown_ca, ~c"Fatal"}}}}\nGET ${url}`,
  ],
  'Java, of whose certificate it was': [
    'tls',
    `CertificateException: Could not validate certificate: CN=jira.acme.example\nGET ${url}`,
  ],
  '.NET': [
    'refused',
    `HttpRequestException: No connection could be made because the target machine actively refused it. (${host}:443)`,
    `https://${host}/`,
  ],
  'Ruby, late': [
    'timeout',
    `Net::OpenTimeout: Failed to open TCP connection to ${host}:443 (execution expired)`,
    `https://${host}/`,
  ],
  'a connection that could not be shut down': ['tls', `curl -sf ${url}\nexited with code 80`],
  'a certificate whose state is refused': ['tls', `curl --cert-status ${url}\nexit code: 91`],
  'curl in a CI': ['dns', `Run curl -sf ${url}\nError: Process completed with exit code 6.`],
  'curl in Python': [
    'timeout',
    `subprocess.CalledProcessError: Command '['curl', '${url}']' returned non-zero exit status 28.`,
  ],
  'curl in the build of an image': ['tls', `'/bin/sh -c curl ${url}' returned a non-zero code: 60`],
  'curl in Emacs': [
    'tls',
    `[error] request--callback: peculiar error\nGET ${url}\nexited abnormally with code 60`,
  ],
  'Java, without trust': ['tls', `SSLPeerUnverifiedException: peer not authenticated\nGET ${url}`],
  'Java, at a port without TLS': [
    'tls',
    `javax.net.ssl.SSLException: Unrecognized SSL message, plaintext connection?\nGET ${url}`,
  ],
  'Go, at a port without TLS': ['tls', `Get "${url}": http: server gave HTTP response to HTTPS client`],
  'Python, at another host': [
    'tls',
    `ssl.CertificateError: hostname '${host}' doesn't match 'www.acme.example'`,
    `https://${host}/`,
  ],
  'urllib3, at another host': [
    'tls',
    `[Warning] Certificate did not match expected hostname: ${host}. Certificate: {'subject': ((('commonName', 'acme.example'),),)}`,
    `https://${host}/`,
  ],
  'Node, handed on as an answer': [
    'refused',
    `GET ${url}\n{"statusCode": 500, "details": {"message": "connect ECONNREFUSED 10.0.0.9:443"}}`,
  ],
  'fetch, handed on as an answer': ['reset', `GET ${url} -> 500 {"error": "TypeError: fetch failed"}`],
  '.NET in German, which names the host once': [
    'dns',
    `Unbehandelte Ausnahme. System.Net.Http.HttpRequestException: Es ist kein solcher Host bekannt. (${host}:443)\n ---> System.Net.Sockets.SocketException (11001): Es ist kein solcher Host bekannt.`,
    `https://${host}/`,
  ],
  'PowerShell in Spanish': [
    'refused',
    `Invoke-RestMethod : No es posible conectar con el servidor remoto\n+ Invoke-RestMethod -Uri "${url}"`,
  ],
  'PowerShell in Russian': [
    'dns',
    `Invoke-WebRequest : Невозможно разрешить удаленное имя: '${host}'\n+ Invoke-WebRequest ${url}`,
  ],
  'PowerShell in Japanese': [
    'timeout',
    `Invoke-RestMethod : 操作がタイムアウトしました。\n+ Invoke-RestMethod ${url}`,
  ],
  'PowerShell in Chinese': ['tls', `请求被中止: 未能创建 SSL/TLS 安全通道。\n+ Invoke-RestMethod ${url}`],
  'PowerShell, at a closed port': [
    'refused',
    `Invoke-RestMethod : Unable to connect to the remote server\n+ Invoke-RestMethod ${url}`,
  ],
  'Erlang, in an atom': ['dns', `** (Mint.TransportError) :nxdomain\nGET ${url}`],
  'Ruby, cut off': ['reset', `EOFError: end of file reached\nGET ${url}`],
  Go: ['reset', `Get "${url}": EOF`],
  'a proxy that opens no tunnel': [
    'reset',
    `OSError: Tunnel connection failed: 403 Forbidden\nHTTPSConnectionPool(host='${host}', port=443): Max retries exceeded with url: /rest/api/3/myself`,
  ],
};

test.each(Object.entries(said))('no answer, in the words of %s', (_client, [kind, text, at = url]) => {
  const recording = readRecording(text, 'x');
  const calls = recording.ok ? recording.evidence.exchanges : [];
  expect(calls.map(({ request, failure }) => [request.url, failure?.kind])).toEqual([[at, kind]]);
});

test('a proxy that wants to know who asks says so without a number', () => {
  const recording = readRecording(`Get "${url}": Proxy Authentication Required`, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBe(407);
});

test.each([
  'ERROR: Failed to connect to Jira: com.atlassian.jira.rest.client.api.RestClientException: RestClientException{statusCode=Optional.of(401), errorCollections=[ErrorCollection{status=401, errors={}, errorMessages=[]}]}',
  'Connection failed. Check your integration settings. Error while testing: Unauthorized. Web URL https://acme.atlassian.net',
])('whoever was refused had a connection: %s', (text) => {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  const [call] = recording.evidence.exchanges;
  expect([call?.failure, call?.response?.status]).toEqual([undefined, 401]);
});

test('what a server says itself of a lost connection is an answer', () => {
  const recording = readRecording(`GET ${url} -> 500 {"message": "connect timed out to the database"}`, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBe(500);
});

test.each([
  'INFO certificate: valid until 2027',
  'TLS certificate: ok',
  'Request timeout is set to 30 s',
  'Verbindung mit dem Remoteserver hergestellt',
  'Zeitlimit für den Vorgang: 30 s',
  'Le certificat distant sera renouvelé en mars.',
  'conectar con el servidor remoto: ok',
  'La connessione al server remoto è riuscita',
  'Canal seguro SSL/TLS creado',
  '操作超时时间: 30',
  'удаленный сертификат принят',
  'Połączono z serwerem zdalnym',
])('what logs say where all is well, in whatever language: %s', (line) => {
  const recording = readRecording(`${line}\nGET ${url} -> 401`, 'x');
  const calls = recording.ok ? recording.evidence.exchanges : [];
  expect(calls.map(({ response, failure }) => [response?.status, failure])).toEqual([[401, undefined]]);
});

test.each([
  ['tls', 'Die Anfrage wurde abgebrochen: Es konnte kein geschützter SSL/TLS-Kanal erstellt werden.'],
  ['tls', 'La demande a été abandonnée : Impossible de créer un canal sécurisé SSL/TLS.'],
  ['tls', 'A solicitação foi anulada: Não foi possível criar um canal seguro para SSL/TLS.'],
  ['tls', 'Запрос был прерван: Не удалось создать защищенный канал SSL/TLS.'],
  ['tls', 'Das Remotezertifikat ist laut Validierungsverfahren ungültig.'],
  ['tls', 'El certificado remoto no es válido según el procedimiento de validación.'],
  ['tls', '検証プロシージャによると、リモート証明書は無効です。'],
  ['timeout', "Le délai d'attente de l'opération a expiré."],
  ['timeout', 'Se agotó el tiempo de espera de la operación'],
  ['timeout', 'O tempo limite da operação foi atingido.'],
  ['refused', 'Die Verbindung mit dem Remoteserver kann nicht hergestellt werden.'],
  ['refused', 'Impossible de se connecter au serveur distant'],
  ['refused', 'Nie można połączyć się z serwerem zdalnym'],
])('.NET in other languages, %s: %s', (kind, message) => {
  const recording = readRecording(`Invoke-RestMethod : ${message}\n+ Invoke-RestMethod ${url}`, 'x');
  const calls = recording.ok ? recording.evidence.exchanges : [];
  expect(calls.map(({ request, failure }) => [request.url, failure?.kind])).toEqual([[url, kind]]);
});
