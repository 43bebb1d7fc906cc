import { isRecord } from '../../is-record.ts';
import { fieldsOf, walk } from '../values/index.ts';

/** All texts of a value, the telling ones of a log record among them. */
export function sentencesOf(value: unknown): string[] {
  const texts: string[] = [];
  walk(
    value,
    (one) => {
      if (typeof one === 'string' && texts.length < 200) texts.push(one.slice(0, 65_536));
      return isRecord(one)
        ? fieldsOf(one).flatMap(([name, inner]) => (/headers?$/i.test(name) ? [] : [inner]))
        : [];
    },
    2_000,
  );
  return texts;
}
