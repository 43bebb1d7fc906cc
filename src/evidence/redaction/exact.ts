import { mask } from './mask.ts';

/** Shorter values would take words of ordinary sentences with them. */
const shortest = 4;

/**
 * A function that masks exactly these values, whatever they look like: raw, URL-encoded, form-encoded, JSON- and
 * HTML-escaped, and in Base64 at any offset (a Basic pair that holds them). Linear in the text; values of less than
 * four characters are left to the kinds.
 */
export function maskExactly(values: readonly string[]): (text: string) => string {
  const forms = [...new Set(values.filter((value) => value.length >= shortest).flatMap(formsOf))].sort(
    (one, other) => other.length - one.length,
  );
  return (text) =>
    forms.reduce((left, form) => (left.includes(form) ? left.split(form).join(mask) : left), text);
}

function formsOf(value: string): string[] {
  const encoded = encode(value);
  return [
    value,
    encoded,
    encoded.replace(/%[0-9A-F]{2}/g, (pair) => pair.toLowerCase()),
    encoded.replace(/%20/g, '+'),
    encode(encoded),
    JSON.stringify(value).slice(1, -1),
    value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
    value.replace(/&/g, '&amp;').replace(/"/g, '&#34;').replace(/'/g, '&#39;'),
    ...inBase64(value),
  ].filter((form) => form.length >= shortest);
}

function encode(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Base64 of the value behind 0, 1 or 2 other bytes, without the characters that share bits with its neighbours. */
function inBase64(value: string): string[] {
  const bytes = new TextEncoder().encode(value);
  return [0, 1, 2].flatMap((before) => {
    const padded = new Uint8Array(before + bytes.length);
    padded.set(bytes, before);
    const whole = Math.floor((padded.length * 8) / 6);
    const text = btoa(String.fromCharCode(...padded)).slice(Math.ceil((before * 8) / 6), whole);
    if (text.length < 8) return [];
    return [text, text.replace(/\+/g, '-').replace(/\//g, '_')];
  });
}
