import { type PythonArgument, type PythonParameter, type SyntaxNode, withoutSelf } from './syntax.ts';

export interface PythonFunction {
  readonly name: string;
  /** Without `self`; each with its default. */
  readonly parameters: readonly PythonParameter[];
  /** The class it is a method of; null: it is none. */
  readonly cls: string | null;
  readonly returns: SyntaxNode[];
}

/** What a name is given somewhere. */
export interface PythonValue {
  readonly node: SyntaxNode;
  /** Which of several values it is: `a, b = f()`. Null: it is the only one. */
  readonly item: number | null;
  /** The function it is given there; null: at the top of the file or of a class. */
  readonly inside: PythonFunction | null;
  /** `self.name`, or a name in the body of a class. */
  readonly isAttribute: boolean;
  /** Spaces before the line that it stands on: what a branch gives is deeper than what follows the branch. */
  readonly indent: number;
}

export interface PythonCall {
  readonly node: SyntaxNode;
  /** What stands before the last dot, as it is written. */
  readonly receiver: string;
  readonly name: string;
  readonly args: readonly PythonArgument[];
  readonly inside: PythonFunction | null;
}

export interface PythonModule {
  readonly text: string;
  readonly calls: PythonCall[];
  /** The same by where they stand. */
  readonly callsAt: Map<string, PythonCall>;
  readonly functions: PythonFunction[];
  /** What names and `self.names` are given, wherever that is, in order. */
  readonly values: Map<string, PythonValue[]>;
  /** Classes with the names of what they extend. */
  readonly classes: Map<string, readonly string[]>;
  readonly imports: Set<string>;
}

/** A node has no identity of its own: where it starts and ends. */
const stretchOf = ({ from, to }: SyntaxNode): string => `${from}:${to}`;

/** The call that a node of a file is. */
export const callAt = ({ callsAt }: PythonModule, node: SyntaxNode): PythonCall | undefined =>
  callsAt.get(stretchOf(node));

/** Notes a call that a file makes. */
export const addCall = ({ calls, callsAt }: PythonModule, call: PythonCall): void => {
  calls.push(call);
  callsAt.set(stretchOf(call.node), call);
};

/** What a name, or an attribute of the object itself, is given in a file. */
export const valuesOf = ({ values }: PythonModule, written: string): readonly PythonValue[] =>
  values.get(withoutSelf(written)) ?? [];

/** Spaces and tabs before the line that a place stands on. */
export const indentAt = (text: string, at: number): number => {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  let end = start;
  while (end < at && /[ \t]/.test(text[end] ?? '')) end += 1;
  return end - start;
};
