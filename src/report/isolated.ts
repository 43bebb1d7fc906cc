import type { Report } from './model.ts';
import { withTexts } from './printable.ts';

/** Scripts that are written from right to left. */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** The report for a terminal: two names that are written from right to left would change places, were each not isolated from what is beside it. */
export const isolated = (report: Report): Report => withTexts(report, isolatedText);

/** A name to be put into a sentence. */
export const isolatedText = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
