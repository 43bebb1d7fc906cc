import type { WorkflowTransition } from '../../state.ts';
import { conditionJudges } from './conditions.ts';
import { conditionsIn } from './given-rules.ts';
import { isPerformed } from './post-functions.ts';
import { isValidated } from './validators.ts';

/** Keys of the rules of a transition that are kept and not carried out. */
export function idleRules({ rules }: WorkflowTransition): string[] {
  if (rules === undefined) return [];
  return [
    ...conditionsIn(rules.conditions).filter(({ ruleKey }) => !Object.hasOwn(conditionJudges, ruleKey)),
    ...rules.validators.filter((rule) => !isValidated(rule)),
    ...rules.actions.filter((rule) => !isPerformed(rule)),
  ].map(({ ruleKey }) => ruleKey);
}
