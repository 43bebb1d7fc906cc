import { push } from '../push.ts';
import { type PythonCall, type PythonFunction, type PythonModule, valuesOf } from './module.ts';
import { isSelf, wordsOf } from './syntax.ts';

/** Names that things of every kind have: which thing is meant, decides what stands before the dot. */
const everyday = new Set(
  'get put post delete patch pop update copy clear keys values items setdefault append extend insert remove index count sort format join split read write open close send search find create add list all fetch load run execute query save request call'.split(
    ' ',
  ),
);
/** Words in the names of what sends requests. */
const clientWords = new Set(
  'client api service jira session http rest manager adapter connector gateway repository'.split(' '),
);

const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

interface Caller {
  readonly module: PythonModule;
  readonly call: PythonCall;
}

/** Finds the calls of an app's own functions, by name and by what stands before the dot. */
export class PythonCallers {
  private readonly byName = new Map<string, Caller[]>();
  private readonly known = new Map<PythonFunction, readonly Caller[]>();
  private readonly family: ReadonlyMap<string, string>;

  constructor(modules: readonly PythonModule[]) {
    for (const module of modules)
      for (const call of module.calls) push(this.byName, call.name, { module, call });
    this.family = familiesOf(modules);
  }

  /** The calls that reach a function. */
  of(fn: PythonFunction): readonly Caller[] {
    const before = this.known.get(fn);
    if (before !== undefined) return before;
    const callers = (this.byName.get(fn.name) ?? []).filter((caller) => this.reaches(fn, caller));
    this.known.set(fn, callers);
    return callers;
  }

  private reaches({ name, cls }: PythonFunction, { module, call }: Caller): boolean {
    const { receiver, inside } = call;
    if (cls === null) return true;
    if (receiver === '') return false;
    if (isSelf(receiver))
      return (
        inside?.cls !== undefined && inside.cls !== null && this.familyOf(inside.cls) === this.familyOf(cls)
      );
    if (!everyday.has(name)) return true;
    if (valuesOf(module, receiver).some(({ node }) => wordsOf(node, module.text).includes(`${cls}(`)))
      return true;
    const [own, last] = [partsOf(cls), partsOf(receiver.slice(receiver.lastIndexOf('.') + 1))];
    return last.some((word) => own.includes(word) && (clientWords.has(word) || word.endsWith('s')));
  }

  private familyOf(cls: string): string {
    return this.family.get(cls) ?? cls;
  }
}

/** Classes that extend each other, or are put together in one, share their methods: each with the name of its family. */
const familiesOf = (modules: readonly PythonModule[]): ReadonlyMap<string, string> => {
  const family = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let next = family.get(root); next !== undefined && next !== root; next = family.get(root))
      root = next;
    return root;
  };
  const own = new Set(modules.flatMap(({ classes }) => [...classes.keys()]));
  for (const { classes } of modules)
    for (const [name, bases] of classes)
      for (const base of bases.filter((one) => own.has(one))) family.set(rootOf(base), rootOf(name));
  return new Map([...own].map((name) => [name, rootOf(name)]));
};
