import type { Report } from './model.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** The report without control characters: a site's answer must not move the cursor or colour the terminal of its reader. */
export function printable(report: Report): Report {
  const clean: Report = JSON.parse(
    JSON.stringify(report, (_key, value: unknown) =>
      typeof value === 'string' ? value.replace(controls, '') : value,
    ),
  );
  return clean;
}
