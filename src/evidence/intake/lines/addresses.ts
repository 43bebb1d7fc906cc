/** An address that a line states as called, and where it stands. */
export interface StatedAddress {
  readonly url: string;
  readonly method: string | null;
  readonly at: number;
  /** The beginning of all addresses, as a settings file names it: no call. */
  readonly isSetting?: boolean;
  /** Stands in an object: below a call that is named, in what was sent. */
  readonly isMember?: boolean;
}

/** What an address is made of, with what people write for a part of it; a comma only between the values of its query. */
const made = String.raw`[^\s"'\`<>|\\^()[\],?]|<[\w.-]{1,40}>|\(\w{0,40}\)`;
const rest = String.raw`(?:${made})+(?:\?(?:${made}|\([\w,.%-]{0,200}\)|\?|,(?=[A-Za-z*]))*)?`;
const address = new RegExp(`https?://${rest}`, 'gi');
const path = new RegExp(
  String.raw`(?:(?<![\w.:/}>&-])/(?:rest|ex/jira|oauth/token|gateway/api|_edge|secure/attachment)|(?<=["'\`(]|(?:GET|POST|PUT|DELETE|PATCH|path:|path=|url:|url=|calling) ?)rest/(?:api/(?:\d|latest)|agile/1\.0|servicedeskapi))/${rest}`,
  'g',
);
const methodBefore =
  /(?:^|[^A-Za-z])(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS|Get|Post|Put|Delete|Patch|Head)["'`:=|\s(,\]]{1,4}(?:(?:to (?:ur[il]|UR[IL])|to|from|on(?: (?:the )?(?:resource|endpoint|path|url))?|url:?|request(?: (?:to|for))?|uri:?)\s{1,2}|(?:endpoint|url|uri)=)?["'`[]?$/;
/** What jira-ruby prints of a call: `post: /rest/api/2/issue - […]`. */
const methodOfLine = /^\s{0,8}(get|post|put|delete|patch): $/;
/** `https://… (POST)`, `| https://… | POST |`. */
const methodBehind =
  /^["'`)\]]{0,3}[\s(,|]{1,4}["'`]?(GET|POST|PUT|DELETE|PATCH|HEAD)(?![\w-]| (?:https?:|\/))/;
const methodNamed =
  /(?:\b(?:(?:http[_-]?)?m[eé]th?od[eo]?|verb|op|request_method|http_method|requestMethod)["']?\s{0,2}[:=]>?\s{0,2}(?:HttpMethod\(value=)?["']?|\b(?:Method|verb)\s{2,20}|-Method\s{1,3}["']?|(?<![\w-])type["']?:?\s{1,3}["']|-X\s{0,2}["']?|--request[\s=]{1,2}["']?|\.)(GET|POST|PUT|DELETE|PATCH|HEAD)(?:Async)?\b/i;

/** A path that a server's own log names: `GET /panel?xdm_e=… 401 3 ms`, `Started GET "/panel"`. */
const served =
  /(?:^|[\s"'[])(GET|POST|PUT|DELETE|PATCH) "?(\/(?!rest\/|ex\/jira|oauth\/token|gateway\/api|_edge)[^\s"'`<>|\\^(){}[\],]{1,2000})/g;

/** A resource by its name alone, as people tell of it: `the /myself endpoint returns 401`. */
const resource =
  /(?<![\w.:/}>&$%@~)\]-])\/(?:search(?:\/jql)?|myself|serverInfo|(?:my)?permissions|applicationrole|issueLink|field|role|project(?:\/search|\/[A-Z][A-Z0-9_]{1,20})?|user(?:\/[a-z]{4,20}){0,2}|issue(?:\/(?:createmeta|picker|bulk|[A-Z][A-Z0-9_]{1,20}-\d{1,9})(?:\/[a-z]{4,20})?)?)(?=["'`)\s,;:?]|\.(?:\s|$)|$)/g;
/** What tells that a path is one that was called. */
const ofCall = /\b(?:endpoint|call(?:s|ed|ing)?|request(?:s|ed|ing)?|hits?|hitting|api)\b|[45]\d\d/i;

/** Pages about the product, not calls to it. */
const documents =
  /^https?:\/\/(?:[\w-]+\.)*(?:developer\.atlassian\.com|confluence\.atlassian\.com|support\.atlassian\.com|community\.(?:developer\.)?atlassian\.com|jira\.atlassian\.com\/browse|status\.atlassian\.com|id\.atlassian\.com\/(?:manage|$)|docs\.[\w.-]+|github\.com|githubusercontent\.com|stackoverflow\.com|readthedocs\.io|python\.org|nodejs\.org|w3\.org|mozilla\.org|microsoft\.com|aka\.ms|go\.dev|golang\.org|npmjs\.(?:com|org)|curl\.(?:se|haxx\.se)|apache\.org\/(?:licenses|xml)|schemas?\.[\w.-]+|json-schema\.org)/i;
/** Of a tracker, where a name leads to it. */
const page = /^https?:\/\/[^/]{1,255}(?:\/[\w-]{1,40})?\/(?:secure|browse|projects)\//i;
const called =
  /\/(?:rest|ex|oauth2?|graphql|gateway|_edge|plugins\/servlet|secure|login|wiki)(?:[/?.]|$)|^https?:\/\/[^/]{0,200}(?:atlassian\.net|api\.atlassian\.com|jira)/i;

/** Where an answer sends somebody to, and what a sentence advises. */
const mentioned =
  /(?<![\w/])(?:login-url|location|href|src|referer|origin|realm|tnt|aud|iss|self|\w{0,12}icon_?url|avatar_?url|migrate to(?: the)?|instead of|see|redirect\w{0,4} to(?: an?)?(?: (?:GET|POST))?(?: request(?: to)?)?)["']?\W{0,4}$/i;
/** What a settings file calls the beginning of all addresses: no call was made to it. */
const setting =
  /(?:\b(?:base|jira|atlassian)[_ ]?ur[il]|\b(?:(?:jira|atlassian)_?)?(?:host|server|site|instance|domain)(?:_?ur[il])?)["'\]]{0,2}\s{0,3}[:=]{1,2}>?\s{0,3}["'`]?$/i;
/** What a grant reaches: an entry of the list of accessible resources. No call was made to it. */
const siteOfGrant = /^https:\/\/[^/"\s]{1,255}"(?=[^}]{0,300}"scopes"\s?:\s?\[)/;
const named = /\b(?:url|uri|request to|for url)\b["']?\W{0,4}$/i;
const commanded = /(?:^|[\s$])(?:curl|wget) -/;
/** From where on a line is the body of an answer. */
const bodyBegins =
  /\{\s{0,4}\\{0,3}["'](?:errorMessages?|errors?|message|self|expand|startAt)\\{0,3}["']|<(?:!doctype|html|\?xml)/i;

const member = /^\s{0,40}"\w{1,40}"\s?:\s?"https?:/;

/** PowerShell repeats the line that failed and cuts it. */
const isCut = /^ (?:\.{3}|…)\s{0,4}$/;
/** The REST layer repeats the address that it has no route for, also in what a client quotes of it. */
export const withoutRoute = /\bnull for uri: (https?:\/\/[^\s"'<>\\]{1,4000})/i;

/** Addresses of a line that are calls: of an API, of a Jira host, or behind a method or "url". */
export function addressesIn(whole: string): StatedAddress[] {
  if (!whole.includes('/') && !whole.includes(pool)) return [];
  const begins = whole.search(bodyBegins);
  const line = begins < 0 ? whole : withoutBody(whole, begins);
  const ofGrant = line.includes('"scopes"');
  const found: StatedAddress[] = [];
  address.lastIndex = 0;
  for (let hit = address.exec(line); hit !== null && found.length < 50; hit = address.exec(line)) {
    const url = trimmed(hit[0]);
    if (isCut.test(line.slice(hit.index + hit[0].length, hit.index + hit[0].length + 10))) continue;
    const head = line.slice(Math.max(0, hit.index - 40), hit.index);
    if (mentioned.test(head) || (ofGrant && siteOfGrant.test(line.slice(hit.index, hit.index + 400))))
      continue;
    const method = methodBeside(head, line.slice(hit.index + url.length));
    if (method === null && found.length === 0 && setting.test(head) && !documents.test(url)) {
      found.push({ url: url.replace(/\/rest(?:\/.*)?$/s, ''), method, at: hit.index, isSetting: true });
      continue;
    }
    if ((documents.test(url) || (head.endsWith('](') && page.test(url))) && method === null) continue;
    if (called.test(url) || method !== null || named.test(head) || commanded.test(line.slice(0, hit.index)))
      found.push({ url, method, at: hit.index, isMember: member.test(line) });
  }
  path.lastIndex = 0;
  for (let hit = path.exec(line); hit !== null && found.length < 50; hit = path.exec(line)) {
    const head = line.slice(Math.max(0, hit.index - 40), hit.index);
    if (mentioned.test(head) || isCut.test(line.slice(path.lastIndex, path.lastIndex + 10))) continue;
    const url = trimmed(hit[0]);
    found.push({
      url: url.startsWith('/') ? url : `/${url}`,
      method: methodBeside(head, line.slice(hit.index + url.length)),
      at: hit.index,
    });
  }
  served.lastIndex = 0;
  for (let hit = served.exec(line); hit !== null && found.length < 50; hit = served.exec(line))
    if (/\b[2-5]\d\d\b|^\s{0,8}Started /.test(line))
      found.push({ url: trimmed(hit[2] ?? ''), method: hit[1] ?? null, at: hit.index });
  if (ofCall.test(line)) found.push(...resourcesIn(line, found.length > 0));
  const refused = found.length === 0 ? withoutRoute.exec(whole) : null;
  if (refused?.[1] !== undefined) return [{ url: refused[1], method: null, at: refused.index }];
  return joined(withoutAdvised(found, line), line);
}

/** `must be sent to`, `should call`: what is advised is not what was called, where that is named as well. */
const advised =
  /\b(?:must|should|ha(?:s|ve) to|needs? to|ought to|supposed to) (?:be )?(?:use|call|go|point|target|send|hit|sent|called|used|made|pointed|directed|configured)\b/i;

function withoutAdvised(found: readonly StatedAddress[], line: string): readonly StatedAddress[] {
  if (found.length < 2) return found;
  const others = found.filter(({ at }) => !isAdvised(line.slice(Math.max(0, at - 120), at)));
  return others.length > 0 ? others : found;
}

const isAdvised = (head: string) => advised.test(head.split(/[.;!?]/).at(-1) ?? '');

/** Beside a whole address only what is said to be called is a call. */
function resourcesIn(line: string, besideOthers: boolean): StatedAddress[] {
  return [...line.matchAll(resource)].slice(0, 10).flatMap(({ 0: url, index: at }) => {
    const head = line.slice(Math.max(0, at - 40), at);
    return besideOthers && !calling.test(head)
      ? []
      : [{ url, method: methodBeside(head, line.slice(at + url.length)), at }];
  });
}
const calling = /\b(?:hits?|hitting|calls?|called|calling|requests?|requested|requesting)\s["'`(]?$/i;

/** The line with blanks in place of the body of an answer, which a client may write on behind. */
function withoutBody(whole: string, begins: number): string {
  const ends = Math.max(whole.lastIndexOf('}'), whole.lastIndexOf('>'));
  return ends < begins
    ? whole.slice(0, begins)
    : `${whole.slice(0, begins)}${' '.repeat(ends - begins + 1)}${whole.slice(ends + 1)}`;
}

const methodBeside = (head: string, tail: string): string | null =>
  (methodBefore.exec(head) ??
    methodOfLine.exec(head) ??
    methodBehind.exec(tail.slice(0, 40)))?.[1]?.toUpperCase() ?? null;

const pool = 'ConnectionPool(';
const hostOfPool = /(HTTPS?)ConnectionPool\(host='([^']{1,200})', port=(\d{1,5})\)/;

/** A host, or what the gateway puts before the path of a site. */
const isBase = ({ url }: StatedAddress) => /^https?:\/\/[^/]+(?:\/ex\/jira\/[\w-]{1,60})?\/?$/.test(url);

/** urllib3 writes `https://host:443 "GET /rest/… HTTP/1.1" 401`, a pool `host='…' … url: /rest/…`. */
function joined(found: readonly StatedAddress[], line: string): StatedAddress[] {
  const base = found.find(isBase) ?? found[0];
  const inside = found.find((one) => one !== base);
  if (base && inside && found.length === 2 && isBase(base) && inside.url.startsWith('/'))
    return [{ ...inside, url: `${base.url.replace(/\/$/, '')}${inside.url}` }];
  const host = line.includes(pool) ? hostOfPool.exec(line) : null;
  if (host && base?.url.startsWith('/')) {
    const port = host[3] === '443' || host[3] === '80' ? '' : `:${host[3]}`;
    return [{ ...base, url: `${(host[1] ?? 'https').toLowerCase()}://${host[2]}${port}${base.url}` }];
  }
  if (host && base === undefined)
    return [{ url: `${(host[1] ?? 'https').toLowerCase()}://${host[2]}/`, method: null, at: host.index }];
  return [...found];
}

/** Behind it a colon stands before a port. */
const schemeEnds = 'https:'.length;

function trimmed(url: string): string {
  const ended = url.replace(/[.,;:!?*_~]{1,9}$/, '');
  const bare = ended.includes('\\') ? ended.replace(/\\[nrt].{0,200}$/, '') : ended;
  const whole = bare.includes('{') || !bare.includes('}') ? bare : bare.replace(/\}.*$/s, '');
  return !whole.includes(':', schemeEnds)
    ? whole
    : whole.replace(/^(https:\/\/[^/:]+):443(?=\/|$)|^(http:\/\/[^/:]+):80(?=\/|$)/i, '$1$2');
}

/** Most lines hold none of these, which is sooner seen than whether one is named. */
const anyMethod = /get|post|put|delete|patch|head/i;

/** The method that a line names apart from an address: `method: 'post'`, `requests.post(`, `-X PUT`. */
export function methodIn(line: string): string | null {
  if (!anyMethod.test(line)) return null;
  return methodNamed.exec(line.slice(0, 2_000))?.[1]?.toUpperCase() ?? null;
}

const hosts =
  /(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|lookup:?|resolve host(?: address)?:?|resolved:|UnknownHostException:|expected hostname:|certificateerror: hostname|connect(?:ion)? to|host=|(?:known|refused it)\.? \(|reach)\s{0,3}['"]?([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,6})(?::(\d{2,5}))?/i;

/** Behind what .NET says of it, in any language: `… bekannt. (jira.example.com:443)`. */
const hostOfDotNet = /[.。] ?\(([a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,62}){1,6}):(\d{2,5})\)/i;

/** The host that could not be reached, where a failure names no address. */
export function hostIn(line: string): string | null {
  const found = hosts.exec(line.slice(0, 2_000)) ?? hostOfDotNet.exec(line.slice(0, 2_000));
  return found === null
    ? null
    : `https://${found[1]}${found[2] === undefined || found[2] === '443' ? '' : `:${found[2]}`}/`;
}
