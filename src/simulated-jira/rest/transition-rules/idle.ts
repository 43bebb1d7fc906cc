import type { WorkflowTransition } from '../../state.ts';
import { conditionJudges } from './conditions.ts';
import { conditionsIn } from './given-rules.ts';
import { isWritten } from './post-functions.ts';
import { isTold } from './told-post-functions.ts';
import { isValidated } from './validators.ts';

/** Keys of the rules of a transition that are kept and not carried out. */
export function idleRules({ rules }: WorkflowTransition): string[] {
  if (rules === undefined) return [];
  return [
    ...conditionsIn(rules.conditions).filter(({ ruleKey }) => !Object.hasOwn(conditionJudges, ruleKey)),
    ...rules.validators.filter((rule) => !isValidated(rule)),
    ...rules.actions.filter((rule) => !isWritten(rule) && !isTold(rule)),
  ].map(({ ruleKey }) => ruleKey);
}
