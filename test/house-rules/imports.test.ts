import { codeOf, type Source, sourcesBelow } from './sources.ts';

const sources = sourcesBelow('src');

/** From left to right; a room may import itself and what stands in its list. See docs/architecture.md. */
const mayEnter: Readonly<Record<string, readonly string[]>> = {
  'jira-facts': [],
  tokens: [],
  'shipped-files': [],
  evidence: ['jira-facts'],
  diagnosis: ['jira-facts', 'evidence'],
  'app-files': ['jira-facts', 'evidence'],
  report: ['jira-facts', 'evidence', 'diagnosis', 'app-files'],
  'jira-client': ['jira-facts', 'tokens', 'evidence'],
  'self-test': [
    'shipped-files',
    'jira-facts',
    'tokens',
    'evidence',
    'diagnosis',
    'app-files',
    'report',
    'jira-client',
  ],
  'add-on': [
    'shipped-files',
    'jira-facts',
    'tokens',
    'evidence',
    'diagnosis',
    'app-files',
    'report',
    'jira-client',
    'self-test',
  ],
  'simulated-jira': ['jira-facts'],
  library: [
    'jira-facts',
    'evidence',
    'diagnosis',
    'report',
    'self-test',
    'simulated-jira',
    'add-on',
    'tokens',
  ],
  cli: [
    'shipped-files',
    'jira-facts',
    'tokens',
    'evidence',
    'diagnosis',
    'app-files',
    'report',
    'jira-client',
    'self-test',
    'add-on',
    'simulated-jira',
    'mcp',
  ],
  mcp: [
    'shipped-files',
    'jira-facts',
    'tokens',
    'evidence',
    'diagnosis',
    'app-files',
    'report',
    'jira-client',
    'self-test',
    'simulated-jira',
  ],
};

/** `src/add-on/server/app.ts` → `add-on`; the command line's entry belongs to its room. */
const roomOf = (path: string): string =>
  path === 'src/cli.ts' ? 'cli' : (/^src\/([^/]+)\//.exec(path)?.[1] ?? '');

const crossings = sources.flatMap((source) =>
  source.imports
    .filter(({ target }) => target.startsWith('src/') && roomOf(target) !== roomOf(source.path))
    .map(({ target, typeOnly }) => ({ from: source.path, target, typeOnly })),
);

/** Rooms within a room, along the course of what it does: one may know those before it. '' is the hallway. */
const courses: Readonly<Record<string, readonly string[]>> = {
  'src/self-test': [
    'probes',
    'self-hosted',
    'profiles',
    'plan',
    'run',
    'judge',
    'account',
    'ask',
    'outcome',
    '', // runs the course
    'glance',
    'check',
  ],
  'src/evidence/intake': [
    'values',
    'tidying',
    'recordings',
    'lines',
    'printed',
    'curl',
    'around',
    'completing',
    '',
  ],
};
const stageOf = (room: string, path: string): string =>
  path.slice(room.length + 1).split('/', 2).length > 1
    ? (path.slice(room.length + 1).split('/', 1)[0] ?? '')
    : '';
const stageCrossings = (room: string) =>
  sources.flatMap((source) =>
    source.imports
      .filter(({ target }) => source.path.startsWith(`${room}/`) && target.startsWith(`${room}/`))
      .filter(({ target }) => stageOf(room, target) !== stageOf(room, source.path))
      .map(({ target }) => ({ from: source.path, target })),
  );

const show = (offences: string[]): string => offences.join('\n');

const offencesOf = (judge: (source: Source) => string[]): string[] => sources.flatMap(judge);

describe('rooms', () => {
  test('every folder of src is a room with a place in the order', () => {
    const strangers = sources
      .filter(({ path }) => !(roomOf(path) in mayEnter))
      .map(
        ({ path }) =>
          `${path} stands in no room: put it into one of docs/architecture.md, or give a new room its place there and in mayEnter of this test`,
      );
    expect(show(strangers)).toBe('');
  });

  test('imports point one way', () => {
    const offences = crossings
      .filter(({ from, target }) => !mayEnter[roomOf(from)]?.includes(roomOf(target)))
      // Types vanish in the build; the witness may name what it is a witness of.
      .filter(({ from, typeOnly }) => !(roomOf(from) === 'simulated-jira' && typeOnly))
      .map(
        ({ from, target }) =>
          `${from} imports ${target}: ${roomOf(from)} may not know ${roomOf(target)}; move the shared part to the left, or hand it in as an argument`,
      );
    expect(show(offences)).toBe('');
  });

  test('a room is entered through its index.ts', () => {
    const offences = crossings
      .filter(({ target }) => !/^src\/[^/]+\/index\.ts$/.test(target))
      .map(
        ({ from, target }) =>
          `${from} imports ${target}: import it from src/${roomOf(target)}/index.ts, and export it there if others may use it`,
      );
    expect(show(offences)).toBe('');
  });

  test.each(Object.entries(courses))(
    '%s goes through its rooms one way, and enters each through its index.ts',
    (room, course) => {
      const crossed = stageCrossings(room);
      const at = (path: string) => course.indexOf(stageOf(room, path));
      const strangers = crossed
        .filter(({ from }) => at(from) < 0)
        .map(
          ({ from }) =>
            `${from} stands in no room of the course: give its room a place in courses of this test`,
        );
      const backwards = crossed
        .filter(({ from, target }) => from !== `${room}/index.ts` && at(target) > at(from))
        .map(({ from, target }) => `${from} imports ${target}: it comes later in the course`);
      const sideways = crossed
        .filter(
          ({ target }) =>
            stageOf(room, target) !== '' && target !== `${room}/${stageOf(room, target)}/index.ts`,
        )
        .map(({ from, target }) => `${from} imports ${target}: import it from the index.ts beside it`);
      expect(crossed).not.toEqual([]);
      expect(show([...strangers, ...backwards, ...sideways])).toBe('');
    },
  );

  test('the panel takes nothing of the server: the browser cannot run it', () => {
    const offences = offencesOf((source) =>
      !source.path.startsWith('src/add-on/panel/')
        ? []
        : source.imports
            .filter(({ target }) => target.startsWith('src/') && !target.startsWith('src/add-on/panel/'))
            .filter(
              ({ target, typeOnly }) =>
                !/^src\/(report|diagnosis|evidence|jira-facts)\/index\.ts$/.test(target) &&
                !(typeOnly && /^src\/self-test\/index\.ts$/.test(target)),
            )
            .map(
              ({ target }) =>
                `${source.path} imports ${target}: the browser gets what report, diagnosis, evidence and jira-facts export`,
            ),
    );
    expect(show(offences)).toBe('');
  });
});

describe('each room keeps out of what is not its business', () => {
  const rules: { name: string; where: RegExp; forbidden: RegExp; instead: string }[] = [
    {
      name: 'the rooms of facts and judgement know no clock, network, file system or process',
      where: /^src\/(tokens|jira-facts|evidence|diagnosis|app-files)\//,
      forbidden:
        /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|\bprocess\.|from 'node:(fs|http|https|net|child_process|process)|\brandomUUID\(|\brandomBytes\(/,
      instead: 'take time, randomness and what was read as arguments',
    },
    {
      name: 'what the panel shares runs in a browser',
      where: /^src\/(jira-facts|evidence|diagnosis|report)\//,
      forbidden: /from 'node:|\bBuffer\b|\bprocess\./,
      instead: 'use what every runtime has (TextEncoder, atob, URL)',
    },
    {
      name: 'nothing in diagnosis is asynchronous',
      where: /^src\/diagnosis\//,
      forbidden: /\basync\b|\bawait\b|\bPromise\b|setTimeout/,
      instead: 'judge what is already in the evidence',
    },
    {
      name: 'express lives in add-on and simulated-jira only',
      where: /^src\/(?!add-on\/|simulated-jira\/)/,
      forbidden: /from 'express'/,
      instead: 'return a value and let the server answer',
    },
    {
      name: 'the environment is read in the command line only',
      where: /^src\/(?!cli\.ts|cli\/)/,
      forbidden: /\bprocess\.env\b/,
      instead: 'take the value from Config',
    },
    {
      name: 'nobody ends the process',
      // The entry does, once nothing is under way.
      where: /^src\/(?!cli\/start\.ts)/,
      forbidden: /\bprocess\.exit\(/,
      instead: 'set process.exitCode and return',
    },
  ];

  test.each(rules)('$name', ({ where, forbidden, instead }) => {
    const offences = sources
      .filter((source) => where.test(source.path))
      .filter(
        (source) => !source.path.startsWith('src/add-on/panel/') || forbidden.source.includes('process'),
      )
      .filter((source) => forbidden.test(codeOf(source)))
      .map((source) => `${source.path}: found ${forbidden.exec(codeOf(source))?.[0]}; ${instead}`);
    expect(show(offences)).toBe('');
  });

  test('no folder or file is named after nothing', () => {
    const vague = sources
      .map((source) => source.path)
      .filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.)/.test(path))
      .map((path) => `${path}: name it after what it does, or put each part where it is used`);
    expect(show(vague)).toBe('');
  });
});
