import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scanCommand } from '../../src/cli/scan.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

let folder = '';

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

const run = async (...args: string[]) => {
  const ran = await runCommand(scanCommand, args);
  return { ...ran, json: () => JSON.parse(ran.out) };
};

const manifest = `# the app
app:
  id: ari:cloud:ecosystem::app/11111111-1111-4111-8111-111111111111
modules:
  trigger:
    - key: t
      function: f
      events:
        - avi:jira-software:created:sprint
permissions:
  scopes:
    - read:jira-work # why it is here
    - manage:jira-project
    - storage:app
`;

beforeEach(() => {
  folder = temporaryFolder('scan');
  put('.gitignore', 'generated\n');
  put(
    'src/a.ts',
    "requestJira('/rest/api/3/field');\nrequestJira('/rest/api/3/issue', { method: 'POST' });\n",
  );
  put('src/a.test.ts', "requestJira('/rest/api/3/role');\n");
  put('src/__mocks__/b.ts', "requestJira('/rest/api/3/role');\n");
  put('generated/c.ts', "requestJira('/rest/api/3/role');\n");
  put('node_modules/x/index.js', "requestJira('/rest/api/3/role');\n");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('clearance scan', () => {
  test('the name of a file begins no line of its own and colours nothing', async () => {
    put('src/x\n::error::y\u001b[35m.ts', "requestJira('/rest/api/3/field');\n");
    put('manifest.yml\n::error::z', '');
    for (const format of ['text', 'md']) {
      const { out, err } = await run(folder, '--format', format);
      expect(`${out}\n${err}`).not.toMatch(/^\s*::/m);
      expect(out + err).not.toContain('\u001b[35m');
    }
    const { json } = await run(folder, '--format', 'json');
    expect(JSON.stringify(json())).toContain('x\\n::error::y');
  });

  test('reads a folder without tests, mocks, packages and what is ignored', async () => {
    const { code, json } = await run(folder, '--format', 'json');
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      calls: [
        { method: 'GET', path: '/rest/api/3/field', line: 1, operation: 'GET /rest/api/3/field' },
        { method: 'POST', line: 2, operation: 'POST /rest/api/3/issue' },
      ],
      undocumented: [],
      unresolved: [],
      minimal: { connect: ['WRITE'], classic: ['read:jira-work', 'write:jira-work'] },
      missing: [],
      unused: null,
    });
  });

  test('holds the calls and the triggers against a manifest', async () => {
    const app = put('manifest.yml', manifest);
    const { code, json } = await run(folder, '--app', app, '--format', 'json');
    expect(code).toBe(1);
    expect(json()).toMatchObject({
      events: ['avi:jira-software:created:sprint'],
      missing: ['write:jira-work'],
      unused: ['manage:jira-project'],
    });
  });

  test('what a module takes is needed, and what it can use is no surplus', async () => {
    const declares = (...scopes: string[]) =>
      put(
        'manifest.yml',
        `${manifest.replace('permissions:', 'x:').replace(
          'modules:',
          `modules:
  jira:uiModifications:
    - key: u
      title: U
      resource: main
  jira:workflowValidator:
    - key: v
      name: V
      description: V
      function: run`,
        )}permissions:\n  scopes: [${scopes.join(', ')}]\n`,
      );
    const all = ['read:jira-user', 'read:jira-work', 'write:jira-work', 'manage:jira-configuration'];
    const held = async (...scopes: string[]) =>
      (
        await run(folder, '--app', declares(...scopes, 'read:sprint:jira-software'), '--format', 'json')
      ).json();
    expect(await held(...all, 'manage:jira-project', 'manage:jira-webhook')).toMatchObject({
      missing: [],
      unused: ['manage:jira-webhook'],
    });
    expect(await held('read:jira-work', 'write:jira-work')).toMatchObject({
      missing: ['manage:jira-configuration', 'read:jira-user'],
      unused: [],
    });
  });

  test('an event of another product is held against the scopes of that product', async () => {
    const text = manifest
      .replace('avi:jira-software:created:sprint', 'avi:confluence:created:page')
      .replace('storage:app', 'read:confluence-content.summary');
    const { json } = await run(folder, '--app', put('manifest.yml', text), '--format', 'json');
    expect(json()).toMatchObject({ missing: ['write:jira-work'], unused: ['manage:jira-project'] });
  });

  test('what is called with the login of somebody takes no scope of the app', async () => {
    put('src/d.ts', "fetch(site + '/rest/api/3/role', { headers: { Authorization: 'Basic ' + login } });\n");
    const without = await run(folder, '--format', 'json');
    expect(without.json().minimal.classic).toContain('manage:jira-configuration');
    const app = put('manifest.yml', manifest);
    const { json } = await run(folder, '--app', app, '--format', 'json');
    expect(json()).toMatchObject({ missing: ['write:jira-work'], unused: ['manage:jira-project'] });
    expect((await run(folder, '--app', app)).out).toContain('with a login of its own');
    put('src/d.ts', "axios.get(site + '/rest/api/3/search', { auth: { username, password } });\n");
    const { problems } = (await run(folder, '--app', app, '--format', 'json')).json();
    expect(problems).toContainEqual(expect.objectContaining({ operation: 'GET /rest/api/3/search' }));
  });

  test('says of no scope that it is unused while a call is not known', async () => {
    const app = put('manifest.yml', manifest);
    put('src/d.ts', 'requestJira(event.path);\n');
    const { json } = await run(folder, '--app', app, '--format', 'json');
    expect(json()).toMatchObject({ unused: null, unresolved: [{ line: 1 }] });
  });

  test('a function that neither the source nor the manifest names sends nothing', async () => {
    put('src/d.ts', 'const ask = (path) => requestJira(path);\nexport { ask };\n');
    const unusedWith = async (text: string) =>
      (await run(folder, '--app', put('manifest.yml', text), '--format', 'json')).json().unused;
    expect(await unusedWith(manifest)).toEqual(['manage:jira-project']);
    expect(await unusedWith(`${manifest}# d.ask is a handler\n`)).toBeNull();
    put('src/d.ts', 'const ask = (path) => requestJira(path);\nexport { ask as query };\n');
    expect(await unusedWith(manifest)).toBeNull();
    put('src/d.ts', 'const ask = (path) => requestJira(path);\nexport { ask };\n');
    put('src/e.ts', "import * as d from './d';\nexport const f = (it) => d['ask'](it.path);\n");
    expect(await unusedWith(manifest)).toBeNull();
  });

  test('a method of a class sends nothing where all that call one of its name call that of another class', async () => {
    const client = (name: string, sends: string) =>
      `class ${name} { async send(path, body) { return ${sends}; } }\nexport default new ${name}();\n`;
    put('src/jira.ts', client('Jira', "requestJira(path, { method: 'POST', body })"));
    put('src/own.ts', client('Own', 'fetch(backend + path, { body })'));
    const unusedWith = async (use: string) => {
      put('src/use.ts', `import own from './own';\nimport jira from './jira';\n${use}\n`);
      return (await run(folder, '--app', put('manifest.yml', manifest), '--format', 'json')).json().unused;
    };
    expect(await unusedWith("own.send('/api/skills', skill);")).toEqual(['manage:jira-project']);
    expect(await unusedWith("own.send('/api/skills', skill); (await clients()).send(path);")).toBeNull();
    expect(await unusedWith("own.send('/api/skills', skill); paths.map(jira.send);")).toBeNull();
  });

  test('what a remote calls with a token of the app is not known while its source is not here', async () => {
    const auth = 'remotes:\n  - key: backend\n    auth:\n      appSystemToken:\n        enabled: true\n';
    const app = put('manifest.yml', `${manifest}${auth}`);
    const report = async () => (await run(folder, '--app', app, '--format', 'json')).json();
    expect(await report()).toMatchObject({ unused: null, unresolved: [{ line: 16 }] });
    put('src/remote.ts', "export const token = (headers) => headers['x-forge-oauth-system'];\n");
    expect(await report()).toMatchObject({ unused: ['manage:jira-project'], unresolved: [] });
  });

  test('an unused scope is exit 1, and a call that cannot be read exit 3, only where --strict asks for it', async () => {
    const app = put('manifest.yml', `${manifest}    - write:jira-work\n`);
    expect((await run(folder, '--app', app)).code).toBe(0);
    expect((await run(folder, '--app', app, '--strict')).code).toBe(1);
    put('src/d.ts', 'requestJira(event.path);\n');
    expect((await run(folder, '--app', app)).code).toBe(0);
    expect((await run(folder, '--app', app, '--strict')).code).toBe(3);
  });

  test('--write changes the manifest and keeps its comments', async () => {
    const app = put('manifest.yml', manifest);
    const { code, err } = await run(folder, '--app', app, '--write');
    expect(code).toBe(0);
    expect(err).toContain('took away manage:jira-project');
    const written = readFileSync(app, 'utf8');
    expect(written).toContain('# the app\n');
    expect(written).toContain('    - read:jira-work # why it is here\n');
    expect(written).toContain('    - write:jira-work\n');
    expect(written).not.toContain('manage:jira-project');
    expect((await run(folder, '--app', app, '--strict')).code).toBe(0);
  });

  test('--write changes a descriptor', async () => {
    const text = '{\n\t"key": "a",\n\t"baseUrl": "https://a.example",\n\t"scopes": ["READ"]\n}\n';
    const app = put('atlassian-connect.json', text);
    expect((await run(folder, '--app', app)).code).toBe(1);
    await run(folder, '--app', app, '--write');
    expect(JSON.parse(readFileSync(app, 'utf8')).scopes).toEqual(['READ', 'WRITE']);
    expect(readFileSync(app, 'utf8')).toContain('\n\t"key": "a",');
  });

  test('a file that was to be changed and was not is exit 2, whatever is missing', async () => {
    const text = `${manifest}    - read:jira-user\napp:\n  id: twice\n`;
    const app = put('manifest.yml', text);
    const { code, err } = await run(folder, '--app', app, '--write');
    expect(code).toBe(2);
    expect(err).toContain(`${app} cannot be read, so it was not changed.\n`);
    expect(readFileSync(app, 'utf8')).toBe(text);
  });

  test('SARIF stands at the call that needs the scope', async () => {
    const app = put('manifest.yml', manifest);
    const { json } = await run(folder, '--app', app, '--format', 'sarif');
    const { results } = json().runs[0];
    expect(results).toContainEqual(
      expect.objectContaining({
        ruleId: 'scope-missing',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: join(folder, 'src/a.ts') },
              region: { startLine: 2 },
            },
          },
        ],
      }),
    );
  });

  test('SARIF says of each kind of finding what it is, how grave, and where', async () => {
    const app = put('manifest.yml', manifest);
    put('src/odd file.ts', "requestJira('/rest/internal/3/x');\nrequestJira(event.path);\n");
    const { json } = await run(folder, '--app', app, '--format', 'sarif');
    const [{ tool, results }] = json().runs;
    expect(json().version).toBe('2.1.0');
    expect(tool.driver.rules).toEqual(
      ['scope-missing', 'scope-unused', 'call-undocumented', 'call-unresolved'].map((id) => ({
        id,
        shortDescription: { text: expect.stringMatching(/^A \w+ .{20}/) },
      })),
    );
    type Result = { ruleId: string; level: string; message: { text: string }; locations: [Place] };
    type Place = { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } };
    const told = (results as Result[]).map(
      ({ ruleId, level, message, locations: [{ physicalLocation }] }) => [
        ruleId,
        level,
        message.text,
        physicalLocation.artifactLocation.uri,
        physicalLocation.region.startLine,
      ],
    );
    const odd = join(folder, 'src/odd%20file.ts');
    const internal = expect.stringMatching(/^GET \/rest\/internal\/3\/x is in no document as of \d{4}-/);
    expect(told).toContainEqual(['call-undocumented', 'note', internal, odd, 1]);
    expect(told).toContainEqual(['call-unresolved', 'note', expect.stringMatching(/\S/), odd, 2]);
    const missing = 'write:jira-work is not declared, and this call needs it.';
    expect(told).toContainEqual(['scope-missing', 'error', missing, join(folder, 'src/a.ts'), 2]);
    rmSync(join(folder, 'src/odd file.ts'));
    const unused = (await run(folder, '--app', app, '--format', 'sarif')).json().runs[0].results as Result[];
    expect(unused.filter(({ ruleId }) => ruleId === 'scope-unused')).toEqual([
      {
        ...{ ruleId: 'scope-unused', level: 'warning' },
        message: { text: 'manage:jira-project is declared, and no call needs it.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: app }, region: { startLine: 1 } } }],
      },
    ]);
  });

  test('of more than three places that need a scope the others are counted', async () => {
    put('src/many.ts', "requestJira('/rest/api/3/field');\n".repeat(5));
    put('src/three.ts', "requestJira('/rest/api/3/priority');\n".repeat(3));
    const { out } = await run(folder);
    const places = /\S*a\.ts:1, \S*many\.ts:1, \S*many\.ts:2 and 3 more\n/;
    expect(out).toMatch(new RegExp(`GET /rest/api/3/field +${places.source}`));
    expect(out).toMatch(/three\.ts:1, \S*three\.ts:2, \S*three\.ts:3\n/);
  });

  test('an app file that lies there is offered, and one that changes nothing is left as it is', async () => {
    const app = put(
      'manifest.yml',
      manifest.replace('    - manage:jira-project\n', '    - write:jira-work\n'),
    );
    expect((await run(folder)).err).toBe(`Add --app ${app} to hold the calls against what it declares.\n`);
    const { code, err } = await run(folder, '--app', app, '--write');
    expect([code, err]).toEqual([0, `${app}: nothing to change.\n`]);
  });

  test('one whose path has blanks is offered as it is to be typed', async () => {
    const app = put('my app/manifest.yml', manifest);
    expect((await run(folder)).err).toContain(`Add --app "${app}" to hold`);
  });

  test.each([
    ['an app file that is none', 'package.json', '{"name":"x"}'],
    ['an app file that is not there', 'nowhere.yml', null],
  ])('%s is exit 2, and nothing is printed', async (_, name, text) => {
    const app = text === null ? join(folder, name) : put(name, text);
    const { code, out, err } = await run(folder, '--app', app);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(name);
  });

  test('a folder without source is refused, and says what is left out', async () => {
    put('empty/readme.md', 'x');
    const { code, err } = await run(join(folder, 'empty'));
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/no source file in it; tests, builds and bundles are left out\.\n$/),
    ]);
  });

  test.each([
    ['a path that is not there', ['nowhere']],
    ['--write without --app', ['.', '--write']],
  ])('%s is exit 2', async (_, args) => {
    const { code, out, err } = await run(
      ...args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg))),
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/\.\n$/);
  });
});

describe('files that are not what they seem', () => {
  test.each([
    [
      'a bundle',
      'min.js',
      Buffer.from(`fetch("/rest/api/3/myself");${'f(1);'.repeat(2_000)}`),
      /is a bundle/,
    ],
    ['no text', 'bin.js', Buffer.from([102, 0, 1, 2, 0, 255]), /holds no text/],
  ])('%s that is named is told as what it is', async (_, name, bytes, why) => {
    const path = put(name, '');
    writeFileSync(path, bytes);
    const { code, out, err } = await run(path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(why);
  });

  test('UTF-16, a byte order mark and lines of Windows are read; what is no text is passed over; links are not followed', async () => {
    put('odd/keep.txt', '');
    const at = (name: string) => join(folder, 'odd', name);
    writeFileSync(at('wide.js'), Buffer.from('\uFEFFrequestJira("/rest/api/3/myself")\r\n', 'utf16le'));
    writeFileSync(at('mark.ts'), '\uFEFF\r\nrequestJira("/rest/api/3/field")\r\n');
    writeFileSync(at('noise.py'), Buffer.from([0, 1, 2, 3, 0]));
    symlinkSync('.', at('loop'));
    symlinkSync(at('nowhere.js'), at('dangling.js'));
    const { json } = await run(join(folder, 'odd'), '--format', 'json');
    const calls: { line: number; operation: string }[] = json().calls;
    expect(calls.map(({ line, operation }) => `${line} ${operation}`)).toEqual([
      '2 GET /rest/api/3/field',
      '1 GET /rest/api/3/myself',
    ]);
  });

  test('a section for the README names classic scopes where only some of those declared are granular', async () => {
    const declaring = (...scopes: string[]) =>
      put(
        'mixed.yml',
        `app:\n  id: x\npermissions:\n  scopes:\n${scopes.map((scope) => `    - ${scope}\n`).join('')}`,
      );
    const section = async (app: string) =>
      (await run(join(folder, 'src'), '--app', app, '--format', 'md')).out;
    expect(await section(declaring('read:jira-work', 'write:issue:jira'))).toContain('| `read:jira-work` |');
    const granular = await section(declaring('read:field:jira', 'write:issue:jira'));
    expect(granular).toContain('| `write:issue:jira` |');
    expect(granular).not.toContain('| `read:jira-work` |');
  });
});
