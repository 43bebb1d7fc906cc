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

/** `2 hours, 25 minutes`, with the working days and hours of the site. */
export function friendlyDuration({ state }: RestCall, seconds: number): string {
  const { workingDaysPerWeek, workingHoursPerDay } = state.settings.timeTracking;
  const day = workingHoursPerDay * 3600;
  const units = [
    ['week', workingDaysPerWeek * day],
    ['day', day],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  let rest = seconds;
  const parts = units.flatMap(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? '0 minutes' : parts.join(', ');
}

/** `10 kB`: the size of a file. */
export const friendlySize = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} bytes`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${(bytes / (1024 * 1024)).toFixed(2)} MB`;
