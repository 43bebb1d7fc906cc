/** `"headers" => [ … ]`, `headers: { … }`, `headers={…}`: what a program prints of what it sent. */
const dump =
  /(?<![\w-])(?:request |sent |outgoing )?headers["']?\s{0,3}(?:=>|:|=)\s{0,3}(?:\w{1,30}\()?[[{(]([^\0]{1,2000})/gi;
const names =
  /(?<![\w-])["']?(accept|user-agent|host|content-type|accept-encoding|connection)["']?\s{0,3}(?:=>|:|=)/gi;

/**
 * The request headers of a dump that holds no credential: then none was sent, whatever the source beside it says. Null where no dump
 * of a request is shown, or where it holds one.
 */
export function dumpedWithoutCredential(text: string): Record<string, string> | null {
  for (const [, whole = ''] of text.matchAll(dump)) {
    const part = whole.split(/\n\s{0,40}\n/, 1)[0] ?? '';
    const named = [...part.matchAll(names)].map(([, name = '']) => name.toLowerCase());
    const isOfRequest = named.includes('user-agent') || named.includes('host');
    if (isOfRequest && named.length > 1)
      return /authori[sz]ation|cookie|\.{3}\s{0,4}headers/i.test(part)
        ? null
        : Object.fromEntries(named.map((name) => [name, '***']));
  }
  return null;
}
