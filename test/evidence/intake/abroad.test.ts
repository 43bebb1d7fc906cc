import { readRecording } from '../../../src/evidence/index.ts';

const call = 'GET https://acme.atlassian.net/rest/api/3/myself -> 401';
const read = (said: string) => {
  const recording = readRecording(`${said}\n\n${call}`, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  return recording.evidence;
};

test.each([
  ['Ich habe ein Token mit Bereichen angelegt.', 'scoped-api-token'],
  ["J'utilise un jeton d'API avec mon adresse.", 'api-token'],
  ['Entro con un token de API y mi correo.', 'api-token'],
  ['Angemeldet mit Benutzername und Kennwort.', 'password'],
  ["C'est le jeton du compte de service.", 'service-account-token'],
])('%s', (said, identity) => {
  expect(read(said).identity).toBe(identity);
});

test('a personal access token, wherever it is spoken of', () => {
  const own = call.replace('acme.atlassian.net', 'jira.acme.example');
  for (const said of ['persönliches Zugriffstoken', "jeton d'accès personnel", 'token de acceso personal']) {
    const recording = readRecording(`${said}:\n${own}`, 'x');
    expect(recording.ok && recording.evidence.identity).toBe('pat');
  }
});

test.each([
  ['In "Apps verwalten": Update verfügbar, Genehmigung erforderlich.', 'not upgraded'],
  ['The new version of the app is pending approval by their admin.', 'not upgraded'],
  ['Konto d.albers wurde aus jira-software-users entfernt.', 'no product access'],
  ["L'utilisateur a été retiré de jira-users la semaine dernière.", 'no product access'],
])('%s', (said, note) => {
  expect(JSON.stringify(read(said).accountNotes)).toContain(note);
});

test('what a person says in another language is no answer', () => {
  const said = 'qsh 和签名我都用官方库核对过。\nWir prüfen das JWT jetzt noch einmal.';
  expect(read(said).exchanges[0]?.response?.body).toBeNull();
});

test('an API token that has scopes is one with scopes', () => {
  expect(read('My API token has only read:jira-work.').identity).toBe('scoped-api-token');
  expect(read('My API token is new.').identity).toBe('api-token');
});

test.each([
  'Ho creato un token API (read:jira-work, read:jira-user).',
  'Jeg bruger et API token [read:jira-work].',
  '使用 API 令牌：read:jira-work、read:jira-user',
])('scopes beside a token are its own: %s', (said) => {
  expect(read(said).scopes).toContain('read:jira-work');
});

test.each([
  'What scopes need to be added?\n\n* manage:servicedesk-customer',
  'Für das API-Token fehlt wohl read:jira-work.',
  'Le jeton nécessite (read:jira-work).',
])('scopes that are asked for are not held: %s', (said) => {
  expect(read(said).scopes).toBeNull();
});

test('a token of which somebody says that it has no scopes has none', () => {
  expect(read('I did not set it up as an API token with scopes.').identity).toBe('api-token');
  expect(read('This is an unscoped API token.').identity).toBe('api-token');
});

test.each([
  '我们是自建 Jira。',
  'Nasza Jira (serwer) jest w firmie.',
  'Jira läuft auf einem eigenen Server.',
  'Jira у нас на нашем сервере.',
  'It answers {"deploymentType":"Server"}.',
  'We run Jira standalone **9.12.4**.',
])('a server of their own: %s', (said) => {
  const recording = readRecording(`${said}\n\nGET https://jira.acme.example/rest/api/2/myself -> 401`, 'x');
  expect(recording.ok && recording.evidence.deployment).toBe('server');
});

test.each(['renvoie une liste vide', 'は空の配列を返します', 'liefert nur eine leere Liste'])(
  'a list that is told to be empty: %s',
  (said) => {
    const recording = readRecording(`GET https://acme.atlassian.net/rest/api/3/project/search ${said}`, 'x');
    expect(recording.ok && recording.evidence.exchanges[0]?.response).toEqual({
      status: 200,
      headers: {},
      body: '[]',
    });
  },
);

test('a list of sites that is told in words alone', () => {
  const recording = readRecording('调用 /oauth/token/accessible-resources 返回空数组，为什么？', 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.request.url).toBe(
    '/oauth/token/accessible-resources',
  );
});

test.each([
  ['レスポンスコード：４０３\nＧＥＴ ／ｒｅｓｔ／ａｐｉ／３／ｆｉｅｌｄ', 403],
  ['请求 /rest/api/3/field，状态码：403', 403],
  ['error（403） https://acme.atlassian.net/rest/api/3/field', 403],
  ['response code ： 403', 403],
])('what a keyboard for Chinese or Japanese makes of digits and marks: %s', (text, status) => {
  const recording = readRecording(text, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBe(status);
});

test.each([
  ['Invoke-RestMethod : リモート サーバーがエラーを返しました: (404) 見つかりません', 404],
  ['Invoke-RestMethod : Удаленный сервер возвратил ошибку: (401) Несанкционированный.', 401],
])('a status in brackets: %s', (said, status) => {
  const recording = readRecording(
    `${said}\n+ Invoke-RestMethod https://acme.atlassian.net/rest/api/3/field`,
    'x',
  );
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBe(status);
});

test.each(['Сервер', 'Servidor', 'サーバー'])('the host beside a path: %s', (name) => {
  const recording = readRecording(`${name}: jira.acme.example\nGET /rest/api/2/field -> 401`, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.request.url).toBe(
    'https://jira.acme.example/rest/api/2/field',
  );
});

test.each([
  ['el código de respuesta es 404: ', 404],
  ['code de réponse : 403 ', 403],
  ['codice di risposta: 401 ', 401],
  ['bị lỗi 429: ', 429],
  ['hata 500 ', 500],
  ['Błąd 409 ', 409],
])('a status by its name: %s', (said, status) => {
  const recording = readRecording(`${said}https://acme.atlassian.net/rest/api/3/field`, 'x');
  expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBe(status);
});
