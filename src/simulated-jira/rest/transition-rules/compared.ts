import { z } from 'zod';
import type { TransitionRule } from '../../state.ts';

const named = z.looseObject({
  id: z.coerce.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  key: z.string().optional(),
  accountId: z.string().optional(),
});

/** The texts by which a value of a field may be meant: itself, or the id, name and key of what it is. */
export function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object') return [String(value)];
  const { id, name, value: text, key, accountId } = named.parse(value);
  return [id, name, text, key, accountId].filter((each) => each !== undefined);
}

function wantedValues({ parameters }: TransitionRule): string[] {
  try {
    return z.array(z.coerce.string()).parse(JSON.parse(parameters.fieldValue ?? '[]'));
  } catch {
    return [parameters.fieldValue ?? ''];
  }
}

/** Numbers as they are, days and times by when they are; null: neither. */
export function placeOf(text: string, type: string | undefined): number | null {
  const place = type?.startsWith('DATE') ? Date.parse(text) : Number(text);
  return Number.isNaN(place) ? null : place;
}

/** Whether one number stands to another as a comparator says. */
export function stands(comparator: string, one: number, other: number): boolean {
  if (comparator.startsWith('>')) return one > other || (comparator === '>=' && one === other);
  if (comparator.startsWith('<')) return one < other || (comparator === '<=' && one === other);
  return (one === other) === (comparator !== '!=');
}

/** Whether an expression finds something in one of some texts; one that is none finds nothing. */
export function matchesText(expression: string, texts: readonly string[]): boolean {
  try {
    const pattern = new RegExp(expression);
    return texts.some((text) => pattern.test(text));
  } catch {
    return false;
  }
}

/** `system:check-field-value`: whether a field's value stands as it should to one of those that the rule names. */
export function compared(rule: TransitionRule, value: unknown): boolean {
  const { comparator = '=', comparisonType } = rule.parameters;
  const [texts, wanted] = [textsOf(value), wantedValues(rule)];
  const same = texts.some((text) => wanted.includes(text));
  if (comparator === '=') return same;
  if (comparator === '!=') return !same;
  const [one, other] = [texts[0], wanted[0]].map((text) =>
    text === undefined ? null : placeOf(text, comparisonType),
  );
  return typeof one === 'number' && typeof other === 'number' && stands(comparator, one, other);
}
