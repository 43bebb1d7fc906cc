import type { Expression } from './parse.ts';
import { ExpressionError } from './tokens.ts';

/** A function that an expression made, e.g. `i => i.key`. */
interface Lambda {
  readonly lambda: (args: readonly unknown[]) => unknown;
}

type Scope = ReadonlyMap<string, unknown>;

const isLambda = (value: unknown): value is Lambda =>
  typeof value === 'object' && value !== null && 'lambda' in value && typeof value.lambda === 'function';

const fail = (message: string): never => {
  throw new ExpressionError(message, 0);
};

function apply(value: unknown, ...args: unknown[]): unknown {
  return isLambda(value) ? value.lambda(args) : fail('A function was expected.');
}

type Method = (of: readonly unknown[], args: readonly unknown[]) => unknown;

const listMethods: Readonly<Record<string, Method>> = {
  map: (of, [by]) => of.map((each) => apply(by, each)),
  filter: (of, [by]) => of.filter((each) => apply(by, each) === true),
  flatMap: (of, [by]) => of.flatMap((each) => apply(by, each)),
  some: (of, [by]) => of.some((each) => apply(by, each) === true),
  every: (of, [by]) => of.every((each) => apply(by, each) === true),
  find: (of, [by]) => of.find((each) => apply(by, each) === true) ?? null,
  includes: (of, [wanted]) => of.includes(wanted),
  indexOf: (of, [wanted]) => of.indexOf(wanted),
  join: (of, [between]) => of.join(typeof between === 'string' ? between : ','),
  slice: (of, [from, to]) => of.slice(Number(from ?? 0), to === undefined ? undefined : Number(to)),
  concat: (of, more) => of.concat(...more),
  reduce: (of, [by, start]) => of.reduce((total, each) => apply(by, total, each), start),
};

const textMethods: Readonly<Record<string, (of: string, args: readonly unknown[]) => unknown>> = {
  includes: (of, [part]) => of.includes(String(part)),
  startsWith: (of, [part]) => of.startsWith(String(part)),
  endsWith: (of, [part]) => of.endsWith(String(part)),
  toLowerCase: (of) => of.toLowerCase(),
  toUpperCase: (of) => of.toUpperCase(),
  trim: (of) => of.trim(),
  split: (of, [by]) => of.split(String(by)),
  slice: (of, [from, to]) => of.slice(Number(from ?? 0), to === undefined ? undefined : Number(to)),
  indexOf: (of, [part]) => of.indexOf(String(part)),
};

function property(of: unknown, key: string | number): unknown {
  if (typeof of === 'string' || Array.isArray(of)) {
    if (key === 'length') return of.length;
    return typeof key === 'number'
      ? (of[key] ?? null)
      : fail(`Unrecognized property of \`${Array.isArray(of) ? 'List' : 'String'}\`: \`${key}\`.`);
  }
  if (typeof of !== 'object' || of === null)
    return fail(`Cannot read the property \`${key}\` of ${of === null ? 'null' : typeof of}.`);
  const found = Object.entries(of).find(([name]) => name === String(key));
  return found === undefined ? fail(`Unrecognized property: \`${key}\`.`) : found[1];
}

function binary(sign: string, one: unknown, other: unknown): unknown {
  switch (sign) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '+':
      if (typeof one === 'string' || typeof other === 'string') return `${String(one)}${String(other)}`;
      if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  }
  const [left, right] = [Number(one), Number(other)];
  const texts = typeof one === 'string' && typeof other === 'string';
  if (!texts && (typeof one !== 'number' || typeof other !== 'number'))
    return fail(`The operator ${sign} does not take these values.`);
  switch (sign) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return left % right;
    case '<':
      return texts ? one < other : left < right;
    case '<=':
      return texts ? one <= other : left <= right;
    case '>':
      return texts ? one > other : left > right;
    default:
      return texts ? one >= other : left >= right;
  }
}

/** The value of an expression. @throws ExpressionError where it has none, e.g. of a name that the context lacks. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  const of = (inner: Expression) => evaluate(inner, scope);
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'name':
      return scope.has(expression.name)
        ? scope.get(expression.name)
        : fail(`Unrecognized identifier: \`${expression.name}\`.`);
    case 'list':
      return expression.items.map(of);
    case 'map':
      return Object.fromEntries(expression.entries.map(([name, value]) => [name, of(value)]));
    case 'unary': {
      const value = of(expression.of);
      return expression.sign === '!' ? value !== true : -Number(value);
    }
    case 'choice':
      return of(expression.test) === true ? of(expression.yes) : of(expression.no);
    case 'binary': {
      const { sign } = expression;
      if (sign === '&&') return of(expression.left) === true && of(expression.right) === true;
      if (sign === '||') return of(expression.left) === true || of(expression.right) === true;
      return binary(sign, of(expression.left), of(expression.right));
    }
    case 'let':
      return evaluate(expression.within, new Map([...scope, [expression.name, of(expression.value)]]));
    case 'arrow':
      return {
        lambda: (args) =>
          evaluate(
            expression.body,
            new Map([...scope, ...expression.names.map((name, index) => [name, args[index]] as const)]),
          ),
      } satisfies Lambda;
    case 'member': {
      const value = of(expression.of);
      if (expression.lenient && value === null) return null;
      const key = of(expression.key);
      return property(value, typeof key === 'number' ? key : String(key));
    }
    case 'call': {
      const { of: target } = expression;
      const args = expression.args.map(of);
      if (target.kind !== 'member') return apply(of(target), ...args);
      const value = of(target.of);
      const name = String(of(target.key));
      if (target.lenient && value === null) return null;
      if (Array.isArray(value) && listMethods[name] !== undefined) return listMethods[name](value, args);
      if (typeof value === 'string' && textMethods[name] !== undefined) return textMethods[name](value, args);
      const own =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? property(value, name)
          : null;
      return isLambda(own) ? apply(own, ...args) : fail(`Unrecognized function: \`${name}\`.`);
    }
  }
}
