import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';

/** As much of a refusal as a diagnosis reads, in bytes. */
const longestBody = 65_536;
/** Of what is compressed, unpacked: the answer of a stranger may unpack to a thousand times its size. */
const longestUnpacked = 1_048_576;

/** The beginning of a body, kept while it passes. */
interface KeptBody {
  add(chunk: Buffer): void;
  /** null: it cannot be unpacked. */
  text(encoding: string | undefined): string | null;
}

export function keptBody(): KeptBody {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    add(chunk) {
      if (size >= longestBody) return;
      chunks.push(chunk);
      size += chunk.length;
    },
    text: (encoding) => unpacked(Buffer.concat(chunks), encoding),
  };
}

// What is cut off is read as far as it goes.
const zlib = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: longestUnpacked };
const brotli = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: longestUnpacked };

function unpacked(body: Buffer, encoding: string | undefined): string | null {
  try {
    switch (encoding) {
      case 'gzip':
        return gunzipSync(body, zlib).toString('utf8');
      case 'br':
        return brotliDecompressSync(body, brotli).toString('utf8');
      case 'deflate':
        return inflateSync(body, zlib).toString('utf8');
      default:
        return body.toString('utf8');
    }
  } catch {
    return null;
  }
}
