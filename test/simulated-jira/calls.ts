import { z } from 'zod';

/** `Basic …` for a name and secret. */
export const basic = (user: string, secret: string): string =>
  `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;

/** POST of JSON. */
export const postJson = (
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** GET that follows no redirect. */
export const get = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { headers, redirect: 'manual' });

/** The body as a JSON object whose values a test may look into. */
export const jsonOf = async (answer: Response) => z.record(z.string(), z.any()).parse(await answer.json());
