/** What the expressions of source code may come to, without running it. */
export { Evaluator } from './evaluator.ts';
