import type { SettingReading } from './setting-reading.ts';

/** Whether a URL points at this machine: only there is http accepted. */
export function isLocal(url: URL): boolean {
  return (
    url.hostname === 'localhost' ||
    url.hostname.endsWith('.localhost') ||
    url.hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(url.hostname)
  );
}

/** An address of a service: https (http on this machine), no user info, query or fragment; without trailing slash. */
export function readServiceAddress(name: string, text: string): SettingReading<string> {
  const wrong = (problem: string): SettingReading<string> => ({ ok: false, problem: `${name}: ${problem}` });
  if (!URL.canParse(text)) return wrong(`"${shortened(text)}" is not a URL; write it as https://name/path.`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return wrong('must not carry a user name or password.');
  if (url.search !== '' || url.hash !== '') return wrong('must not carry a query or fragment.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal(url))) {
    return wrong(`"${shortened(text)}" must be https; http is accepted for localhost only.`);
  }
  return { ok: true, value: `${url.origin}${withoutSlashes(url.pathname)}` };
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** As {@link readServiceAddress}, for a list separated by commas. */
export function readServiceAddresses(name: string, text: string): SettingReading<string[]> {
  const addresses: string[] = [];
  for (const part of commaSeparated(text)) {
    const address = readServiceAddress(name, part);
    if (!address.ok) return address;
    addresses.push(address.value);
  }
  if (addresses.length === 0) return { ok: false, problem: `${name}: names no address.` };
  return { ok: true, value: addresses };
}

export function readPort(name: string, text: string): SettingReading<number> {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return { ok: true, value: port };
  return {
    ok: false,
    problem: `${name}: "${shortened(text)}" is not a port; use a whole number from 1 to 65535.`,
  };
}

export function commaSeparated(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
