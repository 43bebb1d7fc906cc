import type { Node } from 'oxc-parser';
import type { Assignment } from './assignments.ts';
import type { Expr, Module, Scope } from './module.ts';

/** One way through the syntax of a file, with what is in hand meanwhile. */
export interface Walk {
  readonly module: Module;
  /** Looked at when every name is declared. */
  readonly pending: Assignment[];
  /** Functions handed to `map`, `forEach` …, with the list whose elements they get. */
  readonly eachOf: Map<Node, Expr>;
  /** Texts that were noted already. */
  readonly seen: Set<Node>;
  /** Reads a node and what is below; `name`: what its value is called by what it stands in. */
  visit(node: Node, scope: Scope, depth: number, name: string | null): void;
  /** Reads what is below a node. */
  children(node: Node, scope: Scope, depth: number): void;
}
