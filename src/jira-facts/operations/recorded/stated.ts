/** One call somebody wrote down or a machine recorded; `line` counts from 1, null where lines mean nothing. */
export interface RecordedCall {
  readonly method: string | null;
  readonly address: string;
  readonly line: number | null;
}

const statedLine =
  /^[-*•]?\s*["'`]?(?:(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS)\s+)?((?:https?:\/\/|\/)?[^\s"'`]*\/[^\s"'`]*)["'`]?[,;]?$/i;

/** Longer than any address: such a line is no call, and costs too much to look at closely. */
const longestLine = 8_192;

/** One call from "GET /rest/…"; a method of null when only a path or URL was given; null when it is neither. */
export const statedCall = (text: string, line: number | null = null): RecordedCall | null => {
  const [, verb, address] = text.length > longestLine ? [] : (statedLine.exec(text.trim()) ?? []);
  return address === undefined ? null : { method: verb?.toUpperCase() ?? null, address, line };
};
