import type { Report } from '../../../../src/report/model.ts';
import type { Desk } from '../desk.ts';
import type { Hand } from './account.ts';
import { apps } from './apps.ts';
import { credentials } from './credentials.ts';
import { rights } from './rights.ts';
import { ways } from './ways.ts';

const hands: readonly Hand[] = [...credentials, ...rights, ...apps, ...ways];

/** Carries a printed step out. False: nobody could, from these words. */
export async function carryOut(step: string, desk: Desk, report: Report): Promise<boolean> {
  for (const { reads, does } of hands) {
    const match = reads.exec(step);
    if (match === null) continue;
    await does(desk, match.slice(1), report);
    return true;
  }
  return false;
}
