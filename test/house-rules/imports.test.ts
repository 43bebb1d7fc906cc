import { codeOf, type Source, sourcesBelow } from './sources.ts';

const sources = sourcesBelow('src');

/** From left to right; a layer may import itself and anything before it. See docs/architecture.md. */
const layers = [
  'secret',
  'system-error',
  'protocol',
  'operations',
  'diagnosis',
  'intake',
  'lint',
  'database',
  'tenants',
  'jira',
  'probes',
  'selftest',
  'report',
  'profiles',
  'check',
  'config',
  'log',
  'server',
  'main',
  'cli',
];

const layerOf = (path: string): string =>
  path
    .replace(/^src\//, '')
    .replace(/\.tsx?$/, '')
    .split('/')[0] ?? '';
const show = (offences: string[]): string => offences.join('\n');

const offencesOf = (judge: (source: Source) => string[]): string[] => sources.flatMap(judge);

describe('imports point one way', () => {
  test('every folder of src has its place in the order', () => {
    const known = new Set([...layers, 'panel', 'simulated-jira']);
    const strangers = [...new Set(sources.map((source) => layerOf(source.path)))].filter(
      (name) => !known.has(name),
    );
    expect(strangers).toEqual([]);
  });

  test('no layer imports from its right', () => {
    const offences = offencesOf((source) => {
      const from = layers.indexOf(layerOf(source.path));
      if (from < 0) return [];
      return source.imports
        .filter(({ target }) => target.startsWith('src/'))
        .filter(({ target }) => layers.indexOf(layerOf(target)) > from)
        .map(
          ({ target }) =>
            `${source.path} imports ${target}: move the shared part to the left, or hand it in as an argument`,
        );
    });
    expect(show(offences)).toBe('');
  });

  test('only the command line and tests import the simulated Jira', () => {
    const offences = offencesOf((source) =>
      source.imports
        .filter(({ target }) => target.startsWith('src/simulated-jira/'))
        .filter(() => !['cli', 'simulated-jira'].includes(layerOf(source.path)))
        .map(
          ({ target }) => `${source.path} imports ${target}: production code must not know the simulation`,
        ),
    );
    expect(show(offences)).toBe('');
  });

  test('the simulated Jira is a witness: facts and types only, never our verify, sign, qsh or client code', () => {
    const allowed = /^src\/(simulated-jira|operations|secret)/;
    const offences = offencesOf((source) =>
      layerOf(source.path) !== 'simulated-jira'
        ? []
        : source.imports
            .filter(({ target, typeOnly }) => target.startsWith('src/') && !typeOnly && !allowed.test(target))
            .map(
              ({ target }) =>
                `${source.path} imports ${target}: write it anew from the reference, or import its types only`,
            ),
    );
    expect(show(offences)).toBe('');
  });

  test('the panel takes types from report and selftest only', () => {
    const offences = offencesOf((source) =>
      layerOf(source.path) !== 'panel'
        ? []
        : source.imports
            .filter(({ target }) => target.startsWith('src/') && !target.startsWith('src/panel/'))
            .filter(({ target, typeOnly }) => !typeOnly || !/^src\/(report|selftest)\//.test(target))
            .map(
              ({ target }) =>
                `${source.path} imports ${target}: the browser gets types from report and selftest only`,
            ),
    );
    expect(show(offences)).toBe('');
  });
});

describe('each layer keeps out of what is not its business', () => {
  const rules: { name: string; where: RegExp; forbidden: RegExp; instead: string }[] = [
    {
      name: 'protocol, operations and diagnosis know no clock, network, file system or process',
      where: /^src\/(protocol|operations|diagnosis)\//,
      forbidden:
        /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|\bprocess\.|from 'node:(fs|http|https|net|child_process|process)|\brandomUUID\(|\brandomBytes\(/,
      instead: 'take time, randomness and what was read as arguments',
    },
    {
      name: 'nothing in diagnosis is asynchronous',
      where: /^src\/diagnosis\//,
      forbidden: /\basync\b|\bawait\b|\bPromise\b|setTimeout/,
      instead: 'judge what is already in the evidence',
    },
    {
      name: 'express lives in server, its wiring and simulated-jira only',
      where: /^src\/(?!server\/|main\/|simulated-jira\/)/,
      forbidden: /from 'express'/,
      instead: 'return a value and let the server answer',
    },
    {
      name: 'the environment is read in main.ts and the command line only',
      where: /^src\/(?!main\.ts|cli\.ts|cli\/)/,
      forbidden: /\bprocess\.env\b/,
      instead: 'take the value from Config',
    },
    {
      name: 'nobody ends the process',
      where: /^src\//,
      forbidden: /\bprocess\.exit\(/,
      instead: 'set process.exitCode and return',
    },
    {
      name: 'nothing reads a folder beside the project',
      where: /^src\//,
      forbidden: /\.\.\/shared\b/,
      instead: 'generate a facts table into the project',
    },
  ];

  test.each(rules)('$name', ({ where, forbidden, instead }) => {
    const offences = sources
      .filter((source) => where.test(source.path))
      .filter((source) => !source.path.startsWith('src/panel/') || forbidden.source.includes('process'))
      .filter((source) => forbidden.test(codeOf(source)))
      .map((source) => `${source.path}: found ${forbidden.exec(codeOf(source))?.[0]}; ${instead}`);
    expect(show(offences)).toBe('');
  });

  test('no folder or file is named after nothing', () => {
    const vague = sources
      .map((source) => source.path)
      .filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(path));
    expect(vague).toEqual([]);
  });
});
