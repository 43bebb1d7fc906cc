import { isRecord, jsonOrNull } from '../../evidence/index.ts';
import { scopeForm } from './scope-words.ts';

/** What a body is made of; tells Jira, the gateway, the REST layer, a CDN and a foreign web server apart. */
type BodyForm = 'none' | 'json' | 'xml' | 'html' | 'text';

export interface BodyReading {
  readonly form: BodyForm;
  /** The human words in it, lower case, entities and blanks mended; at most a few KB. */
  readonly words: string;
  /** null: it is none. */
  readonly json: unknown;
  /** An empty JSON list, or an object whose lists are all empty. */
  readonly emptyList: boolean;
  /** Names of the fields that `errors` complains about. */
  readonly errorFields: readonly string[];
  readonly hasErrorMessages: boolean;
  /** A list of errors that is not empty, or a mark that says so, wherever it stands: some operations answer 200 and refuse inside. */
  readonly listsErrors: boolean;
  /** `{"code":401,"message":…}`: written by the gateway, not by Jira. */
  readonly gatewayShape: boolean;
  /** The status the body itself states (`code`, `status-code`, "Unauthorized (401)"), for records that left it out. */
  readonly statedStatus: number | null;
  /** Groups of scopes the answer itself names as sufficient: any one of them, all of its scopes. */
  readonly scopesNamed: readonly (readonly string[])[];
  /** The page sends the browser on to another login, as SAML binds it to HTTP POST (§3.5), or to an identity provider. */
  readonly sendsToLogin: boolean;
  /** Where the answer names the user who is logged in: in a page of Jira, or in what Jira says of this user's rights. */
  readonly namesUser: 'ajs-remote-user' | 'its name in the message' | null;
  /** OAuth `error` code, e.g. `invalid_grant`. */
  readonly oauthError: string | null;
}

const looked = 65_536;
const spoken = 8_192;
/** Names of the fields of SAML 2.0 bindings §3.5, and addresses that only logins have. */
const gates = ['samlrequest', 'relaystate', '/adfs/ls', 'login.microsoftonline.com'];
const deepest = 6;
const most = 200;

/** Reads a body without trusting it: cut at 64 KB, nesting and number of strings limited, never throws. */
export function readBody(body: string | null, contentType: string | undefined): BodyReading {
  const head = (body ?? '').slice(0, looked).trim();
  const form = formOf(head, contentType ?? '');
  const json = form === 'json' && (body ?? '').length <= looked ? jsonOrNull(head) : null;
  const strings: string[] = [];
  if (json !== null) collect(json, 0, strings);
  const raw = form === 'html' || form === 'xml' ? head.replace(/<[^<>]{0,500}>/g, ' ') : head;
  const words = mend(json === null ? raw : `${strings.join(' . ')} . `);
  return {
    form,
    words,
    json,
    emptyList: isEmptyList(json),
    errorFields: errorFieldsOf(json),
    hasErrorMessages: hasMessages(json) && !isEmptyOfClient(json),
    listsErrors: listsErrors(json, 0),
    gatewayShape: isRecord(json) && typeof json.code === 'number' && typeof json.message === 'string',
    statedStatus: statusIn(json, form, words),
    scopesNamed: scopesNamedIn(words),
    sendsToLogin: form === 'html' && gates.some((gate) => head.toLowerCase().includes(gate)),
    namesUser: userNamedIn(form, head, json, words),
    oauthError:
      isRecord(json) && typeof json.error === 'string' ? json.error.toLowerCase().slice(0, 80) : null,
  };
}

/** What `serverInfo` says of where the site runs. */
export const deploymentTypeOf = ({ json }: BodyReading): unknown =>
  isRecord(json) ? json.deploymentType : undefined;

const deadLink = /\byou(?:'ve| have) found a dead link/;
/** The whole of what Jira says where it met an error of its own. */
const ownError = /^internal server error[ .]*$/;

/** Of whom it does not know Jira says "anonymous", or nothing: https://bitbucket.org/atlassian/jira-rest-java-client (src/test/java/it) */
const lacksByName =
  /\buser (?!['"]?(?:anonymous|null|undefined|who|that|which|account|group|role)\b)(?:'[^'\n]{1,80}'|"[^"\n]{1,80}"|[\w.@*+-]{2,80}) (?:is not allowed to|(?:does not|doesn't) have (?:the )?permission) /;

function userNamedIn(form: BodyForm, head: string, json: unknown, words: string): BodyReading['namesUser'] {
  if (form === 'html' && /name=["']ajs-remote-user["'] content=["'][^"']/i.test(head))
    return 'ajs-remote-user';
  return hasMessages(json) && lacksByName.test(words) ? 'its name in the message' : null;
}

function statusIn(json: unknown, form: BodyForm, words: string): number | null {
  if (deadLink.test(words)) return 404;
  if (hasMessages(json) && ownError.test(words)) return 500;
  // Jira words complaints about fields in this form with 400 only.
  if (isRecord(json) && isRecord(json.errors) && Object.keys(json.errors).length > 0) return 400;
  const value = isRecord(json)
    ? (json['status-code'] ?? json.code ?? json.statusCode ?? json.status)
    : form === 'html' || form === 'xml'
      ? Number(
          /\b(?:unauthorized|forbidden|not found) \((\d{3})\)|http status (\d{3})|\b(\d{3}) error\b/
            .exec(words.slice(0, 2_000))
            ?.slice(1)
            .find((group) => group !== undefined),
        )
      : null;
  return typeof value === 'number' && Number.isInteger(value) && value >= 400 && value < 600 ? value : null;
}

/** Jira words it "… one of these groups of scopes: * [read:jira-work] * [read:issue:jira, …]". */
function scopesNamedIn(words: string): string[][] {
  const at = words.indexOf('groups of scopes');
  if (at < 0) return [];
  return [...words.slice(at).matchAll(/\[([a-z0-9:., -]{3,800})\]/g)].slice(0, 6).map(([, list]) =>
    (list ?? '')
      .split(',')
      .map((scope) => scope.trim())
      .filter((scope) => scopeForm.test(scope)),
  );
}

function formOf(head: string, contentType: string): BodyForm {
  if (head === '') return 'none';
  if (head.startsWith('{') || head.startsWith('[')) return 'json';
  const start = head.slice(0, 2_000).toLowerCase();
  if (start.startsWith('<?xml') && !start.includes('<html')) return 'xml';
  if (start.startsWith('<status')) return 'xml';
  if (start.startsWith('<') || start.includes('<html') || start.includes('<title')) return 'html';
  return contentType.includes('text/html') ? 'html' : 'text';
}

/** Keys are read as well where they carry the message: `errors: {"reporter": "…"}`. */
function collect(value: unknown, depth: number, into: string[]): void {
  if (into.length >= most || depth > deepest) return;
  if (typeof value === 'string') into.push(value.slice(0, 2_000));
  else if (Array.isArray(value)) for (const item of value.slice(0, most)) collect(item, depth + 1, into);
  else if (isRecord(value)) {
    for (const key of Object.keys(value).slice(0, most)) {
      if (/^(self|expand|iconUrl|avatarUrls)$/.test(key)) continue;
      collect(value[key], depth + 1, into);
    }
  }
}

function mend(text: string): string {
  const words = text.slice(0, spoken).toLowerCase();
  return (bent.test(words) ? straightened(words) : words).replace(/\s+/g, ' ');
}

/** What most texts have none of. */
const bent = /[&‘’`´“”]/;

const straightened = (words: string): string =>
  words
    .replace(/&#0?39;|&apos;|[‘’`´]/g, "'")
    .replace(/&quot;|[“”]/g, '"')
    .replace(/&nbsp;/g, ' ');

function isEmptyList(json: unknown): boolean {
  if (Array.isArray(json)) return json.length === 0;
  if (!isRecord(json)) return false;
  const lists = Object.entries(json).filter(
    ([key, item]) => Array.isArray(item) && !/^(errorMessages|warningMessages|names)$/.test(key),
  );
  return lists.length > 0 && lists.every(([, list]) => Array.isArray(list) && list.length === 0);
}

function listsErrors(json: unknown, depth: number): boolean {
  if (depth > 2) return false;
  if (Array.isArray(json)) return json.slice(0, 20).some((item) => listsErrors(item, depth + 1));
  if (!isRecord(json)) return false;
  if (json.success === false || json.authToken === null || json.isError === true) return true;
  if ([json.errors, json.errorMessages].some((list) => Array.isArray(list) && list.length > 0)) return true;
  return Object.keys(json)
    .slice(0, 20)
    .some((key) => typeof json[key] === 'object' && listsErrors(json[key], depth + 1));
}

/** The form in which Jira itself words its refusals. */
const hasMessages = (json: unknown): json is Record<string, unknown> =>
  isRecord(json) && Array.isArray(json.errorMessages);

/** What Atlassian's client for Java makes of any answer that it could not read: nothing of it is Jira's. */
const isEmptyOfClient = ({ status, errors, errorMessages }: Record<string, unknown>): boolean =>
  typeof status === 'number' &&
  Array.isArray(errorMessages) &&
  errorMessages.length === 0 &&
  Object.keys(isRecord(errors) ? errors : {}).length === 0;

/** Names that Jira gives fields; anything else is not repeated to people. */
const fieldName =
  /^(customfield_\d{1,10}|project|issuetype|summary|description|reporter|assignee|priority|labels|components|versions|fixVersions|duedate|environment|parent|security|timetracking|attachment|comment|worklog|issuelinks|resolution|status|transition|accountId|groupId|name|key|jql|fields|expand)$/;

function errorFieldsOf(json: unknown): string[] {
  const named = isRecord(json) && isRecord(json.errors) ? Object.keys(json.errors).slice(0, 50) : [];
  return named.filter((key) => fieldName.test(key));
}
