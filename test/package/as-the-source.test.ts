import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { scopesCommand } from '../../src/cli/scopes.ts';
import { loadOperations, nameOf } from '../../src/jira-facts/index.ts';
import { explainText } from '../../src/library/explain.ts';
import { neededScopes } from '../../src/library/scopes.ts';
import { runCommand } from '../cli/run-command.ts';
import { built } from '../run/built.ts';

const tests = resolve(import.meta.dirname, '..');
const textsIn = (folder: string): [string, string][] =>
  readdirSync(join(tests, folder)).map((name) => [name, readFileSync(join(tests, folder, name), 'utf8')]);

/** Tables that the build writes without a prototype are asked for these too. */
const namesOfEveryObject = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

/** What a function says of each, or the sentence with which it refuses it. */
const saidOfEach = <Given>(say: (given: Given) => unknown, all: readonly Given[]): unknown[] =>
  all.map((given) => {
    try {
      return say(given);
    } catch (error) {
      return String(error);
    }
  });

/** The same of the built file, in a process of its own as those who require it have. */
function saidByTheBuild<Given>(file: string, say: string, all: readonly Given[]): unknown[] {
  const script = `
    const say = require(process.argv[1])[process.argv[2]];
    const said = (${saidOfEach})((given) => say(given), JSON.parse(require('node:fs').readFileSync(0, 'utf8')));
    process.stdout.write(JSON.stringify(said));`;
  const options = { input: JSON.stringify(all), encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return JSON.parse(execFileSync(process.execPath, ['-e', script, built(file), say], options));
}

// The build writes constants, tables and what chunks hand on in another way (rolldown.config.mjs): no answer may change by it.
describe('what is built answers as the source does', () => {
  test('explainText, of every recording and pasted text', () => {
    const texts = [
      ...textsIn('exchanges/learning'),
      ...textsIn('evidence/intake/pasted'),
      ...namesOfEveryObject.map((name): [string, string] => [
        name,
        `GET https://acme.atlassian.net/rest/api/3/${name}?${name}=1\n${name}: ${name}\n\nHTTP/1.1 401 ${name}\n${name}: ${name}\n\n{"error":"${name}","${name}":"${name}"}`,
      ]),
    ];
    const given = texts.map(([, text]) => text);
    const named = (said: unknown[]) => Object.fromEntries(texts.map(([name], at) => [name, said[at]]));
    const said = saidOfEach((text: string) => explainText(text), given);
    expect(named(saidByTheBuild('explain.cjs', 'explainText', given))).toEqual(
      named(JSON.parse(JSON.stringify(said))),
    );
  });

  test('clearance scopes, of operations of every kind', async () => {
    const all = loadOperations().all.filter(({ removed }, at) => removed || at % 40 === 0);
    const operations = [...all.map(nameOf), 'GET /rest/api/3/no-such-thing', 'GET /rest/api/3/r\u00f6le'];
    for (const words of [
      operations.slice(0, 50),
      operations.slice(50),
      [...operations, 'DELETE /rest/api/3/role/{id}'],
    ]) {
      const said = spawnSync(process.execPath, [built('cli.cjs'), 'scopes', ...words], { encoding: 'utf8' });
      const { out, err, code } = await runCommand(scopesCommand, words);
      expect([said.stdout, said.stderr, said.status]).toEqual([out, err, code]);
    }
  });

  test('neededScopes, of all operations together and of names that are none', () => {
    const all = loadOperations().all.map(nameOf);
    const given = [
      all,
      ...all.filter((_, at) => at % 40 === 0).map((one) => [one]),
      ...namesOfEveryObject.map((name) => [name, `GET /rest/api/3/${name}`]),
    ];
    const said = saidOfEach((operations: string[]) => neededScopes(operations), given);
    expect(saidByTheBuild('scopes.cjs', 'neededScopes', given)).toEqual(JSON.parse(JSON.stringify(said)));
  });
});
