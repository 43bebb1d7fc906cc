import { Inflate } from 'pako';

/** Of a body: what a diagnosis reads stands in front. */
const longestBody = 65_536;

/**
 * The text of a body that a recorder kept as bytes: Base64, hex or a list of either in JSON, packed with gzip or not.
 * Empty where it cannot be read: such a body states nothing. Stops unpacking after 64 KiB.
 */
export function unpacked(text: string, encoding: string | undefined): string {
  const cut = text.slice(0, 4 * longestBody);
  const parts = /^\s*\["[0-9A-Za-z+/=]*"/.test(cut)
    ? cut.split('"').filter((_part, index) => index % 2 === 1)
    : [cut];
  const joined = parts.join('');
  const hex = /^1f8b[0-9a-f]*$/i.test(joined);
  if (!hex && encoding !== 'base64' && !/^H4sI/.test(joined)) return text;
  const bytes = hex ? fromHex(joined) : fromBase64(parts);
  return new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzip(bytes) : bytes);
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length >> 1 }, (_byte, at) =>
    Number.parseInt(text.slice(2 * at, 2 * at + 2), 16),
  );
}

function fromBase64(parts: readonly string[]): Uint8Array {
  let bytes = '';
  for (const part of parts) {
    try {
      bytes += atob(part.slice(0, part.length - (part.length % 4 === 1 ? 1 : 0)));
    } catch {
      break;
    }
  }
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
}

/** As text what stands in Base64, and is not packed besides. */
export const fromBase64Text = (text: string): string =>
  new TextDecoder().decode(fromBase64([text.slice(0, 4 * longestBody)]));

/** Of what is packed with gzip so much is unpacked at once that it is no more than 64 KiB: a byte holds up to 1,032. */
const step = 64;

/** What came before a cut or a fault in the stream is kept. */
function gunzip(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(longestBody);
  let length = 0;
  const stream = new Inflate({ chunkSize: 16_384 });
  stream.onData = (chunk) => {
    const fits = chunk.subarray(0, longestBody - length);
    out.set(fits, length);
    length += fits.length;
  };
  for (let at = 0; at < bytes.length && length < longestBody; at += step)
    if (!stream.push(bytes.subarray(at, at + step), at + step >= bytes.length)) break;
  return out.subarray(0, length);
}
