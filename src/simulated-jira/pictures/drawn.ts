import { crc32, deflateSync } from 'node:zlib';
import type { WireResponse } from '../request.ts';

/** Edge in pixels of the sizes that addresses of pictures name; without a name it is the large one. */
const edges: Readonly<Record<string, number>> = { xsmall: 16, small: 24, medium: 32, large: 48, xlarge: 96 };

/** What a picture is drawn of: its name settles the colour. */
interface Drawing {
  readonly name: string;
  readonly size: string | null;
  readonly format: 'svg' | 'png';
}

/** A number for a name, the same each time. */
const numberOf = (name: string): number => crc32(name);

function svg(name: string, edge: number): string {
  const hue = numberOf(name) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${edge}" height="${edge}" viewBox="0 0 48 48"><rect width="48" height="48" rx="8" fill="hsl(${hue},60%,50%)"/></svg>`;
}

/** One chunk of a PNG (https://www.w3.org/TR/png-3/#5Chunk-layout). */
function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A square of one colour. */
function png(name: string, edge: number): Buffer {
  const colour = numberOf(name);
  const row = Buffer.alloc(1 + edge * 3);
  for (let at = 1; at < row.length; at += 3) row.writeUIntBE(colour & 0xff_ff_ff, at, 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = Buffer.concat(Array.from({ length: edge }, () => row));
  return Buffer.concat([
    signature,
    ...[chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))],
  ]);
}

/** A picture as an answer. */
export function drawn({ name, size, format }: Drawing): WireResponse {
  const edge = edges[size ?? 'large'] ?? 48;
  return format === 'png'
    ? { status: 200, headers: { 'content-type': 'image/png' }, body: png(name, edge) }
    : { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: svg(name, edge) };
}
