import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Points that all tenants of an app share in an hour (https://developer.atlassian.com/cloud/jira/platform/rate-limiting/). */
const sharedPointsAnHour = 65_000;
/** A person who looks at the panel finds a quarter of them untouched, whatever is watched. */
const forWatches = Math.floor(sharedPointsAnHour * 0.75);
const hourMs = 3_600_000;

export interface PointsBudget {
  /**
   * Reserves points of the present hour; false where they would touch what is kept for people. `share`: of what watches
   * may take, for looks that give way to others.
   */
  take(points: number, share?: number): Promise<boolean>;
  /** Gives back what a look did not spend. */
  giveBack(points: number): Promise<void>;
}

/** Counted in the database, so that all replicas count together. */
export function pointsBudget(db: Kysely<Tables>, now: () => Date): PointsBudget {
  const hourOf = (): number => Math.floor(now().getTime() / hourMs);
  return {
    async take(points, share = 1) {
      const hour = hourOf();
      await db
        .deleteFrom('watch_points')
        .where('hour', '<', hour - 24)
        .execute();
      await db
        .insertInto('watch_points')
        .values({ hour, points: 0 })
        .onConflict((conflict) => conflict.column('hour').doNothing())
        .execute();
      const taken = await db
        .updateTable('watch_points')
        .set({ points: sql`points + ${points}` })
        .where('hour', '=', hour)
        .where('points', '<=', Math.floor(forWatches * share) - points)
        .returning('points')
        .execute();
      return taken.length > 0;
    },
    async giveBack(points) {
      if (points <= 0) return;
      await db
        .updateTable('watch_points')
        .set({ points: sql`points - ${points}` })
        .where('hour', '=', hourOf())
        .where('points', '>=', points)
        .execute();
    },
  };
}
