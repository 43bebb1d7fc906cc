const starts: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** The media type of a picture by how it begins; null: it is none that Jira takes. */
export function imageTypeOf(bytes: Uint8Array): string | null {
  return starts.find(([, start]) => start.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}
