import type { TerminalClause } from '@atlaskit/jql-ast';
import type { ChangeGroup, ChangeItem, Issue } from '../state.ts';
import type { JqlContext } from './context.ts';
import { dateFunction, dateIn, invalidDate } from './dates.ts';
import type { Comparable, JqlField } from './field.ts';
import { type Meant, meaningOf } from './operands.ts';
import { accountsNamed } from './people-values.ts';

/** A time in which a field had a value. */
interface Span {
  readonly value: string | null;
  readonly from: number;
  readonly to: number;
  readonly by: string | null;
}

interface Step extends ChangeItem {
  readonly at: number;
  readonly by: string | null;
}

function stepsOf(issue: Issue, field: string): Step[] {
  return issue.history.flatMap(({ created, authorAccountId, items }: ChangeGroup) =>
    items
      .filter(({ fieldId }) => fieldId === field)
      .map((item) => ({ ...item, at: Date.parse(created), by: authorAccountId })),
  );
}

function spansOf(issue: Issue, field: JqlField, context: JqlContext): Span[] {
  const steps = stepsOf(issue, field.history ?? '');
  const start = Date.parse(issue.created);
  if (steps.length === 0) {
    const now = field.values(issue, context);
    const all = now.length === 0 ? [null] : now.map(String);
    return all.map((value) => ({
      value,
      from: start,
      to: Number.POSITIVE_INFINITY,
      by: issue.creatorAccountId,
    }));
  }
  const spans: Span[] = [];
  const [first] = steps;
  if (first !== undefined)
    spans.push({ value: first.from, from: start, to: first.at, by: issue.creatorAccountId });
  steps.forEach((step, index) => {
    spans.push({
      value: step.to,
      from: step.at,
      to: steps[index + 1]?.at ?? Number.POSITIVE_INFINITY,
      by: step.by,
    });
  });
  return spans;
}

/** What the predicates of a clause ask: a time, a person, values before and after. */
interface Asked {
  readonly after: number;
  readonly before: number;
  readonly by: readonly string[] | null;
  readonly from: ReadonlySet<Comparable | null> | null;
  readonly to: ReadonlySet<Comparable | null> | null;
}

const day = 86_400_000;

/** Reads predicates; a list of Jira's words when one cannot be read. */
function askedBy(clause: TerminalClause, field: JqlField, context: JqlContext): Asked | string[] {
  const asked = {
    after: Number.NEGATIVE_INFINITY,
    before: Number.POSITIVE_INFINITY,
    by: null as readonly string[] | null,
    from: null as ReadonlySet<Comparable | null> | null,
    to: null as ReadonlySet<Comparable | null> | null,
  };
  const errors: string[] = [];
  for (const { operator, operand } of clause.predicates) {
    if (!operand) continue;
    const texts = operand.operandType === 'list' ? operand.values : [operand];
    const times = () =>
      texts.map((each) => {
        const ms =
          each.operandType === 'value'
            ? dateIn(each.value, context)
            : each.operandType === 'function'
              ? dateFunction(each.function.value, each.arguments[0]?.value, context)
              : null;
        if (ms === null || ms === undefined)
          errors.push(invalidDate(each.operandType === 'value' ? each.value : '', field.name));
        return ms ?? 0;
      });
    const set = (meant: Meant): ReadonlySet<Comparable | null> => {
      if ('errors' in meant) {
        errors.push(...meant.errors);
        return new Set();
      }
      return new Set<Comparable | null>([...meant.values, ...(meant.empty ? [null] : [])]);
    };
    switch (operator.value) {
      case 'after':
        asked.after = times()[0] ?? asked.after;
        break;
      case 'before':
        asked.before = times()[0] ?? asked.before;
        break;
      case 'on': {
        const [start = 0] = times();
        asked.after = start;
        asked.before = start + day;
        break;
      }
      case 'during': {
        const [start = 0, end = 0] = times();
        asked.after = start;
        asked.before = end;
        break;
      }
      case 'by':
        asked.by = texts.flatMap((each) =>
          each.operandType === 'value'
            ? accountsNamed(each.value, context)
            : each.operandType === 'function'
              ? context.rights.user === null
                ? []
                : [context.rights.user.accountId]
              : [],
        );
        break;
      case 'from':
        asked.from = set(meaningOf(operand, field.name, field, context));
        break;
      case 'to':
        asked.to = set(meaningOf(operand, field.name, field, context));
        break;
    }
  }
  return errors.length > 0 ? errors : asked;
}

type Test = (issue: Issue) => boolean;

/** `WAS …` as a test: whether the field ever had one of the values in the time asked. */
export function wasTest(
  clause: TerminalClause,
  field: JqlField,
  meant: Meant,
  context: JqlContext,
): Test | string[] {
  const asked = askedBy(clause, field, context);
  if (Array.isArray(asked)) return asked;
  if ('errors' in meant) return [...meant.errors];
  const wanted = new Set(meant.values.map(String));
  return (issue) =>
    spansOf(issue, field, context).some(
      ({ value, from, to, by }) =>
        (value === null ? meant.empty : wanted.has(value)) &&
        to > asked.after &&
        from < asked.before &&
        (asked.by === null || asked.by.includes(by ?? '')),
    );
}

/** `CHANGED …` as a test: whether the field went from one value to another in the time asked. */
export function changedTest(clause: TerminalClause, field: JqlField, context: JqlContext): Test | string[] {
  const asked = askedBy(clause, field, context);
  if (Array.isArray(asked)) return asked;
  const has = (set: ReadonlySet<Comparable | null> | null, value: string | null) =>
    set === null || set.has(value);
  return (issue) =>
    stepsOf(issue, field.history ?? '').some(
      ({ at, by, from, to }) =>
        at >= asked.after &&
        at <= asked.before &&
        (asked.by === null || asked.by.includes(by ?? '')) &&
        has(asked.from, from) &&
        has(asked.to, to),
    );
}
