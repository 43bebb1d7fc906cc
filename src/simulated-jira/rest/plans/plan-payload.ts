import { z } from 'zod';
import { findGroup, findUser } from '../../people.ts';
import type { Plan, SiteState } from '../../state.ts';

const dateSchema = z.object({
  type: z.enum(['DueDate', 'TargetStartDate', 'TargetEndDate', 'DateCustomField']),
  dateCustomFieldId: z.number().int().optional(),
});

const numbers = z.array(z.number().int()).default([]);

/** Of a plan, as it is created; what is left out has the value of the documents. */
export const planSchema = z.looseObject({
  name: z.string().min(1).max(255),
  leadAccountId: z.string().nullish(),
  issueSources: z
    .array(z.object({ type: z.enum(['Board', 'Project', 'Filter', 'Custom']), value: z.number().int() }))
    .min(1),
  scheduling: z.object({
    estimation: z.enum(['StoryPoints', 'Days', 'Hours']),
    startDate: dateSchema.default({ type: 'TargetStartDate' }),
    endDate: dateSchema.default({ type: 'TargetEndDate' }),
    inferredDates: z.enum(['None', 'SprintDates', 'ReleaseDates']).default('None'),
    dependencies: z.enum(['Sequential', 'Concurrent']).default('Sequential'),
  }),
  exclusionRules: z
    .object({
      numberOfDaysToShowCompletedIssues: z.number().int().default(30),
      issueIds: numbers,
      workStatusIds: numbers,
      workStatusCategoryIds: numbers,
      issueTypeIds: numbers,
      releaseIds: numbers,
    })
    .prefault({}),
  crossProjectReleases: z.array(z.object({ name: z.string(), releaseIds: numbers })).default([]),
  customFields: z
    .array(z.object({ customFieldId: z.number().int(), filter: z.boolean().default(false) }))
    .default([]),
  permissions: z
    .array(
      z.object({
        type: z.enum(['View', 'Edit']),
        holder: z.object({ type: z.enum(['Group', 'AccountId']), value: z.string() }),
      }),
    )
    .default([]),
});

type GivenPlan = z.output<typeof planSchema>;

/** What of a plan names something that is not there, by its place; empty: nothing. The words are ours. */
export function missingIn(state: SiteState, plan: GivenPlan): Record<string, string> {
  const errors: Record<string, string> = {};
  const known = {
    Board: state.boards,
    Project: state.projects.filter(({ deletedAt }) => deletedAt === null),
    Filter: state.filters,
  };
  for (const { type, value } of plan.issueSources)
    if (type !== 'Custom' && !known[type].some(({ id }) => Number(id) === value))
      errors.issueSources = `${type} ${value} does not exist.`;
  if (typeof plan.leadAccountId === 'string' && findUser(state, plan.leadAccountId) === null)
    errors.leadAccountId = `The user ${plan.leadAccountId} does not exist.`;
  for (const { holder } of plan.permissions) {
    const found = holder.type === 'Group' ? findGroup(state, holder.value) : findUser(state, holder.value);
    if (found === null) errors.permissions = `${holder.type} ${holder.value} does not exist.`;
  }
  return errors;
}

/** The parts of a plan that a payload gives. */
export function partsOf(
  plan: GivenPlan,
): Omit<Plan, 'id' | 'status' | 'lastSaved' | 'atlassianTeams' | 'planOnlyTeams'> {
  const { name, issueSources, scheduling, exclusionRules, crossProjectReleases, customFields, permissions } =
    plan;
  return {
    name,
    leadAccountId: plan.leadAccountId ?? null,
    issueSources,
    scheduling,
    exclusionRules,
    crossProjectReleases,
    customFields,
    permissions,
  };
}
