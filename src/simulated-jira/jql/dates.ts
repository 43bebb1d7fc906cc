import type { JqlContext } from './context.ts';

const minute = 60_000;
const lengths: Readonly<Record<string, number>> = {
  w: 7 * 24 * 60 * minute,
  d: 24 * 60 * minute,
  h: 60 * minute,
  m: minute,
};

/** `-30m`, `4w 2d`, `-1d 2h` in milliseconds; null: no period. */
function periodIn(text: string): number | null {
  const tidy = text.trim();
  const sign = tidy.startsWith('-') ? -1 : 1;
  const parts = tidy.replace(/^[+-]/, '').split(/ +/);
  let total = 0;
  for (const part of parts) {
    const [whole, count = '0', unit = ''] = /^(\d+)([wdhm])$/i.exec(part) ?? [];
    const length = lengths[unit.toLowerCase()];
    if (whole === undefined || length === undefined) return null;
    total += Number(count) * length;
  }
  return sign * total;
}

const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;

/** A date operand in milliseconds: a day, a minute, a period from now, or milliseconds since 1970; null: no date. */
export function dateIn(text: string, { now, clock }: Pick<JqlContext, 'now' | 'clock'>): number | null {
  const match = absolute.exec(text.trim());
  if (match !== null) {
    const [, year, month, day, hour = '0', minutes = '0'] = match;
    const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minutes));
    return new Date(local).getUTCDate() === Number(day) ? clock.utc(local) : null;
  }
  if (/^\d{5,}$/.test(text.trim())) return Number(text);
  const period = periodIn(text);
  return period === null ? null : now + period;
}

export const invalidDate = (text: string, field: string): string =>
  `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`;

type Unit = 'day' | 'week' | 'month' | 'year';

/** Start of a day, week (Sunday, as Jira's default has it), month or year, `steps` of them away, by the caller's clock. */
function startOf(unit: Unit, at: number, steps: number, { clock }: JqlContext): number {
  const local = new Date(clock.local(at));
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()];
  switch (unit) {
    case 'day':
      return clock.utc(Date.UTC(year, month, day + steps));
    case 'week':
      return clock.utc(Date.UTC(year, month, day - local.getUTCDay() + 7 * steps));
    case 'month':
      return clock.utc(Date.UTC(year, month + steps, 1));
    case 'year':
      return clock.utc(Date.UTC(year + steps, 0, 1));
  }
}

const units: Readonly<Record<string, Unit>> = { day: 'day', week: 'week', month: 'month', year: 'year' };

/**
 * `now()`, `startOfDay(-1d)`, `endOfMonth("+1M")` and their like in milliseconds; undefined: none of them, null: an argument that is
 * no period.
 */
export function dateFunction(
  name: string,
  argument: string | undefined,
  context: JqlContext,
): number | null | undefined {
  const lower = name.toLowerCase();
  if (lower === 'now') return context.now;
  if (lower === 'currentlogin' || lower === 'lastlogin') return context.now;
  const [, edge = '', unitName = ''] = /^(start|end)of(day|week|month|year)$/.exec(lower) ?? [];
  const unit = units[unitName];
  if (unit === undefined) return undefined;
  const [, sign = '', count = '0', letter = ''] = /^([+-]?)(\d+)([yMwdhm]?)$/.exec(argument ?? '0') ?? [
    '',
    '',
    '',
  ];
  if (argument !== undefined && !/^[+-]?\d+[yMwdhm]?$/.test(argument)) return null;
  const steps = (sign === '-' ? -1 : 1) * Number(count);
  const from = shifted(context.now, letter, steps, context);
  const own = letter === '' ? steps : 0;
  return edge === 'start' ? startOf(unit, from, own, context) : startOf(unit, from, own + 1, context) - 1;
}

function shifted(at: number, letter: string, steps: number, context: JqlContext): number {
  const length = lengths[letter];
  if (letter === 'y' || letter === 'M') {
    const local = new Date(context.clock.local(at));
    if (letter === 'y') local.setUTCFullYear(local.getUTCFullYear() + steps);
    else local.setUTCMonth(local.getUTCMonth() + steps);
    return context.clock.utc(local.getTime());
  }
  return length === undefined ? at : at + steps * length;
}
