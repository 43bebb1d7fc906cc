/** One part of a multipart body. */
interface BodyPart {
  readonly name: string;
  /** null: a plain field. */
  readonly filename: string | null;
  readonly contentType: string | null;
  readonly bytes: Buffer;
}

/** A parameter of a header such as `form-data; name="file"; filename="a.txt"`, quoted or not. */
function parameter(header: string, name: string): string | null {
  for (const piece of header.split(';')) {
    const [key = '', ...rest] = piece.split('=');
    if (key.trim().toLowerCase() !== name) continue;
    const value = rest.join('=').trim();
    return value.startsWith('"') ? value.slice(1, value.lastIndexOf('"')).replaceAll('\\"', '"') : value;
  }
  return null;
}

/** The name of a file: RFC 5987 wins over the plain one; clients send UTF-8 in both. */
function filenameIn(disposition: string): string | null {
  const extended = parameter(disposition, 'filename*');
  const encoded = extended === null ? null : /^[^']*'[^']*'(.*)$/.exec(extended)?.[1];
  if (encoded !== null && encoded !== undefined) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  }
  return parameter(disposition, 'filename');
}

/** The parts of a `multipart/form-data` body (RFC 7578); null: it is none. */
export function partsOf(contentType: string, body: Buffer): BodyPart[] | null {
  if (!/^multipart\/form-data/i.test(contentType)) return null;
  const boundary = parameter(contentType, 'boundary');
  if (boundary === null || boundary === '') return null;
  const mark = Buffer.from(`--${boundary}`);
  const parts: BodyPart[] = [];
  let at = body.indexOf(mark);
  while (at >= 0) {
    const start = at + mark.length;
    const next = body.indexOf(mark, start);
    if (next < 0 || body.toString('latin1', start, start + 2) === '--') break;
    const headEnd = body.indexOf('\r\n\r\n', start);
    if (headEnd < 0 || headEnd > next) return null;
    const headers = new Map(
      body
        .toString('utf8', start, headEnd)
        .split('\r\n')
        .map((line) => {
          const colon = line.indexOf(':');
          return [
            line.slice(0, Math.max(0, colon)).trim().toLowerCase(),
            line.slice(colon + 1).trim(),
          ] as const;
        }),
    );
    const disposition = headers.get('content-disposition') ?? '';
    parts.push({
      name: parameter(disposition, 'name') ?? '',
      filename: filenameIn(disposition),
      contentType: headers.get('content-type') ?? null,
      bytes: body.subarray(headEnd + 4, next - 2),
    });
    at = next;
  }
  return parts;
}
