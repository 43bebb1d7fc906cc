/** What a script, a settings file or a shell calls an address: `NAME=https://…`, `"name": "https://…"`. */
const assignment =
  /(?<![\w$.-])([A-Za-z_][\w.]{0,60})["'\]]{0,2}\s{0,3}[:=]{1,2}\s{0,3}["'`]?(https?:\/\/[^\s"'`<>,;|)]{4,300})/g;
/** Behind what a path begins that Jira has. */
const path = /\/(?:rest|ex\/jira|oauth\/token|gateway\/api|_edge)\//g;
/** `$NAME`, `${NAME}`, `${{ secrets.NAME }}`, `{{name}}`, `$(NAME)`, `{self.name}`, `%NAME%`, `<name>`, with or without a scheme before it. */
const variable =
  /(https?:\/\/)?(?:\$\{\{?\s{0,2}|\{\{\s{0,2}|\$\(?|\{|%|<)((?:\w{1,40}[.:]){0,3}[\w -]{1,40}?)\s{0,2}[}>)%]{0,2}["'`]?$/;
/** A part of the host or the cloud id that somebody masked or left to be filled in. */
const maskedHost =
  /(https?:\/\/)(?:[<{[$*(][\w{}*. -]{0,40}[>}\]*)]|[\w-]{0,40}[*•■█…]{1,40}[\w*•■█…-]{0,40}|\$\w{1,40})(?=\.atlassian\.net)/g;
/** The same in the head of a request. */
const maskedHead = /^(Host: )[<{[*(][\w*. -]{0,40}[>}\]*)](?=\.atlassian\.net)/gm;
/** One in place of the name of a host, or of a part of it, whatever domain follows. */
const placeholder =
  /(https?:\/\/(?:[\w-]{1,40}\.){0,3})<[\w -]{1,40}>\.?(?=[a-z][\w-]{1,30}(?:\.[a-z]{2,10}){0,2}[/:])(?!rest\/)/g;
const maskedCloudId =
  /(\/ex\/(?:jira|confluence)\/)(?:[<{[$*(:#][\w{}*. -]{0,40}[>}\]*)]{0,2}|x{3,40}[\w-]{0,40}|cloud_?id|[\da-f-]{1,30}(?:…|\.{2,3}|[*x]{2,32}))(?=\/|["'\s]|$)/gi;
/** The cloud id that a text shows beside. */
const cloudId =
  /\/ex\/(?:jira|confluence)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|\bcloud_?(?:id)?["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;
const anyCloudId = '00000000-0000-0000-0000-000000000000';
/** A host before a path of Jira, without the scheme that nobody says aloud. */
const bareHost =
  /(?<![\w.:/@%$}-])((?:[\w-]{1,63}\.){1,6}(?:net|com|org|io|dev|example|local|internal)(?::\d{2,5})?)(?=\/(?:[\w-]{1,40}\/)?(?:rest\/|ex\/jira\/|oauth\/token))/g;
/** `'https://…/ex/jira/' + CLOUD_ID + '/rest/…'` and `BASE_URL + "/rest/…"`: a program puts an address together. */
const joinedBehind =
  /["'`] {0,2}(?:\+|\.\.| \. | & ) {0,2}([A-Za-z_$][\w$.]{0,60}) {0,2}(?:\+|\.\.| \. | & ) {0,2}["'`](?=\/)/g;
const joinedBefore =
  /(^|[\s(,=])([A-Za-z_$][\w$.]{0,60}) {0,2}(?:\+|\.\.| \. | & ) {0,2}["'`](?=\/(?:rest|ex\/jira|oauth)\/)/g;
const longest = 400_000;
/** Of what is looked for, all but what is masked in an address stands beside a path of Jira. */
const anyPath = /\/(?:rest|ex\/|oauth|gateway\/api\/|_edge\/)/i;

/**
 * Reads an address as it was called, where a text writes a variable for its beginning: with the value that the text assigns,
 * else as the path alone. What was masked in a public host or as cloud id is filled with something of the right form, for
 * people mask what they paste. Linear in the text.
 */
export function fillAddresses(text: string): string {
  if (!anyPath.test(text))
    return text
      .replace(joinedBehind, '{$1}')
      .replace(maskedHost, '$1masked')
      .replace(placeholder, '$1masked.');
  const masked = text
    .replace(joinedBehind, '{$1}')
    .replace(joinedBefore, '$1"{$2}')
    .replace(maskedHost, '$1masked')
    .replace(maskedHead, '$1masked')
    .replace(placeholder, '$1masked.')
    .replace(maskedCloudId, `$1${cloudId.exec(text.slice(0, longest))?.slice(1).join('') ?? anyCloudId}`)
    .replace(bareHost, 'https://$1');
  const starts = [...masked.slice(0, longest).matchAll(path)];
  if (starts.length === 0) return masked;
  let values: ReadonlyMap<string, string> | null = null;
  let filled = '';
  let done = 0;
  for (const { index } of starts) {
    const found = variable.exec(masked.slice(Math.max(done, index - 120), index));
    if (found === null) continue;
    values ??= assigned(masked);
    filled += `${masked.slice(done, index - found[0].length)}${values.get(plain(found[2] ?? '')) ?? ''}`;
    done = index;
  }
  return filled + masked.slice(done);
}

function assigned(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [, name, url] of text.slice(0, longest).matchAll(assignment))
    if (name !== undefined && url !== undefined && values.size < 50)
      values.set(plain(name), url.replace(/\/{1,9}$/, ''));
  return values;
}

const plain = (name: string) => name.replace(/^.*[.:]/, '').toLowerCase();
