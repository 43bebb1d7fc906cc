import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { parseAst } from 'rolldown/parseAst';

interface Plugin {
  renderChunk(this: { parse: typeof parseAst }, code: string, chunk: { name: string }): string | null;
}
const scripts = resolve(import.meta.dirname, '../../scripts');
const pluginOf = async (file: string, name: string): Promise<Plugin> =>
  (await import(pathToFileURL(join(scripts, file)).href))[name](['start']);

/** The chunk as a plugin writes it, run: `made` holds each regular expression that was made, in order. */
async function run(
  file: string,
  name: string,
  code: string,
): Promise<{ made: unknown[]; exports: Record<string, never> }> {
  const plugin = await pluginOf(file, name);
  const written = plugin.renderChunk.call({ parse: parseAst }, code, { name: 'start' }) ?? code;
  const module = { exports: {} };
  const made: unknown[] = [];
  const watched = written.replaceAll(/(?<=[(\s[:=])\/[^/\n]+\/[a-z]*/g, 'made($&)');
  runInNewContext(watched, {
    module,
    made: (one: unknown) => {
      made.push(one);
      return one;
    },
  });
  return { made, exports: module.exports };
}

describe('a constant of a module', () => {
  const of = (code: string) => run('constants-when-used.mjs', 'constantsWhenUsed', code);

  test.each([
    ['a regular expression', 'const word = /a/; const test = (text) => word.test(text);'],
    [
      'one whose name is also that of a parameter, a variable and a caught error elsewhere',
      `const word = /a/; const test = (text) => word.test(text);
       const others = (word) => word; function more() { let word = 1; try {} catch (word) { return word; } return word; }
       for (const word of []) others(word);`,
    ],
    [
      'one used around a block in which its name is another',
      'const word = /a/; const test = (text) => { for (const [word] of [["b"]]) text += word; { let { word = 1 } = {}; text += word; } return word.test(text); };',
    ],
    [
      'one by which a switch decides whose cases have its name',
      'const word = /a/; const test = (text) => { switch (word.test(text)) { case 1: let word; default: return true; } };',
    ],
    [
      'one that a parameter takes by itself where a variable of the function has its name',
      'const word = /a/; const test = (text, is = word.test(text)) => { var word = is; return word; };',
    ],
    [
      'one whose name is another in a static block',
      `const word = /a/; const test = (text) => {
         class Other { static { var word = null; Other.ask = () => word; } }
         return Other.ask() === null && word.test(text);
       };`,
    ],
    [
      'a list in which one stands',
      "const words = [['a', /a/], ['b', null]]; const test = (text) => words[0][1].test(text);",
    ],
  ])('is made when it is first used, and once: %s', async (_, code) => {
    const { made, exports } = await of(`${code} module.exports = { test };`);
    expect(made).toHaveLength(0);
    const { test } = exports as unknown as { test: (text: string) => boolean };
    expect([test('a'), test('a')]).toEqual([true, true]);
    expect(made).toHaveLength(1);
  });

  test('that is handed on is made when it is asked for', async () => {
    const { made, exports } = await of(
      'const word = /a/; const one = 1; module.exports = { "a": word, b: one };',
    );
    expect(made).toHaveLength(0);
    expect([exports.a, exports.a, exports.b].map(String)).toEqual(['/a/', '/a/', '1']);
    expect(made).toHaveLength(1);
  });

  test('that a call makes of others waits with them, and is made once', async () => {
    const { made, exports } = await of(
      `// src/words.ts
       const forms = [/a/, /b/];
       const byWord = new Map(forms.map((form) => [String(form), form]));
       const words = [...byWord.keys()];
       module.exports = { words: () => words, byWord };`,
    );
    const { words, byWord } = exports as unknown as { words: () => string[]; byWord: Map<string, RegExp> };
    expect(byWord.size).toBe(2);
    expect(words()).toEqual(['/a/', '/b/']);
    expect(words()).toBe(words());
    expect(made).toHaveLength(2);
    expect((await of('// src/a.ts\nconst one = new Set([/a/]); const all = () => one;')).made).toEqual([]);
  });

  test.each([
    ['needed on import', '// src/a.ts\nconst one = new Set([/a/]); one.add("b"); const all = () => one;'],
    [
      'what one is made of that is needed on import',
      '// src/a.ts\nconst one = new Set([/a/]); const two = [...one]; two.push("b"); const all = () => one;',
    ],
    [
      'of a package, which may do more',
      '// node_modules/a/index.js\nconst one = new Set([/a/]); const all = () => one;',
    ],
  ])('that a call makes does not wait where it is %s', async (_, code) => {
    expect((await of(code)).made).toHaveLength(1);
  });

  test('that is used on import, or written short in an object, stays as it is', async () => {
    const { made, exports } = await of(
      'const word = /a/; const other = /b/; const is = word.test("a"); const both = () => ({ other }); module.exports = { is, both };',
    );
    expect(made).toHaveLength(2);
    expect(exports.is).toBe(true);
    expect(String((exports as unknown as { both: () => { other: RegExp } }).both().other)).toBe('/b/');
  });
});

test('a large table made on import has no prototype; a small one, and what a function makes, are as they were', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `n${at}: ${at}`).join(', ');
  const { exports } = await run(
    'tables-without-shapes.mjs',
    'tablesWithoutShapes',
    `const large = { ${names} }; const small = { a: { b: 1 } }; const make = () => ({ ${names} });
     const within = [{ a: { ${names} } }]; module.exports = { large, small, within, made: make() };`,
  );
  const { large, small, within, made } = exports as unknown as Record<string, object> & {
    within: [{ a: object }];
  };
  const hasNone = (table: object | undefined) => Object.getPrototypeOf(table) === null;
  expect([large, small, within[0].a, made].map(hasNone)).toEqual([true, false, true, false]);
  expect(Object.entries(large ?? {})).toEqual(Object.entries(made ?? {}));
});
