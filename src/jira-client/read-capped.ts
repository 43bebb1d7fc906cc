/** The text of a body up to so many bytes; `whole`: nothing was left out. */
export async function readCapped(
  body: AsyncIterable<Buffer> & { destroy(): unknown },
  maxBytes: number,
): Promise<{ text: string; whole: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(length + chunk.length > maxBytes ? chunk.subarray(0, maxBytes - length) : chunk);
    length += chunk.length;
    if (length > maxBytes) {
      body.destroy();
      break;
    }
  }
  // Unlike Buffer's own, this leaves out a byte order mark.
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), whole: length <= maxBytes };
}
