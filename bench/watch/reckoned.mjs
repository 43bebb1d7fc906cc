import { createHash } from 'node:crypto';
import { round } from './round.mjs';

/**
 * 10,000 tenants for four weeks, hour by hour, by the rules of the watch: each at the moment its name gives, in full the first
 * time and when a week has passed, else a glance; what the three quarters of the shared points do not hold is put off to the
 * next hour, in an order that is new each hour. `points` of both looks as the documented prices make them.
 */
export function reckoned({ full, glance }, points) {
  const count = 10_000;
  const days = 28;
  const budget = Math.floor(65_000 * 0.75);
  const share = (name) => createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
  const moments = Array.from({ length: count }, (_, index) =>
    Math.floor(share(`connect:tenant-${index}`) * 24),
  );
  const lastFull = new Int32Array(count).fill(-10_000);
  const waits = new Int32Array(count);
  let waiting = [];
  let [looks, fulls, late, missed, mostPoints, begun] = [0, 0, 0, 0, 0, 0];
  for (let hour = 0; hour < days * 24; hour += 1) {
    const held = new Set(waiting.map(({ index }) => index));
    const due = [];
    for (let index = 0; index < count; index += 1) {
      if (moments[index] !== hour % 24) continue;
      if (held.has(index)) missed += 1;
      else due.push({ index, since: hour });
    }
    const inTurn = [...due, ...waiting]
      .map((one) => ({ ...one, at: share(`${one.index} ${hour}`) }))
      .sort((a, b) => a.at - b.at);
    let spent = 0;
    waiting = [];
    for (const { index, since } of inTurn) {
      const first = lastFull[index] < 0;
      const room = spent + points.glance + points.full <= budget * 0.75;
      if (spent + points.glance > budget || (first && !room)) {
        waiting.push({ index, since });
        continue;
      }
      spent += points.glance;
      // First and weekly full looks leave a quarter; a weekly one that finds no room is left for another night.
      const isFull = hour - lastFull[index] >= 7 * 24 && room;
      if (isFull) spent += points.full;
      looks += 1;
      if (first) begun = hour + 1;
      if (isFull) {
        lastFull[index] = hour;
        fulls += 1;
      }
      if (hour > since) late += 1;
      waits[index] = Math.max(waits[index], hour - since);
    }
    mostPoints = Math.max(mostPoints, spent);
  }
  const sorted = [...waits].sort((a, b) => a - b);
  const nights = looks / count;
  return {
    points,
    looks,
    fulls,
    firstLooksDoneAfterHours: begun,
    lateOfHundred: round((100 * late) / looks),
    missed,
    longestWaitHours: {
      median: sorted[count / 2],
      ofNinetyNine: sorted[count * 0.99],
      worst: sorted[count - 1],
    },
    mostPointsAnHour: mostPoints,
    ofTheSharedPoints: round((100 * mostPoints) / 65_000),
    cpuHoursANight: round(
      (fulls * full.cpuMsPerTenant + (looks - fulls) * glance.cpuMsPerTenant) / 3_600_000 / nights,
    ),
    statementsASecond: round(
      (fulls * full.statementsPerTenant + (looks - fulls) * glance.statementsPerTenant) / (days * 86_400),
    ),
  };
}
