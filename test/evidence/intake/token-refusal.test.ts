import { readRecording } from '../../../src/evidence/index.ts';

const api = 'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/myself';
const endpoint = 'https://auth.atlassian.com/oauth/token';

function first(text: string) {
  const recording = readRecording(text, 'x');
  if (!recording.ok) throw new Error(recording.problem);
  const [one] = recording.evidence.exchanges;
  return [one?.request.method, one?.request.url, one?.response?.body, one?.place];
}

describe('a client of OAuth that is refused before it calls', () => {
  test('asked for a token at the address that the text names', () => {
    expect(first(`TokenURL: "${endpoint}"\n\nGet "${api}": oauth2: "invalid_scope"`)).toEqual([
      'POST',
      endpoint,
      '{"error":"invalid_scope"}',
      'authorization-server',
    ]);
  });

  test.each([
    ['OAuth token request failed (400: invalid_client)', '{"error":"invalid_client"}'],
    ['could not refresh it: 400 invalid_grant', '{"error":"invalid_grant"}'],
    ['the token endpoint said 401 - invalid_client', '{"error":"invalid_client"}'],
    ['request failed: 403 access_denied', null],
    ['HTTP 400: invalid_request', null],
  ])('by the status and the code of the error: %s', (text, body) => {
    expect(first(text)[2] ?? null).toBe(body);
    expect(first(text)[0]).toBe(body === null ? 'GET' : 'POST');
  });

  test.each([
    [
      'oauthlib.oauth2.rfc6749.errors.InvalidGrantError: (invalid_grant) Unknown or invalid refresh token.',
      'Unknown or invalid refresh token.',
    ],
    [
      'OAuth2AuthorizationException: [invalid_grant] Unknown or invalid refresh token.',
      'Unknown or invalid refresh token.',
    ],
    ['OAuthError: invalid_grant: Unknown or invalid refresh token.', 'Unknown or invalid refresh token.'],
    ['oauth2: "invalid_grant" "Unknown or invalid refresh token."', 'Unknown or invalid refresh token.'],
  ])('%s', (line, description) => {
    expect(first(`GET ${api}\n${line}`)).toEqual([
      'POST',
      endpoint,
      JSON.stringify({ error: 'invalid_grant', error_description: description }),
      'authorization-server',
    ]);
  });

  test('in the notation of Elixir', () => {
    const body = '%{"error" => "invalid_grant", "error_description" => "Unknown or invalid refresh token."}';
    expect(first(`%OAuth2.Response{status_code: 403, headers: [], body: ${body}}`)[2]).toBe(
      '{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}',
    );
  });

  test('at a server that nobody names', () => {
    const [method, url] = first(
      'GET https://jira.example.com/rest/api/2/myself\nOAuthError: invalid_grant: No.',
    );
    expect([method, url]).toEqual(['POST', '']);
  });

  test('of which no word tells a status', () => {
    const recording = readRecording(
      `GET ${api}\noauth2: "unauthorized_client" "refresh_token is invalid"`,
      'x',
    );
    expect(recording.ok && recording.evidence.exchanges[0]?.response?.status).toBeNull();
  });

  test('a browser that is sent back is another step', () => {
    expect(first(`GET https://app.example.com/callback?error=access_denied 400`)[2]).toBeNull();
  });
});
