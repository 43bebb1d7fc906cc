/** A program that prints only the kind of a value. */
const notShown = /^(?:Array|Object|Function|null|undefined|None)$/;
/** A name of a variable or a setting, no product; the date of a commit, none of HTTP. */
const otherThing: Readonly<Record<string, RegExp>> = {
  server: /^(?:[A-Z]{2,40}_[A-Z_]{2,40}$|https?:)/,
  date: /^(?![A-Z][a-z]{2}, \d)/,
};
const answerNames =
  'x-seraph-loginreason|www-authenticate|x-authentication-denied-reason|x-aaccountid|x-ausername|x-failure-category|retry-after|x-ratelimit-[a-z-]{1,30}|ratelimit-reason|beta-ratelimit[a-z-]{0,20}|server|date|location|x-arequestid|atl-traceid|atl-missing-tcs|via|x-cache|cf-ray|allow|x-atlassian-websudo|proxy-authenticate|x-squid-error';
/** Ansible writes them in lower case with underscores: `x_seraph_loginreason`. */
const flattened = answerNames
  .split('[a-z-]')
  .map((part) => part.replaceAll('-', '[-_]'))
  .join('[a-z_-]');
/** Quoted as a program prints it, behind a mark of its kind (`ResponseHeader_…`), in the brackets of a list, to the end of a line that begins with the name, or to the next mark. */
const answerHeader = new RegExp(
  `(?<![a-z\\d-]|(?<!header)_)(${flattened})["']?\\]?\\s{0,3}(?::|=>|=)\\s{0,3}` +
    `(?:\\[?\\s?'([^'\\r\\n]{0,400})'|\\[?\\s?"((?:[^"\\\\\\r\\n]|\\\\.){0,400})"|\\[([^\\]\\r\\n]{1,400})\\]` +
    `|(?<=^[\\s|<*>-]{0,8}[A-Za-z-]{2,60}: {0,3})([^\\r\\n]{1,400})` +
    `|["']?([^"'\`,;\\]})\\r\\n]{1,400}?)(?=\\s[\\w.-]{2,40}=|["'\`,;\\]})\\r\\n]|$))`,
  'gim',
);

/** What PowerShell and Python's prompt print of a dictionary: `[Name, value]`, a table of keys and values, `Key : Name` and `Value : …`; and a date among others. */
const dumped: readonly RegExp[] = [
  // It has a comma of its own (RFC 9110, 5.6.7).
  /(?<![\w-])(date)["']?\]?\s{0,3}[:=]>?\s{0,3}["']?([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} GMT)/gi,
  new RegExp(`\\[(${answerNames}),\\s{1,2}([^\\]\\r\\n]{1,400})\\]`, 'gi'),
  new RegExp(`^\\s{0,8}(${answerNames})\\s{2,60}\\{?([^\\s{][^\\r\\n]{0,399})$`, 'gim'),
  new RegExp(
    `(?:\\[|\\.get\\()["'](${answerNames})["'](?:\\]|\\))\\s{0,3}\\n\\s{0,8}["']?([\\w ,;:=./-]{1,400})["']?$`,
    'gim',
  ),
  new RegExp(
    `^\\s{0,8}Key\\s{1,4}:\\s(${answerNames})\\s{0,4}\\n\\s{0,8}Value\\s{1,4}:\\s\\{?([^\\r\\n]{1,400})$`,
    'gim',
  ),
];

/** Headers of an answer that a text names, however it writes them. */
export function answerHeadersIn(text: string): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const form of dumped)
    for (const [, name, value] of text.matchAll(form))
      if (name !== undefined && value !== undefined && pairs.length < 60)
        pairs.push([name, value.replace(/\}\s{0,8}$/, '').trim()]);
  answerHeader.lastIndex = 0;
  for (let hit = answerHeader.exec(text); hit !== null && pairs.length < 60; hit = answerHeader.exec(text)) {
    const quoted = hit[2] ?? hit[3];
    const value = (quoted ?? hit[4] ?? hit[5] ?? hit[6] ?? '').replaceAll('\\"', '"').trim();
    if (
      hit[1] !== undefined &&
      value !== '' &&
      !(quoted === undefined && notShown.test(value)) &&
      otherThing[hit[1].toLowerCase()]?.test(value) !== true &&
      !(
        /^(?:server|location|via|allow|date)$/i.test(hit[1]) &&
        !/^[A-Z]|x-/.test(hit[1]) &&
        !/["'[]/.test(hit[0])
      )
    )
      pairs.push([hit[1].replaceAll('_', '-'), value]);
  }
  return Object.fromEntries(pairs);
}

const stated =
  /(?:(?:proxy-)?authorization|(?<![\w-])auth)["']?\]?\s{0,3}(?::|=>|=|,)\s{0,3}(?:["']value["']\s{0,3}:\s{0,3}|new )?(?:[A-Za-z.]{0,30}AuthenticationHeaderValue\(\s{0,3})?["'[`]{0,3}(basic|bearer|jwt|oauth|token)(?![\w-])(?:(?:\s{1,4}|["'],\s{0,3}["'])([^\s"'`\\\],}]{1,8192}))?/i;
const statedAll = new RegExp(stated, 'gi');
const basic =
  /HTTPBasicAuth|basic_auth\s{0,2}=|\bauth\s{0,2}=\s{0,2}\(|(?<![\w-])["']?auth["']?:\s{0,3}\{\s{0,20}["']?user|curl[^\n]{0,400}\s(?:-u\s+\S|--user[\s=])|^\s{1,8}-u\s+\S|"auth":\s?\["|CURLOPT_USERPWD|\b(?:set)?BasicAuth(?:entication)?\(|withBasicAuth|Jira\.CreateRestClient\(|basic_?auth\(/im;
const bearer =
  /token_auth\s{0,2}=|setBearerAuth|Bearer_?Auth\(|PATAuthTransport|withToken\(|TOKEN_BASED_AUTH\W{1,4}true|-Authentication\s{1,3}(?:Bearer|OAuth)|CURLOPT_XOAUTH2_BEARER/i;

/** https://hexdocs.pm/req/Req.Steps.html#auth/1 */
const ofElixir = /(?<![\w-])auth:\s{0,3}\{:(basic|bearer),/;

/** A credential below a name that no server knows: nothing of it arrives. */
const misspelled =
  /(?<![\w-])(authorisation|autori[sz]ation|authori[sz]aton|authentification)["']?\s{0,3}[:=]\s{0,3}["']?(?:basic|bearer|jwt)\s/i;

/** A token or a JWT that stands in the header alone, where a scheme belongs before it. */
const schemeless =
  /(?<![\w-])authorization["']?\]?\s{0,3}(?::|=>|=|,)\s{0,3}["'`]?((?:AT[ACS]TT|eyJ)[\w.~+/=-]{16,8192})/i;

/** A session is sent, not set. */
const cookie =
  /(?<![\w-])["']?cookie["']?\s{0,3}(?::|=>|=)\s{0,3}["'[]{0,2}(?:JSESSIONID|cloud\.session|tenant\.session|\*{3})/i;

/** The credential a text shows to have been sent: its scheme as it was spelled, and its value where it stands there. */
export function credentialIn(whole: string): Record<string, string> {
  const text = withoutWhatWorks(whole);
  const [named, ...more] = [...text.matchAll(statedAll)].slice(0, 20);
  if (named !== undefined) {
    // A log may mask it in one place and show it in another.
    const shown = [named, ...more].find(
      ([, scheme, value]) => scheme?.toLowerCase() === named[1]?.toLowerCase() && usable(value) !== undefined,
    );
    return { Authorization: `${schemeOf(named)} ${usable(shown?.[2]) ?? '***'}` };
  }
  const wrong = misspelled.exec(text)?.[1];
  if (wrong !== undefined) return { [wrong]: '***' };
  const alone = schemeless.exec(text)?.[1];
  if (alone !== undefined) return { Authorization: alone };
  const tuple = ofElixir.exec(text)?.[1];
  if (tuple !== undefined) return { Authorization: tuple === 'basic' ? 'Basic ***' : 'Bearer ***' };
  if (bearer.test(text)) return { Authorization: 'Bearer ***' };
  if (basic.test(text)) return { Authorization: 'Basic ***' };
  const spoken = withScheme
    .exec(text)
    ?.slice(1)
    .find((scheme) => scheme !== undefined);
  if (spoken !== undefined) return { Authorization: `${spoken} ***` };
  return cookie.test(text) ? { Cookie: '***' } : {};
}

/** As the header spells it; `auth: basic` is a word for it alone. */
const schemeOf = ([whole, scheme = '']: RegExpExecArray) =>
  /^auth["']?\]?[^\w]/i.test(whole) ? scheme.replace(/^[a-z]/, (first) => first.toUpperCase()) : scheme;

/** A log names the scheme alone: `GET … (JWT) -> 401`, "with JWT". */
const withScheme =
  /[([](JWT|Bearer|Basic)\b|(?<![\w.])(JWT|Bearer|Basic)\((?=[^\s)])|\bwith (?:an? |the |my )?(JWT|Bearer|Basic)\b(?! ?(?:auth\w{0,12} )?fail)/;

const showsCredential = (text: string) =>
  [stated, schemeless, bearer, basic, misspelled].some((form) => form.test(text));

/** What somebody did that worked is not what failed, where the text shows that as well. */
function withoutWhatWorks(text: string): string {
  if (!works.test(text)) return text;
  const rest = text
    .split('\n')
    .filter((line) => !(showsCredential(line.slice(0, 2_000)) && works.test(line.slice(0, 2_000))))
    .join('\n');
  return showsCredential(rest) ? rest : text;
}

const works =
  /\b(?:works|worked|working|(?:returns?|gives?|gets?) (?:my|the|me|200)|is (?:fine|ok)|succeeds|goes through)\b/i;

/** A value that is a placeholder or was masked before is not known. */
function usable(value: string | undefined): string | undefined {
  return value === undefined || /^\(|[*<{$[]|x{4}|\.\.\.|…|redacted|^your|token|hidden|secret/i.test(value)
    ? undefined
    : value;
}
