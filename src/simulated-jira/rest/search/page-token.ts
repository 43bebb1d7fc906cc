/** A page token says where the next page starts. */
export const pageToken = (start: number): string => Buffer.from(`from:${start}`).toString('base64url');

/** Where the page of a token starts, the first without one; null: it is no token. */
export function pageStart(token: string | null | undefined): number | null {
  if (token === null || token === undefined || token === '') return 0;
  const start = /^from:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return start === undefined ? null : Number(start);
}
