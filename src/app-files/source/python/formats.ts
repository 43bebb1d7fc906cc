import type { PythonCall } from './module.ts';
import { either, joined, known, type PythonTexts, quotesOf, unknown } from './python-texts.ts';
import { childrenOf, type SyntaxNode, wordsOf } from './syntax.ts';

type Evaluate = (node: SyntaxNode) => PythonTexts;

/** A format with its placeholders filled in; those that nothing is given for stay. */
const filled = (
  format: PythonTexts,
  placeholder: RegExp,
  valueFor: (name: string, index: number) => PythonTexts | undefined,
): PythonTexts => {
  const texts = format.texts.map((text) => {
    const parts: PythonTexts[] = [];
    let at = 0;
    for (const [index, { 0: mark, 1: name = '', index: start }] of [
      ...text.matchAll(placeholder),
    ].entries()) {
      parts.push(known(text.slice(at, start)), valueFor(name, index) ?? known(mark));
      at = start + mark.length;
    }
    return joined([...parts, known(text.slice(at))]);
  });
  return either([...texts, { texts: [], open: format.open }]);
};

/** The argument that a placeholder stands for: by its name, its number or its place. */
const argumentFor = ({ args }: PythonCall, name: string, index: number): SyntaxNode | undefined => {
  if (/^\d*$/.test(name))
    return args.filter((one) => one.name === null)[name === '' ? index : Number(name)]?.value;
  return args.find((one) => one.name === name)?.value;
};

/** `"…{key}…".format(key=value)`. */
export const formatted = (format: PythonTexts, call: PythonCall, next: Evaluate): PythonTexts =>
  filled(format, /\{(\w{0,40})\}/g, (name, index) => {
    const argument = argumentFor(call, name, index);
    return argument && next(argument);
  });

/** `"…%s…" % value`. */
export const interpolated = (
  format: PythonTexts,
  given: readonly SyntaxNode[],
  next: Evaluate,
): PythonTexts => filled(format, /%[sdr]/g, (_, index) => given[index] && next(given[index]));

/** `f"…{key}…"`. */
export const formatString = (node: SyntaxNode, text: string, next: Evaluate): PythonTexts => {
  const { start, width } = quotesOf(wordsOf(node, text));
  const parts: PythonTexts[] = [];
  let at = node.from + start + width;
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    parts.push(known(text.slice(at, child.from)));
    const value = childrenOf(child)[1];
    parts.push(value ? next(value) : unknown('value'));
    at = child.to;
  }
  parts.push(known(text.slice(at, node.to - width)));
  return joined(parts);
};
