import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { manifestOf, sendScheduled } from './lifecycle.ts';
import { forgePlatform } from './settings.ts';
import { stillInstalled } from './still-installed.ts';

const minuteMs = 60_000;

/** Intervals a manifest can name, in milliseconds. */
const intervals: Readonly<Record<string, number>> = {
  fiveMinute: 5 * minuteMs,
  hour: 60 * minuteMs,
  day: 24 * 60 * minuteMs,
  week: 7 * 24 * 60 * minuteMs,
};

/**
 * Fires the app's scheduled triggers by themselves as long as it is installed: first about five minutes after the install, then
 * at the manifest's interval (`forgePlatform.scheduleEveryMs` in place of both). The timers keep no process alive.
 */
export function startSchedules(app: ForgeApp, world: SimulatedWorld): void {
  for (const { key } of manifestOf(app).modules.scheduledTrigger) repeat(app, key, 5 * minuteMs, world);
}

function repeat(app: ForgeApp, key: string, firstMs: number, world: SimulatedWorld): void {
  const { scheduleEveryMs } = forgePlatform(world.state);
  const timer = setTimeout(() => {
    const trigger = manifestOf(app).modules.scheduledTrigger.find((each) => each.key === key);
    if (!stillInstalled(app, world) || trigger === undefined) return;
    void sendScheduled(app, key, world).finally(() =>
      repeat(app, key, intervals[String(trigger.interval)] ?? 60 * minuteMs, world),
    );
  }, scheduleEveryMs ?? firstMs);
  timer.unref();
}
