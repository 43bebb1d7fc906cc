import { z } from 'zod';
import type { ConnectApp } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';
import { pageModule } from '../descriptor.ts';
import type { Surroundings } from '../surroundings.ts';
import { predefined } from './predefined.ts';
import { connectInView, type View, viewOf } from './view.ts';

const single = z.object({
  condition: z.string(),
  invert: z.boolean().default(false),
  params: z.unknown().optional(),
});
type Single = z.output<typeof single>;

type Condition = Single | { readonly and: readonly Condition[] } | { readonly or: readonly Condition[] };

/** `{and: […]}` and `{or: […]}`; older descriptors say `{type: "OR", conditions: […]}`. */
const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    single,
    z.object({ and: z.array(conditionSchema) }),
    z.object({ or: z.array(conditionSchema) }),
    z
      .object({ type: z.string(), conditions: z.array(conditionSchema) })
      .transform(({ type, conditions }) => (/^or$/i.test(type) ? { or: conditions } : { and: conditions })),
  ]),
);

/** The name of a condition that keeps this from being shown; null: none does. One that is not known keeps nothing. */
function keptBy(condition: Condition, view: View): string | null {
  if ('and' in condition) return firstOf(condition.and, view);
  if ('or' in condition) {
    const each = condition.or.map((one) => keptBy(one, view));
    return each.includes(null) ? null : (each[0] ?? null);
  }
  const { condition: name, invert, params } = condition;
  const holds = predefined[name];
  if (holds === undefined || holds(view, params) !== invert) return null;
  return invert ? `not ${name}` : name;
}

const firstOf = (conditions: readonly Condition[], view: View): string | null =>
  conditions.map((one) => keptBy(one, view)).find((name) => name !== null) ?? null;

const conditionsSchema = z.array(conditionSchema);

/** Why Jira does not show a module of an app to a viewer there: the condition that is not met; null: it is shown. */
export function unmetCondition(
  world: SimulatedWorld,
  app: ConnectApp,
  moduleKey: string,
  viewer: string | null,
  { variables }: Surroundings,
): string | null {
  const conditions = conditionsSchema.safeParse(pageModule(app.descriptor, moduleKey)?.conditions);
  return conditions.success
    ? firstOf(conditions.data, viewOf(world, connectInView(app), viewer, variables))
    : null;
}
