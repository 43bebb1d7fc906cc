import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ConditionGroup, TransitionRule, WorkflowTransition } from '../../state.ts';

const ruleSchema = z.looseObject({
  id: z.string().nullish(),
  ruleKey: z.string(),
  parameters: z.record(z.string(), z.string()).nullish(),
});

export interface GivenGroup {
  operation: 'ANY' | 'ALL';
  conditions?: z.output<typeof ruleSchema>[] | null | undefined;
  conditionGroups?: GivenGroup[] | null | undefined;
}

const groupSchema: z.ZodType<GivenGroup> = z.looseObject({
  operation: z.enum(['ANY', 'ALL']),
  conditions: z.array(ruleSchema).nullish(),
  conditionGroups: z.lazy(() => z.array(groupSchema)).nullish(),
});

/** The rules of a transition as `POST /workflows/create` and `/update` take them. */
export const givenRules = {
  actions: z.array(ruleSchema).nullish(),
  validators: z.array(ruleSchema).nullish(),
  conditions: groupSchema.nullish(),
};
type GivenRules = z.output<z.ZodObject<typeof givenRules>>;

const keptRule = ({ id, ruleKey, parameters }: z.output<typeof ruleSchema>): TransitionRule => ({
  id: id ?? randomUUID(),
  ruleKey,
  parameters: { ...parameters },
});

const keptGroup = ({ operation, conditions, conditionGroups }: GivenGroup): ConditionGroup => ({
  operation,
  conditions: (conditions ?? []).map(keptRule),
  conditionGroups: (conditionGroups ?? []).map(keptGroup),
});

/** The rules in the form the site keeps; each has an id of its own. */
export function keptRules({
  actions,
  validators,
  conditions,
}: GivenRules): Pick<WorkflowTransition, 'rules'> {
  const rules = {
    actions: (actions ?? []).map(keptRule),
    validators: (validators ?? []).map(keptRule),
    conditions: conditions === null || conditions === undefined ? null : keptGroup(conditions),
  };
  const any = rules.actions.length > 0 || rules.validators.length > 0 || rules.conditions !== null;
  return any ? { rules } : {};
}

/** All conditions of a group and the groups in it. */
export const conditionsIn = (group: ConditionGroup | null): TransitionRule[] =>
  group === null ? [] : [...group.conditions, ...group.conditionGroups.flatMap(conditionsIn)];

/** The same group without some of its rules. */
export const withoutRules = (group: ConditionGroup, gone: ReadonlySet<string>): ConditionGroup => ({
  ...group,
  conditions: group.conditions.filter(({ id }) => !gone.has(id)),
  conditionGroups: group.conditionGroups.map((each) => withoutRules(each, gone)),
});
