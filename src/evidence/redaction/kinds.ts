import { mask, mentions } from './mask.ts';
import { maskSpans, type Span } from './spans.ts';

/** Beginnings that a maker gives its tokens, and what may follow. Found wherever they stand, whatever stands before. */
const prefixed = new RegExp(
  [
    'AT(?:ATT|CTT|STT|BB|OA|PAT|DT)[A-Za-z0-9_-]{8,4096}(?:=[A-Za-z0-9]{2,16})?', // Atlassian
    'github_pat_[A-Za-z0-9_]{16,255}',
    'gh[pousr]_[A-Za-z0-9]{16,255}',
    'gl(?:pat|ptt|dt|rt|cbt|ft|soat|agent|imt)-[A-Za-z0-9_.-]{12,255}',
    'xox[abeoprst]-[A-Za-z0-9-]{8,255}',
    'xapp-[A-Za-z0-9-]{8,255}',
    '(?:AKIA|ASIA|AIDA|AROA|ABIA|ACCA)[A-Z0-9]{16}',
    'AIza[A-Za-z0-9_-]{30,60}',
    'ya29\\.[A-Za-z0-9_-]{10,2048}',
    '(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)[-_][A-Za-z0-9_-]{10,255}',
    'npm_[A-Za-z0-9]{30,64}',
    'pypi-[A-Za-z0-9_-]{16,512}',
    'dop_v1_[A-Za-z0-9]{32,128}',
    'hv[sbr]\\.[A-Za-z0-9_-]{12,512}',
    'SG\\.[A-Za-z0-9_-]{10,64}\\.[A-Za-z0-9_-]{10,128}',
    'shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{16,64}',
    'lin_api_[A-Za-z0-9]{16,64}',
    'eyJ[A-Za-z0-9_-]{8,8192}(?:\\.[A-Za-z0-9_-]{0,8192}){0,4}', // JSON in Base64: a JWT
  ].join('|'),
  'g',
);

export function maskPrefixed(text: string): string {
  return text.replace(prefixed, mask);
}

const schemes = /(basic|bearer|jwt|oauth)([ \t+]{1,4}|%20|\\u0020)([A-Za-z0-9+/_=.~:-]{6,8192})/gi;

const isPadded = (value: string) => value.length >= 8 && value.length % 4 === 0 && value.endsWith('=');

/** `Bearer …` anywhere; "Basic authentication" and "JWT token" are words. */
export function maskSchemes(text: string): string {
  if (!mentions(text.toLowerCase(), 'basic', 'bearer', 'jwt', 'oauth')) return text;
  return text.replace(schemes, (whole, scheme: string, gap: string, value: string) =>
    (/\d|[a-z][A-Z]/.test(value) || isPadded(value)) && !/^\d{1,2}(?:\.\d{1,2})*$/.test(value)
      ? `${scheme}${gap}${mask}`
      : whole,
  );
}

const users =
  /((?:^|[\s"'`,[])(?:-u|--user|--proxy-user|-U)(?:[ =]|["'],\s?)\s{0,4})(\\"[^"\n]{1,512}"|"[^"\n]{1,512}"|'[^'\n]{1,512}'|[^\s"'`]{1,512})/g;
/** `"$EMAIL:$TOKEN"`: the shell puts the values in. */
const variables = /^(?:\\?")?\$\{?[A-Z_]{1,40}\}?:\$\{?[A-Z_]{1,40}\}?(?:\\?")?$/;
const inAddress = /(:\/\/|:\\\/\\\/|%3A%2F%2F)[^/?#\s@"'<>\\]{1,512}@/gi;

/** `curl -u user:password` and `https://user:password@host`; the host stays. */
export function maskUsers(text: string): string {
  const masked = mentions(text, '-u', '-U')
    ? text.replace(users, (whole, before: string, value: string) =>
        (value.includes(':') || value.includes('@')) && !variables.test(value) ? `${before}${mask}` : whole,
      )
    : text;
  return masked.includes('@')
    ? masked.replace(inAddress, (_whole, slashes: string) => `${slashes}${mask}@`)
    : masked;
}

const abroad =
  /((?:contraseña|mot de passe|hasło|heslo|lösenord|пароль|密码|密碼|パスワード|비밀번호|رمز المرور)\s{0,3}[:：=]\s{0,3})[^\s"'`<>]{1,160}/giu;

/** A password where its name is not English. */
export function maskAbroad(text: string): string {
  // Of these names two are in plain letters.
  if (!mentions(text.toLowerCase(), 'heslo', 'mot de passe') && !/[\u0080-\uffff]/.test(text)) return text;
  return text.replace(abroad, `$1${mask}`);
}

const keyBegin = /-----BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|CERTIFICATE|MESSAGE)[A-Z ]{0,20}-----/g;

/** Keys in PEM form, also on one line; one that is cut off is masked to the end of the text. */
export const maskKeys = (text: string): string =>
  text.includes('-----BEGIN ') ? maskSpans(text, keysIn(text)) : text;

function* keysIn(text: string): Generator<Span> {
  keyBegin.lastIndex = 0;
  for (let found = keyBegin.exec(text); found !== null; found = keyBegin.exec(text)) {
    const closed = text.indexOf('-----END', keyBegin.lastIndex);
    const named = closed < 0 ? text.length : closed + '-----END'.length;
    const end = named + (/^[A-Z0-9 ]{0,60}-----/.exec(text.slice(named, named + 80))?.[0].length ?? 0);
    yield { start: found.index, end };
    keyBegin.lastIndex = end;
  }
}
