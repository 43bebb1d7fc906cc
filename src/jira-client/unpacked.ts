import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const unpackers = new Map<string, () => NodeJS.ReadWriteStream & Readable>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The body as it was before it was packed: whoever does not ask for a coding may be sent any of them (RFC 9110 §12.5.3). */
export function unpacked(body: Readable, coding: string | string[] | undefined): Readable {
  const unpacker = unpackers.get(String(coding).trim().toLowerCase());
  // What goes wrong on the way is met by whoever reads.
  return unpacker === undefined ? body : pipeline(body, unpacker(), () => undefined);
}
