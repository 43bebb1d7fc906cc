import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { readConfig } from '../../src/add-on/index.ts';
import { commands } from '../../src/cli/commands.ts';
import { checkedKinds } from '../../src/self-test/check/credentials/index.ts';
import { credentialVariables } from '../../src/self-test/index.ts';
import { built } from '../run/built.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const markdownBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'llms.txt', 'skills/clearance/SKILL.md'],
  ...[
    'src/simulated-jira/README.md',
    'src/add-on/panel/README.md',
    'bench/README.md',
    'test/exchanges/README.md',
  ],
  'examples/embedded-self-test/README.md',
  ...markdownBelow('docs'),
];

/** Fenced blocks of one language. */
const blocksOf = (page: string, language: string): string[] =>
  [...read(page).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language && text !== undefined ? [text] : [],
  );

describe('examples in JavaScript run', () => {
  let folder: string;
  beforeAll(() => {
    built('simulator.js');
    folder = temporaryFolder('docs');
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/clearance'));
    // A package of its own, whatever lies in the folders around it.
    writeFileSync(join(folder, 'package.json'), '{}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  // An example that begins with its imports is whole; one that imports an app's own file, or goes on where another ended, is not.
  const examples = pages.flatMap((page) =>
    blocksOf(page, 'js')
      .map((text, index) => ({ name: `${page}, ${index + 1}`, text }))
      .filter(({ text }) => /^import /.test(text) && !/from '\.\.?\//.test(text)),
  );

  test.each(examples)('$name', async ({ text }) => {
    writeFileSync(join(folder, 'example.mjs'), text);
    const ended = await new Promise<{ code: number; stderr: string }>((done) => {
      const child = execFile(process.execPath, ['example.mjs'], { cwd: folder }, (_error, _stdout, stderr) =>
        done({ code: child.exitCode ?? -1, stderr }),
      );
    });
    expect(ended).toEqual({ code: 0, stderr: '' });
  });
});

describe('commands that pages show exist, with the options shown', () => {
  const silent = {
    stdin: Readable.from([]),
    stdout: new Writable(),
    stderr: new Writable(),
    env: {},
    setExitCode: () => undefined,
  };
  const lines = [...new Set(pages.filter((page) => existsSync(join(root, page))))].flatMap((page) =>
    [
      ...['sh', 'yaml', ''].flatMap((language) => blocksOf(page, language)),
      ...[...read(page).matchAll(/`(clearance [^`\n]+)`/g)].map(([, text]) => text ?? ''),
    ]
      .flatMap((text) => text.replaceAll('\\\n', ' ').split('\n'))
      .map((line) => line.replace(/\s#.*$/, ''))
      .flatMap((line) => {
        const command = /(?:^|[\s|])clearance ([a-z]+)(.*)$/.exec(line);
        return command === null ? [] : [{ page, name: command[1] ?? '', rest: command[2] ?? '' }];
      }),
  );

  test.each(lines)('$page: clearance $name$rest', async ({ name, rest }) => {
    const entry = commands[name];
    expect(Object.keys(commands)).toContain(name);
    const known =
      entry === undefined ? [] : (await entry.load())(silent).options.flatMap(({ long }) => long ?? []);
    const used = [...rest.matchAll(/\s(--[a-z-]+)/g)].map(([, option]) => option);
    expect(used.filter((option) => option !== '--help' && !known.includes(option ?? ''))).toEqual([]);
  });
});

test('links between pages lead somewhere', () => {
  const broken = pages
    .filter((page) => existsSync(join(root, page)))
    .flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !/^[a-z]+:/.test(target) && !target.includes('<'))
        .filter((target) => !existsSync(resolve(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
  expect(broken).toEqual([]);
});

describe('what a page lists is whole', () => {
  const filesIn = (folder: string): string[] =>
    readdirSync(join(root, folder)).map((name) => name.replace(/\.\w+$/, ''));
  /** The variables of the server are those that its reader asks the environment for. */
  function settings(): string[] {
    const asked = new Set<string>();
    const env = new Proxy<Record<string, string>>({}, { get: (_, name) => void asked.add(String(name)) });
    readConfig(env);
    readConfig(
      new Proxy(
        { DATABASE_URL: 'postgres://host/db' },
        {
          get: (given, name) => {
            asked.add(String(name));
            return Reflect.get(given, name);
          },
        },
      ),
    );
    return [...asked];
  }

  test.each([
    ['README.md', 'the settings of the server', settings],
    ['docs/check.md', 'the kinds that check tests', () => checkedKinds],
    ['docs/check.md', 'the variables of credentials', () => credentialVariables],
    ['docs/check.md', 'the profiles', () => filesIn('profiles')],
    ['docs/agents.md', 'the tools', () => filesIn('src/mcp/tools').map((name) => name.replaceAll('-', '_'))],
    ['docs/library.md', 'the schemas', () => filesIn('schema').map((name) => `${name}.json`)],
  ])('%s: %s', (page, _what, namesOf) => {
    const text = read(page);
    expect(namesOf().length).toBeGreaterThan(3);
    expect(namesOf().filter((name) => !text.includes(name))).toEqual([]);
  });
});
