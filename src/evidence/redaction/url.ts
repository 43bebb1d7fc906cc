import { redactText } from './text.ts';

/** A URL without user info and with masked secret values; path, host and names of parameters stay. */
export function redactUrl(url: string): string {
  const text = url.slice(0, 16_384).replace(/^([a-z][a-z0-9+.-]{0,20}:\/\/)[^/?#]{0,2048}@/i, '$1');
  return redactText(text);
}
