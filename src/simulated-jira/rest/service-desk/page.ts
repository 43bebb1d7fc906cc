import { json, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { friendlyTime } from '../shapes/friendly.ts';

/** A page of Jira Service Management: `start` and `limit`, links with the base apart, no total. */
export function deskPage<T>(call: RestCall, all: readonly T[], shape: (each: T) => unknown): WireResponse {
  const number = (name: string, fallback: number) => {
    const value = Number(call.query.get(name) ?? fallback);
    return Number.isInteger(value) && value >= 0 ? value : fallback;
  };
  const start = number('start', 0);
  const limit = Math.min(100, number('limit', 50));
  const values = all.slice(start, start + limit);
  const at = (from: number) => `${call.base}${call.request.path}?start=${from}&limit=${limit}`;
  const isLastPage = start + values.length >= all.length;
  return json(200, {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self: at(start),
      base: call.base,
      context: '',
      ...(isLastPage ? {} : { next: at(start + limit) }),
      ...(start > 0 ? { prev: at(Math.max(0, start - limit)) } : {}),
    },
    values: values.map(shape),
  });
}

/** `{iso8601, jira, friendly, epochMillis}`: how Jira Service Management writes times. */
export function deskDate(call: RestCall, iso: string) {
  const ms = Date.parse(iso);
  const friendly = friendlyTime(call, ms);
  const jira = call.clock.time(iso);
  return { iso8601: jira.replace(/\.\d{3}/, ''), jira, friendly, epochMillis: ms };
}

/** A refusal in the form of Jira Service Management. */
export function deskError(status: number, errorMessage: string): WireResponse {
  return json(status, { errorMessage, i18nErrorMessage: { i18nKey: '', parameters: [] } });
}
