import type { Exchange } from '../../exchange.ts';
import { mostTelling, outcomeOf } from '../values/index.ts';
import { fromJsonRecord } from './log-lines.ts';
import { exchangesIn } from './objects.ts';

const fewestColumns = 4;
const mostRows = 2_000;
/** A cell in quotes, in which a quote is written twice, or one without; behind it what parts it from the next. */
const cellBefore = (mark: string) =>
  new RegExp(`(?:"((?:[^"]|""){0,65536})"|([^${mark}]{0,65536}))(?:${mark}|$)`, 'y');
const marks = ['\t', ';', ','];
const columnName = /^[@_A-Za-z][\w .@/()-]{0,60}$/;

/** Calls that an export of a log keeps as rows below the names of their columns (CSV, TSV); none where a text is no such table. */
export function fromTable(lines: readonly string[]): Exchange[] {
  const head = lines[0] ?? '';
  const mark = marks.find((one) => head.split(one).length >= fewestColumns);
  if (mark === undefined) return [];
  const cell = cellBefore(mark);
  const names = cellsOf(head, cell).map((name) => name.trim());
  if (!names.every((name) => columnName.test(name))) return [];
  const rows = lines
    .slice(1, mostRows)
    .map((line) => cellsOf(line, cell))
    .filter((cells) => cells.length === names.length);
  const calls = rows
    .map((cells) => Object.fromEntries(cells.map((cell, at) => [nameOf(names[at] ?? ''), cell || null])))
    .flatMap((record) =>
      exchangesIn(record)
        .filter(isWhole)
        .slice(0, 1)
        .map((call) => ({ record, call })),
    );
  // What the sentences of a row say is read of those rows alone that tell most.
  const telling = mostTelling(calls, ({ call }) => outcomeOf(call));
  return mostTelling(
    telling.flatMap(({ record }) => fromJsonRecord(record)),
    outcomeOf,
  );
}

const isWhole = ({ request, response }: Exchange) => request.url !== '' && response?.status != null;

function cellsOf(line: string, cell: RegExp): string[] {
  const cells: string[] = [];
  cell.lastIndex = 0;
  let isLast = false;
  while (!isLast) {
    const [whole, quoted, plain] = cell.exec(line) ?? [];
    if (whole === undefined) break;
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    isLast = whole === (quoted === undefined ? plain : `"${quoted}"`);
  }
  return cells;
}

/** As records name it: `Status Code`, `resp_header_x_seraph_loginreason`. */
const nameOf = (column: string) =>
  column
    .replace(/^(?:resp(?:onse)?[ _.])?headers?[ _.]/i, '')
    .replaceAll(/[ -]/g, '_')
    .toLowerCase();
