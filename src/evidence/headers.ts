/** Header names in lower case, values cut at 2 KB: servers and recorders spell them as they like. */
export type HeaderReading = ReadonlyMap<string, string>;

/** Never throws; a repeated name keeps its last value. */
export function readHeaders(headers: Readonly<Record<string, string>>): HeaderReading {
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(headers))
    read.set(name.toLowerCase(), String(value).slice(0, 2_048));
  return read;
}
