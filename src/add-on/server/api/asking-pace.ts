import type { Response } from 'express';
import { tenantKey } from '../../tenants/tenant.ts';
import { allowances } from '../allowance.ts';
import { answerError } from '../answers.ts';
import type { Caller } from './caller.ts';

/** Questions about accounts, put to Jira while somebody types. They cost the site points, of which there are so many an hour. */
const rate = { most: 20, perSecond: 2 };
const mostTenants = 2_000;

/** Whether one more question may be put to the caller's site; if not, answers 429. */
export type AskingPace = (caller: Caller, res: Response) => boolean;

export function askingPace(now: () => Date): AskingPace {
  const allowanceOf = allowances(rate, mostTenants);
  return ({ tenant }, res) => {
    const allowance = allowanceOf(tenantKey(tenant), now().getTime());
    if (allowance.left >= 1) {
      allowance.left -= 1;
      return true;
    }
    res.setHeader('Retry-After', '1');
    answerError(res, 429, 'too-many-requests', 'Too many questions about accounts; try again in a moment.');
    return false;
  };
}
