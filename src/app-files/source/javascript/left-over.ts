import type { UnresolvedCall } from '../found.ts';
import type { PathReader } from '../path-reader.ts';
import { restPathOf, shapeOf, shown } from '../rest-path.ts';
import type { Evaluator } from './evaluation/index.ts';
import type { Module } from './module.ts';
import type { Project } from './project.ts';

/** Names that data have, not calls: a sample answer holds addresses too. */
const dataNames =
  /^(?:self|\$id|\$schema|\$ref|href|icon\w*|avatar\w*|\d+x\d+|description|message|title|help\w*|doc\w*|example\w*)$/i;

/**
 * Addresses of Jira's REST API that stand in the source and reach no call that was recognised: each may be one that
 * is missing. Not those that nobody reads, and not whole addresses of one site, which are samples.
 */
export const leftOver = (
  project: Project,
  modules: readonly Module[],
  evaluator: Evaluator,
  paths: PathReader,
  called: ReadonlySet<string>,
): UnresolvedCall[] => {
  const shapes = [...called];
  return modules.flatMap((module) =>
    [...module.literals, ...module.continued].flatMap(({ expr, property }) => {
      if (property !== null && (dataNames.test(property) || !project.mentions(property))) return [];
      return evaluator.values(expr, null).flatMap((value) => {
        if (value.kind !== 'text') return [];
        const path = restPathOf(value.text, paths.families);
        if (path === null || !path.isJira || path.isShort || path.host !== null) return [];
        const shape = shapeOf(path.path);
        if (
          shapes.some((other) => other === shape || other.startsWith(shape) || shape.startsWith(`${other}{`))
        )
          return [];
        return [
          {
            file: module.path,
            line: module.lineOf(expr.node.start),
            why: `${shown(path.path)} reaches no call that was recognised`,
          },
        ];
      });
    }),
  );
};
