import { reasonPhrases, tellingPhrases } from '../../../jira-facts/index.ts';
import { noTunnel } from '../values/index.ts';

/** A status that a line states, and where it stands. */
export interface StatedStatus {
  readonly status: number;
  readonly at: number;
  readonly end: number;
}

/** A call is named once, and told again with another outcome. */
export const sameAgain = /\b(?:(?:very )?same|identical) (?:call|request|url|endpoint|query|get|post|put)\b/i;
/** Of 2xx and 3xx those that are registered: other numbers there count bytes or milliseconds (https://www.iana.org/assignments/http-status-codes). */
const number = /(?:(?<![\w.-]|\d,)|(?<=Status))(?:20[0-8]|226|30[0-8]|[45]\d\d)(?![\w%-]|\.\w)/g;
const reasons = `${reasonPhrases.any}|from (?:the |token |https?:|GET |POST |\\/(?:rest|ex|oauth)\\/)|client error|server error|access denied|error\\b|errors\\b|responses?\\b|failure\\b|none\\b|null\\b|[がを]返|エラー|错误|(?:GET|POST|PUT|PATCH|DELETE)\\]|(?:GET|POST|PUT|PATCH|DELETE) (?:https?:|/)`;
const before =
  /(?:status(?:[\s_-]?(?:code|line|text))?|https?(?:\/\d(?:\.\d)?)?(?:[\s_-]?(?:status|error|code|response)(?:[\s_-]?code)?)?|\bcode|response(?:[\s_-]?(?:code|status))?|incoming|after [\d.]{1,12} ?ms|\berror(?:[\s_-]?code)?|returned|returns|got|get|gets|getting|gives|giving|gave|says|said|shows|repl(?:y|ies|ied)|received?|responded|resulted in|failed|fails|answer(?:ed|s)?|throws|kommt|kam|liefert|lieferte|gibt|gab|bekommen?|erhalten?|antwortet|meldet|wirft|renvoie|retourne|r[ée]pond|donne|obtiens|obtient|re[çc]ois|devuelve|responde|recibo|obtengo|recebo|retorna|devolve|restituisce|risponde|geeft|krijg|returnerar|zwraca|возвращает|получаю|返回|返す|exception(?:\$\w+)?|httperror|optional\.of|statuscode|unauthori[sz]ed|forbidden|not found|too many requests|bad request|gone|denied|from server|\bint\()["'`*\])]{0,3}(?:\s{0,3}(?:[:=>([{,-]{1,2}|is|was|of|an?|with|by|from|the|code|status|jira|http|an? http|errore?|mit|dann|einen?|un|une|con|com|een|ett|ich|wir|erreur|fehler|fout|back|zur[üu]ck)["'`*\\]{0,3}){0,4}\s{0,3}["'`*([\\]{0,3}$/i;
/** The words are looked ahead to: else V8 writes them out for each of the two hundred ways to them, which takes it 20 ms. */
const behind = new RegExp(`^["'\`*)\\]}]{0,3}\\s{0,2}[-–:(]{0,2}\\s{0,2}["']?(?=${reasons})`, 'i');
const alone =
  /^\s{0,8}(?:(?:->|=>|→|⇒|<-{1,2}|←)\s{0,3})?[[*`]{0,3}[2-5]\d\d[\]*`]{0,3}\s{0,8}(?:$|[:,-]?\s{0,4}["'\\]{0,3}(?:[{<[A-Z]|https?:\/\/)|(?:text|application)\/[a-z])/;
const pointed = /(?:->|→|⇒|=>|—|–|[:(]\s)\s{0,3}$/;
/** okhttp writes `<-- 401 https://…`. */
const arrow = /(?:^|[\]\s])<-{0,2}\s{0,3}$/;
/** Alone behind the arrow, as a log writes an answer: `[log] < 404`. */
const arrowAlone = /(?:^|\])\s?<-{0,2}\s{0,3}$/;
/** How long it took, or nothing. */
const atMostTime = /^\s{0,4}(?:[([]?\d[\d.]{0,9}\s?m?s[)\]]?)?\s{0,4}$/;
/** A sentence that says what a call named in it is: `GET /rest/… is 200`; in Japanese, `は`. Squid writes `TCP_MISS/403`. */
const said = /(?:\b(?:is|was)|は)\s$|\bTCP_[A-Z_]{3,30}\/$/;
/** What a shell of Python prints: `(403, 'POST', 'https://…')`. */
const tuple = /^[\s#[]{0,12}\($/;
/** `401 FAILURE_CLIENT_SCOPE_CHECK`: the name that a server or a program gives to its refusal. */
const reasonCode = /^\s{1,3}[A-Z]{3,20}(?:_[A-Z]{2,20}){1,8}\b/;
/** The last column of a list of calls. */
const column = /\S(?: {2,40}|\t{1,4})$/;
/** A sentence that leads up to a call or to an answer below: `and this one is always 401:`. */
const announced = /\b(?:is|are|was|were|always|still|with|an?|then|just|now)\s{1,3}$/i;
/** `still 401 for every call`, `it is only 403 on all of them`: what a person keeps getting. */
const keptGetting = /\b(?:still|always|only|just|constantly|nothing but)\s{1,3}(?:an?\s)?$/i;
const fromCalls = /^["'`*)]{0,3}\s(?:for|on|at|from|with|when|whatever|everywhere|every time|each time)\b/i;
/** Hurl's and pytest's: `assert 401 == 200`; Node's `actual: 401,`. */
const actual = /\bactual value is <$|\bassert $|^\s{0,12}actual: $/;
/** Node's `401 !== 200`, Chai's `expected 401 to equal 200`. */
const unequal = /^ (?:!==?|to (?:deeply )?(?:equal|eql|be)) [2-5]\d\d\s{0,4}$/;
/** What a runner of tests calls its checks: `✕ status is 201`. */
const check = /^\s{0,12}[✓✔✗✘✕×↳]\s/;
/** Behind a body, at the end of the line. */
const afterBody = /[}\]>]["'`]?\s{0,3}(?:=>|->|→|,|:)?\s{0,3}$/;
const noStatus =
  /(?<!\/)(?:line|port|errno|pid|took|size|length|bytes|issue|chunk|exit code|exited with code)\W{0,3}$|#\W?$|\d\d:\d\d(?:[.,:]\d{1,9})? \($|\bassert\b[^\n]{0,50}[=!]=\s?$/i;
/** `if (status === 503 || status === 405)`: a program asks whether it is so. */
const askedFor = /[=!]==?\s?$/;
const asksWhether = /\b(?:if|elif|elsif|unless|when|while|case)\b|&&|\|\|/i;
/** `/rest/… returning 404`. */
const inPassing =
  /\b(?:c[oa]mes? back|returning|respond(?:s|ing)|answer(?:s|ing)|throwing|hit(?:s|ting))\s(?:with\s)?(?:an?\s)?$/i;
/** `is causing 500`: what is counted so has a name behind the number. */
const leadsTo = /\b(?:caus(?:es|ed|ing)|leads? to|results? in|ends? (?:up )?(?:with|in))\s(an?\s)?$/i;
const endsThere =
  /^["'`*)]{0,3}(?:[.,;:!?]{0,3}(?:\s{0,4}$|\s(?![a-z]))|\s(?:errors?|for|on|when|from|at)\b)/;
/** `bad status code upon fetching task: 403`: what was done stands between the name and the number. */
const namedBefore = /\bstatus(?: code)?(?: [a-z]{1,15}){2,6}: $/i;
/** `405 Client Error: for url: …`, whatever stands before it. */
const ofRequests = /^ (?:client|server) error\b/i;
/** What other languages call it: `ステータス: 401`, `код ответа 403`. */
const abroad =
  /(?:(?:ステータス|レスポンス|応答|エラー|状態)(?:コード)?|(?:状态|响应|返回|错误)码?|狀態碼|回應碼|(?:상태|응답|오류|에러)(?: ?코드)?|статус|ошибк[аиу]|помилк[аиу]|خطأ|\bкод(?: ответа| відповіді)?|\best(?:ado|ado http)|\bstat[ou]t?|\bkod(?: stavu| odpowiedzi)?|\bstav|\bdurum(?: kodu)?|\b(?:lỗi|hata|błąd|chyba)|\b(?:c[óo]digo|codice|code) (?:(?:de|di|http) )?(?:respuesta|risposta|resposta|r[ée]ponse|retorno|retour|retornado|devuelto|renvoyé)(?: es| é| è| est)?)\s?[:：=]?\s?$/iu;
/** A few words behind an address, in any language: `/rest/api/2/myself ger numera 404`. */
const behindAddress = /(?:https?:\/\/|\/rest\/)[^\s"'`]{1,160}["'`)]{0,2}(?:\s[\p{L}'’]{1,15}){1,3}\s$/u;
/** Behind the time and the level of a log: `11:22:33 Info 401 Client must be …`. */
const logged =
  /^\W{0,3}(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d[\d.,Z]{0,8}\s{1,4}(?:\[?[A-Za-z]{3,8}\]?:?\s{1,4})?$/;
const usual = /^(?:200|401|403|404|405|410|429)$/;
/** What an exception says at its end: `ResourceNotFoundException: … - 404`. */
const atTheEnd = /\s-\s$/;
/** .NET in any language: `Le serveur distant a retourné une erreur : (401) Non autorisé.` */
const bracketed = /\s?: \($/;
/** The one status of a line about a tunnel that is told: it is of proxies alone. */
const ofProxy = '407';
/** Of HTTPS; no server answers with it. */
const port = '443';
const unit =
  /^\s?(?:ms|s|sec|seconds|minutes|hours|days|bytes|kb|mb|issues|items|rows|records|times|requests)\b/i;

/** Whether an address stands right before: `GET /rest/api/3/field 401`, also with dots or a dash between. */
function followsAddress(head: string): boolean {
  const words = head.replace(/\s{1,40}(?:(?:\.{2,3}|[-–—:|=~]{1,2}>?)\s{1,9}|\[)?$/, '');
  if (words.length === head.length) return false;
  const last = words.slice(words.lastIndexOf(' ') + 1);
  if (/https?:\/\/|\/rest\//.test(last)) return true;
  return /^"?\//.test(last) && /(?:GET|POST|PUT|DELETE|PATCH) $/.test(words.slice(0, -last.length));
}

function isLedTo(head: string, tail: string): boolean {
  const led = leadsTo.exec(head);
  return led !== null && (led[1] !== undefined || endsThere.test(tail));
}

/** Statuses of a line, each where a word beside it says that it is one. */
export function statusesIn(line: string): StatedStatus[] {
  number.lastIndex = 0;
  if (!number.test(line)) return [];
  const found: StatedStatus[] = [];
  const inBrackets: StatedStatus[] = [];
  const called =
    /https?:\/\/|\/rest\/|\b(?:GET|POST|PUT|DELETE|PATCH) "?\//.test(line) || sameAgain.test(line);
  if (check.test(line) && !called) return [];
  const failing = /fail|error|exception|denied|unauthori|forbid|reject|refus/i.test(line);
  const first = alone.test(line.slice(0, 60));
  const tunnel = noTunnel.test(line);
  number.lastIndex = 0;
  for (let hit = number.exec(line); hit !== null && found.length < 50; hit = number.exec(line)) {
    const head = line.slice(Math.max(0, hit.index - 60), hit.index).replace(/ {2,}/g, ' ');
    const tail = line.slice(number.lastIndex, number.lastIndex + 40);
    if (
      (noStatus.test(head) && !ofRequests.test(tail)) ||
      unit.test(tail) ||
      hit[0] === port ||
      (tunnel && hit[0] !== ofProxy)
    )
      continue;
    if (askedFor.test(head) && asksWhether.test(line)) continue;
    // What costs least is asked first.
    const worded =
      (first && /^[^\w]{0,20}$/.test(line.slice(0, hit.index))) ||
      behind.test(tail) ||
      reasonCode.test(tail) ||
      (called && followsAddress(line.slice(Math.max(0, hit.index - 600), hit.index))) ||
      before.test(head) ||
      (bracketed.test(head) && /^\) [\p{Lu}\p{Lo}]/u.test(tail)) ||
      inPassing.test(head) ||
      isLedTo(head, tail) ||
      namedBefore.test(head) ||
      abroad.test(head) ||
      (hit[0].startsWith('4') && logged.test(line.slice(0, hit.index)) && /^\s[A-Z{<]/.test(tail)) ||
      (called &&
        usual.test(hit[0]) &&
        behindAddress.test(line.slice(Math.max(0, hit.index - 240), hit.index))) ||
      (called && (pointed.test(head) || said.test(head))) ||
      actual.test(head) ||
      unequal.test(tail) ||
      (failing && atTheEnd.test(head) && tail.trim() === '') ||
      (hit[0].startsWith('4') && announced.test(head) && /^["'`*)]{0,3}:\s{0,4}$/.test(tail)) ||
      (usual.test(hit[0]) && keptGetting.test(head) && (called || fromCalls.test(tail))) ||
      (/\s$/.test(head) && /^\s{1,3}\{\s{0,4}\\?["']/.test(tail)) ||
      (called && column.test(line.slice(0, hit.index)) && tail.trim() === '') ||
      (tuple.test(line.slice(0, hit.index)) && /^, ?b?['"{]/.test(tail)) ||
      (arrow.test(head) &&
        /^\s{1,3}(?:(?:[A-Z][A-Za-z]{1,20} ){0,3}https?:\/\/|[{<[]|[a-z-]{2,30}: )/i.test(tail)) ||
      (arrowAlone.test(head) && atMostTime.test(tail)) ||
      (afterBody.test(head) && /^[\s.]{0,9}(?:$|https?:|\/|GET|POST|PUT|DELETE|PATCH)/.test(tail));
    if (worded) found.push({ status: Number(hit[0]), at: hit.index, end: number.lastIndex });
    else if (
      (failing || called) &&
      line.charAt(hit.index - 1) === '(' &&
      line.charAt(number.lastIndex) === ')'
    )
      inBrackets.push({ status: Number(hit[0]), at: hit.index, end: number.lastIndex });
  }
  return found.length > 0 ? found : inBrackets;
}

const cell = /\|\s{0,40}(?:[^\w|\s]{1,4}\s{0,3})?([2-5]\d\d)(?![\w.]|\s?(?:ms|sec|of)\b)(?=[^|\n]{0,400}\|)/g;

/** The statuses of a row of a table, one a column: the same call as different accounts, before and after. */
export function statusCells(line: string, from: number): StatedStatus[] {
  if (!/^\s{0,9}\|/.test(line)) return [];
  return [...line.matchAll(cell)]
    .filter(({ index }) => index > from)
    .slice(0, 10)
    .map(({ 0: whole, 1: status = '', index }) => ({
      status: Number(status),
      at: index,
      end: index + whole.length,
    }));
}

/** The status behind the name of an exception: `Unauthorized (JIRA::HTTPError)`, `HttpClientErrorException$Forbidden`. */
export function statusInWords(text: string): number | null {
  const whole = statusInLine(text);
  if (whole !== null) return whole;
  for (const line of text.slice(0, 20_000).split('\n', 200)) {
    const status = exceptionLine.test(line) || nameAlone.test(line) ? statusInLine(line) : typedResult(line);
    if (status !== null) return status;
  }
  return null;
}

const exceptionLine = /(?:Error|Exception)\b/;
/** PowerShell prints the name of a status alone. */
const nameAlone = /^\s{0,8}(?:[A-Z][a-z]{1,15}){1,4}\s{0,8}$/;
/** What Go prints of the type of a result, which generated clients name by its status: `*jira.GetIssueNotFound`. */
const goType = /\b(?:got|type|result|response|unexpected):? \*[a-z]\w{0,40}\.[A-Z]\w{2,80}/i;

function typedResult(line: string): number | null {
  const name = goType.exec(line.slice(0, 600))?.[0];
  return name === undefined ? null : phraseIn(name);
}

const phraseIn = (text: string): number | null =>
  tellingPhrases.find(([, words]) => words.test(text))?.[0] ?? null;

function statusInLine(line: string): number | null {
  // Behind a bracket begins what the server said.
  const text = line.slice(0, 600).split('{', 1)[0] ?? '';
  if (
    !/error|exception|HTTP|failed|response|status|\b(?:answers|returns|returned|replies)\b/i.test(text) &&
    !nameAlone.test(text)
  )
    return null;
  return phraseIn(text);
}
