import type { Draft, IntakeOptions, Parsed } from './values/index.ts';
import { textOf } from './values/index.ts';

export function found(draft: Draft): Parsed {
  return { ok: true, draft };
}

/** A body of which nothing else is known than what the caller adds. */
export function bare(
  body: string,
  { status, url, method }: IntakeOptions,
  stated: number | null = null,
): Draft {
  return {
    form: 'the body of an answer',
    methodAssumed: method === undefined || url === undefined,
    exchanges: [
      {
        request: { method: method ?? 'GET', url: url ?? '', headers: {}, body: null },
        response: {
          status: status ?? stated,
          headers: {},
          body: body === '' ? null : (textOf(body) ?? null),
        },
      },
    ],
  };
}
