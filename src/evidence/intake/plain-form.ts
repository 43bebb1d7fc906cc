/** What a text is, in the words of the person who pasted it; the first that fits. */
const forms: readonly (readonly [string, RegExp])[] = [
  ['a box of Terraform', /^[╷╵]|with (?:data\.)?jira_\w+\.|on \S+\.tf line/m],
  [
    'a Python traceback',
    /Traceback \(most recent call last\)|JIRAError|JiraError HTTP|requests\.exceptions|urllib3|HTTPError: \d{3} (?:Client|Server) Error|httpx\./,
  ],
  ['an error of axios', /AxiosError|isAxiosError|axios/],
  [
    'a PHP error',
    /GuzzleHttp|\.php(?::\d+| on line|\(\d+\))|CURL HTTP Request Failed|JiraException|cURL error \d+/,
  ],
  [
    'a PowerShell error',
    /Invoke-(?:RestMethod|WebRequest|JiraMethod)|FullyQualifiedErrorId|The remote server returned an error/,
  ],
  ['a C# exception', /HttpRequestException|System\.Net|\.cs:line \d|Atlassian\.Jira/],
  [
    'a Java exception',
    /^\s{0,8}at [\w$.]+\([\w$]+\.java:\d+\)|RestClientException|HttpClientErrorException|java\.\w+\.|[A-Za-z]Exception: /m,
  ],
  ['a Ruby error', /\.rb:\d+:in|JIRA::HTTPError|Faraday::|RestClient::|Net::HTTP/],
  ['a Go error', /\bdial tcp\b|x509:|goroutine \d|\.go:\d+|analyze the request body for more details/],
  ['an error of fetch', /FetchError|node-fetch|undici|fetch failed|request to https?:\S+ failed/],
  [
    'an error of Node',
    /\bat \S{1,200} \((?:node:|file:|\/)[^)\n]{0,300}:\d{1,6}:\d{1,6}\)|\bE(?:NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT)\b/,
  ],
  ['log lines', /^\S{0,40}(?:time|ts|level)=\S|\blevel=(?:error|warn|info)|\b(?:ERROR|WARN|INFO|DEBUG)\b/m],
  ['an error page', /^\s*<(?:!doctype|html)/i],
];

export function formOfText(text: string): string {
  const start = text.slice(0, 20_000);
  return (
    forms.find(([, marks]) => marks.test(start))?.[0] ?? (start.trim().includes('\n') ? 'text' : 'a sentence')
  );
}

const errorBody = /\{\s{0,9}\\{0,2}["'](?:errorMessages?|errors?|message)\\{0,2}["']\s{0,4}:/;
const http =
  /jira|atlassian|rest api|\bhttps?\b|unauthori[sz]ed|forbidden|permission|authenticat|authori[sz]|credential|\btokens?\b|oauth|\bscopes?\b|log ?in|denied|not found|not exist|(?:not|could) be found|captcha|rate limit|too many requests|certificate|timed? ?out|connection|XSRF|expired|invalid_grant|\bjwt\b|deprecated|\bremoved\b|api|endpoint|\bstatus code\b|not (?:be )?(?:allowed|installed|licensed|active)|administrator|allow ?list/i;

/** Whether a text without any call in it may be what a server said. */
export const mayBeAnswer = (text: string): boolean =>
  http.test(text.slice(0, 65_536)) || errorBody.test(text.slice(0, 2_000));
