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
function textsOf(value: unknown): string[] {
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
function placeOf(text: string, type: string | undefined): number | null {
  const place = type?.startsWith('DATE') ? Date.parse(text) : Number(text);
  return Number.isNaN(place) ? null : place;
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
  if (typeof one !== 'number' || typeof other !== 'number') return false;
  if (comparator.startsWith('>')) return one > other || (comparator === '>=' && one === other);
  return one < other || (comparator === '<=' && one === other);
}
