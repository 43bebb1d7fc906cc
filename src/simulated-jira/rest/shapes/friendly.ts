import type { RestCall } from '../call.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `05/Jul/10`: the day of a time as the caller reads it, in their zone. `at` in milliseconds since 1970. */
export function friendlyDay({ clock }: RestCall, at: number): string {
  const local = new Date(clock.local(at));
  const date = String(local.getUTCDate()).padStart(2, '0');
  return `${date}/${months[local.getUTCMonth()] ?? ''}/${String(local.getUTCFullYear()).slice(2)}`;
}

/** `31/Jul/24 2:34 PM`: a time as the caller reads it, in their zone. `at` in milliseconds since 1970. */
export function friendlyTime(call: RestCall, at: number): string {
  const local = new Date(call.clock.local(at));
  const hour = local.getUTCHours();
  const minute = String(local.getUTCMinutes()).padStart(2, '0');
  return `${friendlyDay(call, at)} ${hour % 12 || 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** How many weeks, days, hours and minutes a duration has, with the working days and hours of the site; none of which there are none. */
function inUnits({ state }: RestCall, seconds: number) {
  const { workingDaysPerWeek, workingHoursPerDay } = state.settings.timeTracking;
  const day = workingHoursPerDay * 3600;
  const units = [
    ['week', workingDaysPerWeek * day],
    ['day', day],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  let rest = seconds;
  return units.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [{ count, unit }];
  });
}

/** `2 hours, 25 minutes`. */
export const friendlyDuration = (call: RestCall, seconds: number): string =>
  inUnits(call, seconds)
    .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(', ') || '0 minutes';

/** `1w 2d 3h 4m`. */
export const prettyDuration = (call: RestCall, seconds: number): string =>
  inUnits(call, seconds)
    .map(({ count, unit }) => `${count}${unit.slice(0, 1)}`)
    .join(' ') || '0m';

/** `10 kB`: the size of a file. */
export const friendlySize = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / (1024 * 1024)).toFixed(2)} MB`;
