import { type CauseId, causeIds } from './cause.ts';
import { causes } from './causes/index.ts';
import type { Fixer } from './finding.ts';

interface CauseEntry {
  readonly id: CauseId;
  readonly title: string;
  /** Page of this repository: what it means, how it shows, how it is fixed. */
  readonly docs: string;
  /** Who mostly has to act. */
  readonly who: Fixer;
}

/** All causes, in the order of their register (cause.ts), for reports, the panel and the docs. */
export const causeCatalogue: readonly CauseEntry[] = causeIds.map((id) => {
  const { title, owner } = causes[id];
  return { id, title, docs: `docs/rules/${id}.md`, who: owner };
});
export { type CauseId, causeIds } from './cause.ts';
export { type DiagnoseOptions, diagnose } from './diagnose.ts';
export { type Explanation, explainText } from './explain-text.ts';
export type { Fixer, FixStep, Missing } from './finding.ts';
export { Finding } from './finding-schema.ts';
export { scopeFix } from './fixes/scope-fix.ts';
export { type Gate, gates } from './gates.ts';
export { type CauseTraits, causeTraits } from './traits.ts';
export { type WhyCall, why } from './why.ts';
