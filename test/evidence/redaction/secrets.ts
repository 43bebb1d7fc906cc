/** Kinds of secrets as people leave them in what they paste, none of them real: drawn anew from a seed by each test. */
export interface PlantedSecret {
  readonly kind: string;
  /** What may not stand in any output. */
  readonly secret: string;
  /** How it stands in a text. */
  readonly text: string;
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const small = capitals.toLowerCase();
const digits = '0123456789';
const word = `${capitals}${small}${digits}`;
const hex = '0123456789abcdef';

/** A small generator (mulberry32): the same seed draws the same secrets. */
export function drawing(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(next() * most);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error('nothing to draw from');
    return one;
  };
  const draw = (length: number, alphabet = word) =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join('');
  return { below, pick, draw };
}

/** Sixty kinds; `text` is how each stands where nothing but itself names it, or with the name that gives it away. */
export function plantedSecrets(seed: number): PlantedSecret[] {
  const { draw, below } = drawing(seed);
  const base64 = (length: number) => {
    const bytes = Array.from({ length }, () => String.fromCharCode(below(256))).join('');
    return btoa(bytes);
  };
  const part = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
  const own = (kind: string, secret: string) => ({ kind, secret, text: secret });
  const named = (kind: string, secret: string, text: string) => ({ kind, secret, text });
  const token = () => draw(24);
  const plain = () => `hunter${draw(4)}`;
  const phrase = `correct ${draw(5, small)} battery ${draw(4, small)}`;
  const mailbox = `${draw(6, small)}.${draw(5, small)}`;
  const surname = `Vir${draw(6, small)}`;
  const p1 = plain();
  const p2 = plain();
  const p3 = plain();
  const p4 = plain();
  const p5 = `${plain()},${draw(4)}`;
  const p6 = `${plain()}&${draw(4)}`;
  const p7 = plain();
  const p8 = plain();
  const p9 = plain();
  const p10 = plain();
  const p11 = plain();
  const p12 = plain();
  const s1 = draw(12);
  const s2 = draw(12);
  const s3 = draw(12);
  const s4 = draw(12);
  const s5 = draw(10);
  const s6 = draw(10);
  const s7 = draw(12);
  const s8 = draw(12);
  const s9 = draw(12);
  const s10 = draw(12);
  const s11 = draw(12);
  const pair = btoa(`me@example.com:${draw(12)}`);
  return [
    own('API token', `ATATT3xFfGF0${draw(40, `${word}-_`)}=${draw(8, hex.toUpperCase())}`),
    own('API token of a service account', `ATSTT3xFfGF0${draw(40)}`),
    own('API token of an organization', `ATCTT3xFfGF0${draw(40)}`),
    own('app password', `ATBB${draw(28)}`),
    own('OAuth secret', `ATOA${draw(60)}`),
    own('old API token', token()),
    own('Data Center PAT', base64(33)),
    own('32 bytes in Base64', base64(32)),
    own('session in hex', draw(40, hex)),
    own('JWT', `${part({ alg: 'HS256' })}.${part({ iss: draw(8), exp: 1 })}.${draw(43, `${word}-_`)}`),
    own('classic GitHub token', `ghp_${draw(36)}`),
    own('fine-grained GitHub token', `github_pat_${draw(22)}_${draw(59)}`),
    own('GitLab token', `glpat-${draw(20)}`),
    own('Slack bot token', `xoxb-${draw(12, digits)}-${draw(12, digits)}-${draw(24)}`),
    own('AWS key id', `AKIA${draw(16, `${capitals}${digits}`)}`),
    own('AWS secret key', base64(30)),
    own('Google key', `AIza${draw(35)}`),
    own('Stripe key', `sk_live_${draw(24)}`),
    own('npm token', `npm_${draw(36)}`),
    own('Vault token', `hvs.${draw(24)}`),
    own('e-mail address', `${mailbox}@example.com`),
    own('e-mail address without a dot', `${draw(7, small)}@intranet`),
    named('e-mail address, percent', mailbox, `${mailbox}%40example.com`),
    named('e-mail address, twice', mailbox, `${mailbox}%2540example.com`),
    named('e-mail address, entity', mailbox, `${mailbox}&#64;example.com`),
    named('e-mail address, escaped', mailbox, `${mailbox}\\u0040example.com`),
    named('password in JSON', p1, `{"password":"${p1}"}`),
    named('password with blanks', phrase, `{"password": "${phrase}"}`),
    named('password in a line', phrase, `password=${phrase}`),
    named('password with a comma', p5, `password=${p5}`),
    named('password with an ampersand', p6, `{"password":"${p6}"}`),
    named('password in escaped JSON', p2, `{\\"password\\":\\"${p2}\\"}`),
    named('password in a form', p3, `os_username=me&os_password=${p3}&x=1`),
    named('password in a form, encoded', p4, `password%3D${p4}`),
    named('password in prose', p7, `the password is ${p7}`),
    named('password in XML', p8, `<password>${p8}</password>`),
    named('password in an address', p9, `https://me:${p9}@jira.example.com/rest/api/2/myself`),
    named('password of curl', p10, `curl -u me:${p10} https://jira.example.com/rest/api/2/myself`),
    named('password of curl, quoted', p11, `curl --user "me:${p11}" https://jira.example.com/x`),
    named('password as an option', p12, `login --password ${p12} --server x`),
    named('passphrase', s1, `passphrase: ${s1}`),
    named('token of an environment', s2, `JIRA_API_TOKEN=${s2}`),
    named('password of an environment', s3, `export JIRA_PASSWORD='${s3}'`),
    named('session token', s4, `tenant.session.token=${s4}`),
    named('client secret', s7, `client_secret=${s7}&grant_type=client_credentials`),
    named('shared secret', s8, `"sharedSecret" : "${s8}"`),
    named('refresh token in Ruby', s9, `:refresh_token=>"${s9}"`),
    named('API key header', s10, `X-Api-Key: ${s10}`),
    named('AWS session token', s11, `X-Amz-Security-Token: ${s11}`),
    named('Basic pair', pair, `Authorization: Basic ${pair}`),
    named('Bearer', s5, `Bearer ${s5}1`),
    named('Bearer in Python', s6, `'Authorization': 'Bearer ${s6}1'`),
    named('cookie', draw(14), ''),
    named('pair of a recorder', draw(14), ''),
    named('display name', surname, `{"displayName":"Mika ${surname}"}`),
    named('display name in a line', surname, `displayName=Mika ${surname}`),
    named('PEM', draw(64), ''),
    named('PEM in one line', draw(64), ''),
    named('Slack address', draw(24), ''),
    named('code of OAuth', draw(12), ''),
    ...['JSON object', 'list', 'netrc', 'pair of Python', 'call', 'element', 'words', 'abroad'].map((kind) =>
      named(`password, ${kind}`, `${draw(8, small)}${below(10)}${draw(4)}`, ''),
    ),
  ].map((one) => ({ ...one, text: one.text === '' ? framed(one.kind, one.secret) : one.text }));
}

function framed(kind: string, secret: string): string {
  switch (kind) {
    case 'password, JSON object':
      return `{"apiToken":{"current":"${secret}"}}`;
    case 'password, list':
      return `secrets: ['a', '${secret}']`;
    case 'password, netrc':
      return `machine jira.example.com login me password ${secret}`;
    case 'password, pair of Python':
      return `JIRA(server, basic_auth=('me', '${secret}'))`;
    case 'password, call':
      return `builder.setPassword('${secret}')`;
    case 'password, element':
      return `<entry name="password">${secret}</entry>`;
    case 'password, words':
      return `logged in with password '${secret}'`;
    case 'password, abroad':
      return `contraseña: ${secret}`;
    case 'cookie':
      return `Cookie: a=b; JSESSIONID=${secret}; atlassian.xsrf.token=x`;
    case 'pair of a recorder':
      return `{"name":"Authorization","value":"Bearer ${secret}"}`;
    case 'PEM':
      return `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`;
    case 'PEM in one line':
      return `-----BEGIN RSA PRIVATE KEY-----\\n${secret}\\n-----END RSA PRIVATE KEY-----`;
    case 'Slack address':
      return `https://hooks.slack.com/services/T0${'1A2B3C4D'}/B0${'5E6F7A8B'}/${secret}`;
    default:
      return `grant_type=authorization_code&code=${secret}`;
  }
}

/** What may stand directly before and behind. */
export const neighbours: readonly (readonly [string, string])[] = [
  ['', ''],
  [' ', ' '],
  ['`', '`'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
  ['→', '←'],
  ['→ ', '…'],
  ['#', '#'],
  ['^', '^'],
  ['(', ')'],
  ['[', ']'],
  ['<', '>'],
  ['{', '}'],
  ['|', '|'],
  ['*', '*'],
  ['~', '~'],
  ['\\u003d', '\\u0026'],
  ['\\n', '\\n'],
  ['\\"', '\\"'],
  ['\\/', '\\/'],
  ['\u200b', '\u200b'],
  ['\ufeff', '\u2060'],
  ['：', '。'],
  ['=', '&'],
  [':', ','],
  [';', ';'],
  ['C:\\keys\\', '\\x'],
  ['/', '/'],
  ['%3D', '%26'],
  ['%22', '%22'],
  ['&quot;', '&quot;'],
  ['\t', '\r\n'],
  ['é', 'é'],
  ['😀', '😀'],
  ['\u202e', '\u202c'],
  ['\u001b[31m', '\u001b[0m'],
];
