import type { TransportFailure } from './exchange.ts';

/** Who waits for TLS and reads something else says so in words of its own: OpenSSL, Java, Go. */
const otherThanTls =
  /wrong.version.number|packet.length.too.long|unrecognized ssl message|http response to https client/i;

/** The other side answered in plain text: no certificate was shown, so none was refused. */
export function speaksNoTls({ kind, message }: TransportFailure): boolean {
  return kind === 'tls' && otherThanTls.test(message.slice(0, 2_000));
}
