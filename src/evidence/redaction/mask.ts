/** What stands where a secret stood. */
export const mask = '***';

/** Characters that are not seen and part a token from what finds it: zero width, soft hyphen, direction marks and overrides. */
export const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * Whether one of these stands in the text. Asked before an expression that needs one of them: to look for a word is quick, and an
 * expression has to be made ready before its first text.
 */
export const mentions = (text: string, ...words: readonly string[]): boolean =>
  words.some((word) => text.includes(word));
