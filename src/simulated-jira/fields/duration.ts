import type { SiteState } from '../state.ts';

const units = /(\d+(?:\.\d+)?)([wdhm]?)/g;

/** `1w 2d 3h 4m` in seconds, with the working days and hours of the site; a bare number is minutes; null: no duration. */
export function secondsIn(text: string, state: SiteState): number | null {
  const tidy = text.trim().toLowerCase();
  if (!/^\d[\d.wdhm ]*$/.test(tidy)) return null;
  const { workingDaysPerWeek, workingHoursPerDay } = state.settings.timeTracking;
  const hour = 3600;
  const lengths: Readonly<Record<string, number>> = {
    w: workingDaysPerWeek * workingHoursPerDay * hour,
    d: workingHoursPerDay * hour,
    h: hour,
    m: 60,
    '': 60,
  };
  let seconds = 0;
  for (const part of tidy.split(/ +/)) {
    let read = '';
    for (const [whole, count = '0', unit = ''] of part.matchAll(units)) {
      seconds += Number(count) * (lengths[unit] ?? 0);
      read += whole;
    }
    if (read !== part) return null;
  }
  return Math.round(seconds);
}
