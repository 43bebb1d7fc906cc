import type { Node } from 'oxc-parser';
import type { Branch } from './branches.ts';
import { bare, lastName } from './syntax.ts';

/** An expression with the scope its names are read in. */
export interface Expr {
  readonly node: Node;
  readonly scope: Scope;
}

/** Where the value of a name comes from; `path` leads into it when it was taken apart. */
export interface Origin extends Expr {
  readonly path: readonly (string | number)[];
  /** `+=`: added to what was there. */
  readonly appended?: boolean;
  /** Each element of it in turn: `for (const x of …)`, `….map(x => …)`. */
  readonly each?: boolean;
}

/** Of which function a name is a parameter, at which place, and where in what was given. */
export interface Parameter {
  readonly fn: Func;
  readonly index: number;
  readonly rest: boolean;
  readonly path: readonly (string | number)[];
  /** What it is when nothing is given. */
  readonly fallback: Expr | null;
  /** The name of its type in TypeScript. */
  readonly type: string | null;
}

export interface Binding {
  readonly name: string;
  readonly module: Module;
  readonly origins: Origin[];
  /** `x.prop = …` after the declaration. */
  readonly properties: Map<string, Expr[]>;
  readonly parameter: Parameter | null;
  /** Set for an import: of which module which name (`*` for all of it). */
  readonly imported: { readonly from: string; readonly name: string } | null;
}

export interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent: Scope | null;
  fn: Func | null;
  readonly cls: ClassInfo | null;
  /** The object literal whose methods these are. */
  readonly self: Expr | null;
  /** The branch of a condition on the method that begins here. */
  readonly branch: Branch | null;
  /** Branches that begin at places in it, behind those that end in a return. */
  readonly later: { readonly from: number; readonly branch: Branch }[];
  readonly module: Module;
}

/** A function of any form. */
export interface Func {
  readonly name: string;
  readonly node: Node;
  readonly module: Module;
  readonly cls: ClassInfo | null;
  readonly scope: Scope;
  readonly returns: Expr[];
  readonly arity: number;
}

export interface ClassInfo {
  readonly name: string;
  readonly module: Module;
  readonly methods: Map<string, Func>;
  readonly getters: Map<string, Func>;
  /** Fields, and `this.x = …` anywhere in the class. */
  readonly fields: Map<string, Expr[]>;
  superClass: Expr | null;
  /** What it says that it implements. */
  readonly interfaces: string;
}

/** A call, a `new` or a tagged template. */
export interface Site {
  readonly node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>;
  readonly name: string;
  readonly scope: Scope;
}

type Export =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'value'; readonly value: Expr }
  | { readonly kind: 'from'; readonly from: string; readonly name: string };

export interface Module {
  readonly path: string;
  readonly lineOf: (offset: number) => number;
  readonly exports: Map<string, Export>;
  readonly starsFrom: string[];
  readonly sites: Site[];
  readonly functions: Func[];
  /** Texts that hold a REST path, with what they stand in. */
  readonly literals: { readonly expr: Expr; readonly property: string | null }[];
  /** Texts that go on behind a name with what may be the rest of one. */
  readonly continued: { readonly expr: Expr; readonly property: string | null }[];
  /** Properties that are given something, of whatever object: `config.root = …`. */
  readonly assigned: [name: string, value: Expr][];
  /** Object literals that name both an address and a method. */
  readonly specs: Expr[];
  /** `module.exports = …`. */
  readonly commonExports: Expr[];
  readonly imports: { readonly from: string; readonly name: string; readonly local: string }[];
  /** Every name that is read anywhere: what is in none of them is dead. */
  readonly mentioned: Set<string>;
  readonly functionOf: Map<Node, Func>;
  readonly classOf: Map<Node, ClassInfo>;
  /** The scope at its top. */
  readonly root: Scope;
}

/** The binding of a name, seen from a scope. */
export const lookUp = (scope: Scope, name: string): Binding | null => {
  for (let here: Scope | null = scope; here !== null; here = here.parent) {
    const found = here.names.get(name);
    if (found !== undefined) return found;
  }
  return null;
};

/** What a name is imported or required from; empty: nothing. */
export const packageOf = ({ imported, origins }: Binding): string => {
  if (imported !== null) return imported.from;
  for (const { node } of origins) {
    const call = bare(node);
    const [from] =
      call.type === 'CallExpression' && lastName(call.callee) === 'require' ? call.arguments : [];
    if (from?.type === 'Literal') return String(from.value);
  }
  return '';
};

/** A scope inside another, with names of its own. */
export const innerScope = (parent: Scope, fn: Func | null, cls: ClassInfo | null): Scope => ({
  names: new Map(),
  parent,
  fn,
  cls,
  self: parent.self,
  branch: null,
  later: [],
  module: parent.module,
});

/** A key for a chain of calls. */
export const keyOfSites = (sites: readonly Site[]): string =>
  sites.map(({ scope, node }) => `${scope.module.path}:${node.start}:${node.end}`).join(' ');
