/** Functions of languages and of clients that keep nothing between two calls: what is sent stands in the call itself. */
const calling =
  /(?<![\w.$>])(?:(?:window\.|UrlFetchApp\.)?fetch|(?:requests|httpx)\.(?:get|post|put|delete|patch|request)|axios(?:\.(?:get|post|put|delete|patch|request))?|got(?:\.(?:get|post|put|delete|patch))?|urllib\.request\.Request|HTTParty\.(?:get|post|put|delete)|(?:\$|jQuery)\.ajax)\(/g;
/** Those of which each line that follows sets something. */
const building =
  /(?<![\w.$>])(?:http\.NewRequest(?:WithContext)?|curl_init|HttpRequest\.newBuilder|(?:new )?Request\.Builder|new HttpRequestMessage|Net::HTTP::(?:Get|Post|Put|Delete)\.new)\(/g;
/** PowerShell ends a call with its line, or goes on behind a backtick. */
const cmdlet = /(?<![\w-])Invoke-(?:RestMethod|WebRequest)((?:[^\n`|;]|`\s{0,4}\n|`){1,2000})/g;
/** What it repeats of a line that failed, to the width of the window. */
const isCut = (line: string) => /(?:\.{3}|…)\s{0,4}$/.test(line);
/** What is set of a call beside its address: `{ method: 'GET' }`, `params={…}`, `-Method Get`, `.header(…)`. */
const option =
  /(?:^|[,\s])\{|,\s{0,9}\w{1,40}\s?=(?!=)|\s-(?!Uri)[A-Z]\w{1,40}\s|\.(?:add_?)?headers?(?:\.\w{3,30})?\(|setopt|\[["'][A-Z][\w-]{2,40}["']\] {0,3}=/i;
/** A name that is given an object of its own. */
const named = /(?<![\w$.])([A-Za-z_$][\w$]{0,60})\s{0,3}=\s{0,3}\{/g;
/** What sends a credential, or may hold one. */
const mayCarry =
  /auth|token|credential|cookie|user|pass|secret|session|bearer|basic|cert|jwt|netrc|\.{3}|…|\*\*\w|@\w|\bheaders["']?\s{0,3}(?:[:=]>?\s{0,3}(?![{@\s])|[,)}])|\.headers\(|-Headers\s{1,4}\$|CURLOPT_HTTPHEADER, ?\$/i;
/** Set for all calls of a program. */
const setForAll =
  /authorization["'\]]{0,2}\s{0,3}[:=,]|setRequestHeader|interceptors|\bdefaults\b|DefaultRequestHeaders|\bBasic ['"$]|\bBearer ['"$]/i;
const variable = /,\s{0,9}([A-Za-z_$][\w$]{0,60})\s{0,9}\)?$/;
const longest = 65_536;
const longestCall = 2_000;
const most = 20;

/** Whether a program is shown that calls with options of its own, none of which is a credential. */
export function showsBareCall(text: string): boolean {
  const start = text.slice(0, longest);
  if (setForAll.test(start)) return false;
  const found = (form: RegExp) => [...start.matchAll(form)].slice(0, most);
  const onLines = found(cmdlet).map(([, options = '']) => options);
  const calls = [
    ...found(calling).map(({ index, 0: name }) => withOptions(inside(start, index + name.length), start)),
    ...found(building).map(
      ({ index }) => start.slice(index, index + longestCall).split(/\n\s{0,80}\n/, 1)[0] ?? '',
    ),
    ...(onLines.every(isCut) ? onLines : onLines.filter((line) => !isCut(line))),
  ]
    .map((call) => call.replace(/https?:\/\/[^\s"'`]{1,2000}/g, ''))
    .filter((call) => option.test(call));
  return calls.length > 0 && !calls.some((call) => mayCarry.test(call));
}

/** What stands between the brackets that open there. */
function inside(text: string, start: number): string {
  let depth = 1;
  const limit = Math.min(text.length, start + longestCall);
  for (let at = start; at < limit; at += 1) {
    const char = text.charAt(at);
    if (char === '(' || char === '{') depth += 1;
    else if (char === ')' || char === '}') depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return text.slice(start, limit);
}

/** Options that have a name stand where it is given to them; without that nobody knows what is sent. */
function withOptions(given: string, text: string): string {
  const name = variable.exec(given)?.[1];
  if (name === undefined) return given;
  const found = [...text.matchAll(named)].find(([, one]) => one === name);
  return found === undefined
    ? `${given} {token}`
    : `${given} {${inside(text, found.index + found[0].length)}}`;
}
