import { crossOrigin } from '../../cross-origin.ts';
import type { TransportFailure } from '../../exchange.ts';
import { failuresAbroad } from './failures-abroad.ts';

/** What clients say of a proxy that opened no tunnel: whatever it answered, the server behind it did not. */
export const noTunnel =
  /\btunnel\w{0,3} (?:connection failed|socket could not|request to proxy)|from proxy after CONNECT/i;

/** What clients say when there was no answer, in the words of Node, curl, Python, Java, Go, .NET, Ruby, PHP and browsers. */
const words: readonly (readonly [TransportFailure['kind'], RegExp])[] = [
  [
    'dns',
    /\bENOTFOUND|\bEAI_AGAIN|\bEAI_NONAME|NAME_NOT_RESOLVED|getaddrinfo|name or service not known|nodename nor servname|no such host|unknown ?host|UnresolvedAddress|could ?n.t resolve|couldnt_resolve_host|could not (?:be )?resolved?\b|unable to resolve host|name resolution|failed to (?:resolve|lookup)|host lookup|NameResolutionError|temporary failure in name|hostname could not be found|\bDNS (?:error|lookup|failure|resolution)|\blookup \S{1,200} on \S{1,60}:53|server misbehaving/i,
  ],
  [
    'tls',
    /(?:verify|issuer|self.signed|untrusted|invalid|bad|expired|unknown|unable to find|valid|trusted|the \w{1,12}|SSL|TLS|server|remote|peer|x509:?) certificate(?! (?:information|expiry)|: (?:ok|valid|verified|loaded)\b)|certificate(?: is| has|_| verif| chain| error| unknown| expired| not| path| signed| required| problem| validation| for\b| name|s? could|: (?!(?:ok|valid|verified|loaded)\b))|CERT_|UNABLE_TO_(?:VERIFY|GET)_|DEPTH_ZERO_|SELF_SIGNED|SSLError|SSLHandshake|SSL_ERROR|ERR_SSL|ERR_TLS|x509:|PKIX|unable to verify the first|unable to get (?:local )?issuer|self.signed|handshake.fail|wrong version number|tlsv1 alert|\btls_alert|SSL\/TLS secure channel|\bEPROTO|trust relationship|SSL connection could not|SSL routines|OpenSSL::SSL|SSLPeerUnverified|peer not authenticated|CertificateError|Unrecognized SSL message|HTTP response to HTTPS client/i,
  ],
  [
    'refused',
    /\bECONNREFUSED|connection ?refused|couldnt_connect\b|actively refused|CONNECTION_REFUSED|unable to connect to the remote server|failed to connect to (?:server\b|localhost|\S{0,200}\w[.:/]\w)|No route to host|\bEHOSTUNREACH|\bENETUNREACH|network is unreachable/i,
  ],
  [
    'timeout',
    /\bETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|timed? ?out|operation_timedout|timeout of \d|time-out|deadline exceeded|ReadTimeout|ConnectTimeout|TimeoutException|TIMED_OUT|Net::(?:Open|Read)Timeout|i\/o timeout/i,
  ],
  [
    'reset',
    /\bECONNRESET|\bEPIPE|connection (?:was )?(?:reset|aborted|closed)|socket hang ?up|remote end closed|end of file reached|RemoteDisconnected|forcibly closed|empty reply|unexpected eof|premature (?:close|eof)|UND_ERR_SOCKET|CONNECTION_(?:RESET|CLOSED)|broken pipe|stream (?:was )?reset|NoHttpResponse|failed to get an answer|ERR_(?:TUNNEL|PROXY)_CONNECTION_FAILED|(?:"|^error): EOF$/i,
  ],
  ['reset', noTunnel],
  ['reset', crossOrigin],
];
/** A browser says "Failed to fetch" and no more; a program that names what it failed to fetch tells of any failure. */
const vague =
  /fetch failed|failed to fetch\b(?!:? ?[\w{"'])|network ?error|Max retries exceeded|ConnectionError|ConnectException|connection (?:error|failed)|net::ERR_|ERR_NETWORK|\bdial tcp\b/i;

/** A connection that was refused in words was made, and so was one over which Jira complained. */
const refusal = /\b(?:unauthori[sz]ed|forbidden)\b|errorMessages/i;

/** A limit that a program sets itself: `timeout=10`, `timeout: 5000,`, `timeout is set to 5`; or what it says not to have happened: `timedOut: false`. */
const timeLimit =
  /timeout (?:is |was )?set to \d|timeout\w{0,12}["']?\s{0,2}(?:=\s{0,2}|:\s{0,2}(?=\d{1,7}\s{0,2}(?:[,;})]|$)))[\d.]{1,9}|--(?:[a-z]{1,12}-)?timeout\b(?: \(timeout\))?|timed?_?out\w{0,12}["']?\s{0,2}[:=]\s{0,2}(?:false|null|undefined|None|nil)\b/gi;

/** A timeout that somebody wishes for or misses is none that happened: `no timeout`, `should have a timeout`. */
const withoutWishes = (line: string): string =>
  /\btime-?outs?\b/i.test(line)
    ? line
        .split('. ')
        .filter((one) => !wish.test(one))
        .join('. ')
    : line;

const wish =
  /\b(?:no|without|missing|should|needs?)\s(?:[\w-]{1,14}\s){0,3}time-?outs?\b|\btime-?outs?\s(?:\w{1,12}\s){0,2}(?:missing|should|needs?)\b/i;

/** The failure below HTTP that a line tells of; null where it tells of none. Lines are cut at 2,000 characters. */
export function failureIn(line: string): TransportFailure | null {
  const text = withoutWishes(line.slice(0, 2_000).replace(timeLimit, ''));
  const kind =
    [...words, ...failuresAbroad].find(([, said]) => said.test(text))?.[0] ??
    (vague.test(text) && !refusal.test(text) ? 'reset' : null);
  return kind === null ? null : { kind, message: text.trim().slice(0, 300) };
}

/** The kind of a failure that is known to be one. */
export function failureOf(message: string): TransportFailure {
  return failureIn(message) ?? { kind: 'reset', message: message.slice(0, 300) };
}
