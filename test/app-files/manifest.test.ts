import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { type LintFinding, lint } from '../../src/app-files/index.ts';
import { loadOperations, resolveCalls, statedCall } from '../../src/jira-facts/operations/index.ts';
import { rulesOf } from './told-findings.ts';

const table = loadOperations();
const run = (text: string, calls: readonly string[] | null = null): readonly LintFinding[] =>
  lint({
    text,
    name: 'manifest.yml',
    table,
    today: '2026-11-22',
    calls:
      calls === null
        ? null
        : resolveCalls(
            table,
            calls.flatMap((call) => statedCall(call) ?? []),
            false,
          ),
  }).findings;
const wrong = (findings: readonly LintFinding[]) => findings.filter(({ severity }) => severity !== 'note');

const healthy = `app:
  id: ari:cloud:ecosystem::app/6b1a3b0e-5a0f-4f3f-9d4e-2f6c1f0a7d55
  runtime:
    name: nodejs22.x
remotes:
  - key: backend
    baseUrl: https://backend.acme.dev
    operations:
      - compute
resources:
  - key: main
    path: static/main
modules:
  jira:adminPage:
    - key: admin
      title: Admin
      resource: main
      resolver:
        endpoint: api
  endpoint:
    - key: api
      remote: backend
      auth:
        appSystemToken:
          enabled: true
    - key: events
      remote: backend
      route:
        path: /events
  trigger:
    - key: lifecycle
      endpoint: events
      events:
        - avi:forge:installed:app
  scheduledTrigger:
    - key: hourly
      endpoint: events
      interval: hour
permissions:
  scopes:
    - read:jira-work
    - read:app-system-token
`;

/** Sets (or, with undefined, removes) what stands at a path of the healthy manifest. */
const changed = (path: readonly (string | number)[], value: unknown): string => {
  const manifest: unknown = parse(healthy);
  let here = manifest;
  for (const key of path.slice(0, -1))
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
  const last = path.at(-1);
  if (typeof here !== 'object' || here === null || last === undefined)
    throw new Error(`no ${path.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(here, last);
  else Reflect.set(here, last, value);
  return stringify(manifest);
};

test('a healthy manifest has nothing wrong', () => {
  expect(run(healthy)).toEqual([]);
});

test("this project's own manifest has nothing wrong", () => {
  expect(wrong(run(readFileSync('manifest.yml', 'utf8')))).toEqual([]);
});

test.each<[string, readonly (string | number)[], unknown]>([
  ['app-missing', ['app'], undefined],
  ['app-id-missing', ['app', 'id'], undefined],
  ['app-id-malformed', ['app', 'id'], '6b1a3b0e'],
  ['app-id-malformed', ['app', 'id'], 'ari:cloud:ecosystem::app/my-app'],
  ['runtime-missing', ['app', 'runtime'], undefined],
  ['runtime-unknown', ['app', 'runtime', 'name'], 'nodejs18.x'],
  ['runtime-memory', ['app', 'runtime', 'memoryMB'], 64],
  ['value-unknown', ['app', 'runtime', 'architecture'], 'sparc'],
  ['modules-missing', ['modules'], undefined],
  ['unknown-field', ['permission'], {}],
  ['value-malformed', ['remotes', 0, 'key'], 'a-key-that-is-much-too-long'],
  ['base-url-not-https', ['remotes', 0, 'baseUrl'], 'http://backend.acme.dev'],
  ['base-url-missing', ['remotes', 0, 'baseUrl'], undefined],
  ['property-missing', ['remotes', 0, 'baseUrl'], { EU: 'https://eu.acme.dev' }],
  ['remote-operation-unknown', ['remotes', 0, 'operations'], ['compute', 'compote']],
  ['remote-not-invocable', ['remotes', 0, 'operations'], ['storage']],
  ['property-missing', ['resources', 0, 'path'], undefined],
  ['reference-broken', ['modules', 'jira:adminPage', 0, 'resource'], 'mian'],
  ['reference-broken', ['modules', 'jira:adminPage', 0, 'resolver', 'endpoint'], 'nothing'],
  ['reference-broken', ['modules', 'endpoint', 0, 'remote'], 'backed'],
  ['reference-broken', ['modules', 'trigger', 0, 'endpoint'], 'evets'],
  ['endpoint-path-malformed', ['modules', 'endpoint', 1, 'route', 'path'], 'events'],
  ['property-missing', ['modules', 'trigger', 0, 'key'], undefined],
  ['value-malformed', ['modules', 'trigger', 0, 'key'], 'my trigger'],
  ['module-key-duplicate', ['modules', 'trigger', 0, 'key'], 'admin'],
  ['property-missing', ['modules', 'scheduledTrigger', 0, 'endpoint'], undefined],
  ['trigger-without-events', ['modules', 'trigger', 0, 'events'], []],
  ['event-not-sent', ['modules', 'trigger', 0, 'events'], ['avi:forge:uninstalled:app']],
  ['value-unknown', ['modules', 'scheduledTrigger', 0, 'interval'], 'hourly'],
  [
    'schedule-too-many',
    ['modules', 'scheduledTrigger'],
    [1, 2, 3, 4, 5, 6].map((n) => ({ key: `s${n}`, endpoint: 'events', interval: 'day' })),
  ],
  ['wrong-type', ['modules', 'trigger'], { key: 'a' }],
  ['wrong-type', ['permissions', 'scopes'], 'read:jira-work'],
  ['scope-unknown', ['permissions', 'scopes', 0], 'read:jira-wrok'],
  ['scope-retired', ['permissions', 'scopes', 0], 'read:workflow.property:jira'],
  ['scope-of-other-framework', ['permissions', 'scopes', 0], 'ADMIN'],
  ['connect-scope-without-connect', ['permissions', 'scopes', 0], 'read:connect-jira'],
  ['scope-not-for-forge', ['permissions', 'scopes', 0], 'offline_access'],
  ['scope-duplicate', ['permissions', 'scopes', 1], 'read:jira-work'],
  ['remote-token-scope-missing', ['permissions', 'scopes'], ['read:jira-work']],
  ['remote-token-scope-unused', ['modules', 'endpoint', 0, 'auth'], undefined],
  ['product-scope-missing', ['permissions', 'scopes'], ['read:app-system-token']],
  ['connect-key-missing', ['connectModules'], { 'jira:lifecycle': [{ key: 'l', installed: '/i' }] }],
])('%s is found at %j', (rule, path, value) => {
  expect(rulesOf(wrong(run(changed(path, value))))).toContain(rule);
});

/** Rules of Atlassian's own validator, and what no validator says. */
test.each<[string, readonly (string | number)[], unknown]>([
  ['unknown-module-type', ['modules', 'jira:issuePanels'], [{ key: 'p', title: 'P', resource: 'main' }]],
  ['property-missing', ['modules', 'jira:adminPage', 0, 'title'], undefined],
  ['unknown-field', ['modules', 'endpoint', 0, 'rout'], { path: '/api' }],
  ['property-missing', ['modules', 'function'], [{ key: 'f' }]],
  ['handler-malformed', ['modules', 'function'], [{ key: 'f', handler: 'index' }]],
  ['key-malformed', ['modules', 'function'], [{ key: 'a-key-that-is-much-too-long', handler: 'index.run' }]],
  ['event-scope-missing', ['modules', 'trigger', 0, 'events'], ['avi:jira:created:field']],
  ['event-unknown', ['modules', 'trigger', 0, 'events'], ['avi:jira:create:issue']],
  ['module-scope-missing', ['modules', 'jira:uiModifications'], [{ key: 'u', title: 'U', resource: 'main' }]],
  ['endpoint-without-route', ['modules', 'endpoint', 1, 'route'], undefined],
  ['endpoint-user-token', ['modules', 'endpoint', 1, 'auth'], { appUserToken: { enabled: true } }],
  ['reference-broken', ['modules', 'rovo:agent'], [{ key: 'a', name: 'A', prompt: 'p', actions: ['nope'] }]],
  [
    'module-too-many',
    ['modules', 'jira:globalPage'],
    [1, 2].map((n) => ({ key: `g${n}`, title: 'G', resource: 'main' })),
  ],
  ['unknown-field', ['permissions', 'external'], { backend: ['https://api.acme.dev'] }],
  ['egress-malformed', ['permissions', 'external'], { fetch: { backend: ['http://api.acme.dev'] } }],
  ['egress-everywhere', ['permissions', 'external'], { fetch: { client: ['*'] } }],
  ['variable-undeclared', ['app', 'id'], 'ari:cloud:ecosystem::app/$' + '{APP_ID}'],
  ['scope-not-for-forge', ['permissions', 'scopes', 0], 'report:thing:jira-admin-center'],
  ['app-id-malformed', ['app', 'id'], 7],
  ['runtime-missing', ['app', 'runtime'], { memoryMB: 256 }],
  ['runtime-memory', ['app', 'runtime'], { name: 'nodejs22.x', memoryMB: 2048 }],
  ['runtime-memory', ['app', 'runtime'], { name: 'nodejs22.x', memoryMB: 127 }],
  ['base-url-malformed', ['remotes', 0, 'baseUrl'], 'backend.acme.dev'],
  [
    'key-duplicate',
    ['remotes', 1],
    { key: 'backend', baseUrl: 'https://b.acme.dev', operations: ['compute'] },
  ],
  ['reference-broken', ['modules', 'rovo:mcp'], [{ key: 'm', name: 'M', tools: ['nope'] }]],
  ['reference-broken', ['modules', 'rovo:skill'], [{ key: 's', dependencies: { tools: ['nope'] } }]],
  ['reference-broken', ['modules', 'automation:actionProvider'], [{ key: 'a', actions: ['nope'] }]],
  ['reference-broken', ['permissions', 'external'], { fetch: { backend: [{ remote: 'nope' }] } }],
  ['egress-malformed', ['permissions', 'external'], { images: ['no host'] }],
  ['egress-malformed', ['permissions', 'external'], { images: ['javascript:alert(1).x'] }],
  ['egress-malformed', ['permissions', 'external'], { images: ['localhost'] }],
  ['egress-malformed', ['permissions', 'external'], { images: [`https://${'a'.repeat(1_000)}.dev`] }],
  ['modules-missing', ['modules'], { function: [{ key: 'f', handler: 'index.run' }] }],
  ['connect-remote-missing', ['connectModules'], { 'jira:lifecycle': [{ key: 'l', installed: '/i' }] }],
  ['unknown-module-type', ['connectModules'], { generalPages: [] }],
])('%s is found at %j', (rule, path, value) => {
  expect(rulesOf(wrong(run(changed(path, value))))).toContain(rule);
});

test.each<[string, readonly (string | number)[], unknown]>([
  ['remote-operations-missing', ['remotes', 0, 'operations'], undefined],
  [
    'egress-data-undeclared',
    ['permissions', 'external'],
    { fetch: { backend: [{ address: 'api.acme.dev' }] } },
  ],
  ['rolling-release', ['permissions', 'enforcement'], 'app-managed'],
  ['egress-form-deprecated', ['permissions', 'external'], { images: ['*.acme.dev'] }],
  [
    'egress-to-atlassian',
    ['permissions', 'external'],
    { fetch: { backend: [{ address: '*.atlassian.net', inScopeEUD: false }] } },
  ],
  [
    'egress-path-ignored',
    ['permissions', 'external'],
    { fetch: { backend: [{ address: 'https://api.acme.dev/v1/', inScopeEUD: false }] } },
  ],
])('%s is a note that says what the omission does', (rule, path, value) => {
  const findings = run(changed(path, value));
  expect(wrong(findings)).toEqual([]);
  expect(rulesOf(findings)).toContain(rule);
});

test.each([
  ['myapp://callback.acme.dev'],
  ['acme.dev:8443'],
  ['*.acme.dev'],
  ['wss://socket.acme.dev'],
  ['https://cdn.acme.dev/fonts?x=1'],
])('%s can be let out to', (address) => {
  const images = [{ address }];
  expect(wrong(run(changed(['permissions', 'external'], { images })))).toEqual([]);
});

test.each(['nodejs18.x', 'deno'])('a runtime %s is told with those there are', (name) => {
  const [found] = wrong(run(changed(['app', 'runtime', 'name'], name)));
  expect(found?.message).toMatch(
    /app\.runtime\.name must be one of nodejs20\.x, nodejs22\.x, nodejs24\.x\.$/,
  );
  expect(found?.message.startsWith('nodejs18.x is no runtime of Forge any more: ')).toBe(
    name === 'nodejs18.x',
  );
});

test.each([128, 1024])('%i MB of memory are allowed', (memoryMB) => {
  expect(wrong(run(changed(['app', 'runtime'], { name: 'nodejs22.x', memoryMB })))).toEqual([]);
});

test('an action that an agent or an automation names is there, and one that nobody names can be run by nobody', () => {
  const action = (key: string) => ({ key, name: key, function: 'run', actionVerb: 'GET', description: 'd' });
  const manifest = parse(healthy);
  manifest.modules.function = [{ key: 'run', handler: 'index.run' }];
  manifest.modules.action = [action('used'), action('left')];
  manifest.modules['rovo:agent'] = [{ key: 'a', name: 'A', prompt: 'p', actions: ['used'] }];
  const found = run(stringify(manifest)).filter(({ rule }) =>
    /^(action-unused|reference-broken)$/.test(rule),
  );
  expect(found.map(({ rule, message }) => [rule, message])).toEqual([
    ['action-unused', 'No agent and no automation names the action left: nobody can run it.'],
  ]);
  manifest.modules['rovo:agent'][0].actions = ['used', 'lefd'];
  const broken = run(stringify(manifest)).find(({ rule }) => rule === 'reference-broken');
  expect(broken?.message).toMatch(/with the key "lefd"\. ?Did you mean left\?$/);
});

describe('Connect inside Forge', () => {
  const inside = (connect: object, types: object = { 'jira:lifecycle': [{ key: 'l', installed: '/i' }] }) => {
    const manifest = parse(healthy);
    manifest.app.connect = connect;
    manifest.connectModules = types;
    return run(stringify(manifest)).filter(({ rule }) => /connect|reference|module-type/.test(rule));
  };

  test('with key and remote there is only to know until when it lives', () => {
    expect(rulesOf(inside({ key: 'k', remote: 'backend' }))).toEqual(['connect-modules']);
  });

  test('each that is missing or leads nowhere is told', () => {
    expect(rulesOf(inside({ remote: 'backend' }))).toContain('connect-key-missing');
    expect(rulesOf(inside({ key: 'k' }))).toContain('connect-remote-missing');
    expect(inside({ key: 'k', remote: 'nope' }).map(({ message }) => message)).toContain(
      'There is no remote "nope".',
    );
    const types = inside({ key: 'k', remote: 'backend' }, { generalPages: [], 'jira:webPanels': [] });
    expect(types.filter(({ rule }) => rule === 'unknown-module-type').map(({ message }) => message)).toEqual([
      'generalPages needs its product in front: jira:generalPages.',
    ]);
  });
});

test.each(['https://api.acme.dev', 'https://api.acme.dev:8443', 'https://api.acme.dev/', 'api.acme.dev'])(
  '%s has no path that could be ignored',
  (address) => {
    const external = { fetch: { backend: [{ address, inScopeEUD: false }] } };
    expect(run(changed(['permissions', 'external'], external))).toEqual([]);
  },
);

test('a panel that a function draws is of the first UI Kit', () => {
  const panel = { key: 'p', title: 'P', icon: 'i', function: 'run' };
  const manifest = parse(healthy);
  manifest.modules['jira:issuePanel'] = [panel];
  manifest.modules.function = [{ key: 'run', handler: 'index.run' }];
  expect(wrong(run(stringify(manifest))).map(({ rule }) => rule)).toEqual(['ui-kit-1']);
});

test('keys that the documentation of a macro names are no slips of the pen', () => {
  const manifest = parse(healthy);
  manifest.modules.macro = [{ key: 'm', title: 'M', resource: 'main', categories: ['visuals'] }];
  expect(run(stringify(manifest))).toEqual([]);
});

test('a missing id is told once, and an old name is told as what it is', () => {
  const manifest = parse(healthy);
  delete manifest.app.id;
  manifest.app.name = 'old';
  const found = run(stringify(manifest)).map(({ rule, severity }) => [rule, severity]);
  expect(found).toEqual([
    ['app-id-missing', 'error'],
    ['unknown-field', 'warning'],
  ]);
});

test('a declared environment variable may stand for the id of the app', () => {
  const id = 'ari:cloud:ecosystem::app/$' + '{APP_ID}';
  const text = changed(['app', 'id'], id).replace(
    'modules:',
    'environment:\n  variables:\n    - APP_ID\nmodules:',
  );
  expect(run(text)).toEqual([]);
});

test('remotes of an auth provider are its addresses, not backends', () => {
  const action = { remote: 'music', path: '/x' };
  const provider = {
    key: 'music',
    name: 'Music',
    type: 'oauth2',
    clientId: 'c',
    remotes: ['music'],
    bearerMethod: 'authorization-header',
    actions: {
      authorization: action,
      exchange: action,
      retrieveProfile: { ...action, resolvers: { id: 'id', displayName: 'name' } },
    },
  };
  const manifest = parse(healthy);
  manifest.remotes.push({ key: 'music', baseUrl: 'https://music.acme.dev' });
  manifest.providers = { auth: [provider] };
  manifest.permissions.external = { fetch: { backend: [{ remote: 'music' }] } };
  expect(run(stringify(manifest))).toEqual([]);
});

test('an auth provider names remotes that are there and let out to, and a function that is there', () => {
  const provider = (more: object, actions: object = {}) => {
    const manifest = parse(healthy);
    manifest.remotes.push({ key: 'music', baseUrl: 'https://music.acme.dev' });
    const action = { remote: 'music', path: '/x' };
    const own = { key: 'music', name: 'Music', type: 'oauth2', clientId: 'c', remotes: ['music'] };
    const all = { authorization: action, exchange: action, retrieveProfile: action, ...actions };
    manifest.providers = { auth: [{ ...own, bearerMethod: 'authorization-header', actions: all, ...more }] };
    return (external: object) => {
      manifest.permissions.external = external;
      return run(stringify(manifest))
        .filter(({ rule }) => /reference|egress-missing/.test(rule))
        .map(({ rule, message, fix }) => [rule, message, fix]);
    };
  };
  const missing =
    'Remote "music" of provider "music" must be allowed under permissions.external.fetch.backend.';
  expect(provider({})({})).toEqual([['egress-missing', missing, '- remote: music']]);
  for (const item of [{ remote: 'music' }, { address: 'https://music.acme.dev' }, 'https://music.acme.dev'])
    expect(provider({})({ fetch: { backend: [item] } })).toEqual([]);
  const allowed = { fetch: { backend: [{ remote: 'music' }] } };
  expect(provider({ remotes: ['nope'] })(allowed)).toEqual([
    ['reference-broken', 'Provider "music" names the remote "nope", which is not in remotes.', undefined],
  ]);
  expect(provider({}, { exchange: { remote: 'nope', path: '/x' } })(allowed)).toHaveLength(1);
  expect(
    provider({}, { retrieveProfile: { remote: 'music', path: '/x', function: 'nope' } })(allowed),
  ).toContainEqual([
    'reference-broken',
    'There is no function in modules.function with the key "nope".',
    undefined,
  ]);
});

test('a manifest of more than 200 KiB is told', () => {
  const large = `${healthy}# ${'x'.repeat(200 * 1024)}\n`;
  expect(rulesOf(run(large))).toContain('manifest-too-large');
  expect(run(`${healthy}# ${'x'.repeat(190 * 1024)}\n`)).toEqual([]);
});

test('the scopes of triggers are not surplus', () => {
  const text = changed(['modules', 'trigger', 0, 'events'], ['avi:jira-software:created:sprint']).replace(
    '- read:app-system-token',
    '- read:sprint:jira-software\n    - read:app-system-token',
  );
  const surplus = run(text, ['GET /rest/api/3/permissions']).filter(({ rule }) => rule === 'scope-surplus');
  expect(surplus).toEqual([]);
});

test('a finding has the line and column of what it speaks of', () => {
  const text = healthy.replace('read:jira-work', 'read:jira-wrok');
  const line = text.split('\n').findIndex((candidate) => candidate.includes('wrok')) + 1;
  expect(run(text)).toContainEqual(
    expect.objectContaining({ rule: 'scope-unknown', line, column: 7, fix: 'read:jira-work' }),
  );
});

test('scopes of another product are not called wrong', () => {
  const text = healthy.replace('read:jira-work', 'read:page:confluence');
  expect(wrong(run(text))).toEqual([]);
});

test('scopes may be a map with options, and anchors are followed', () => {
  const text = healthy.replace(
    /permissions:[\s\S]*/,
    'permissions:\n  scopes:\n    read:jira-wrok:\n      allowImpersonation: true\n    read:app-system-token: {}\n',
  );
  expect(run(text)).toContainEqual(
    expect.objectContaining({ rule: 'scope-unknown', fix: 'read:jira-work', column: 5 }),
  );
});

test('missing and surplus scopes, and what Forge cannot call, are found when calls are known', () => {
  const findings = run(healthy, ['GET /rest/api/3/permissions', 'POST /rest/api/3/webhook']);
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'scope-missing', fix: '- manage:jira-configuration' }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'scope-surplus', message: expect.stringContaining('read:jira-work') }),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      rule: 'call-closed',
      message: expect.stringContaining('closed to a Forge app'),
    }),
  );
});

test.each(['', 'a: [', '- x', 'a: &a [*a]', 'app: 1\nmodules: 2\npermissions: 3\nremotes: {}'])(
  '%j does not make it throw',
  (given) => {
    expect(run(given).length).toBeGreaterThan(0);
  },
);

test('what is missing is said once, by the rule that has the mending', () => {
  const text =
    'modules:\n  jira:adminPage:\n    - key: a\n      title: A\napp:\n  id: ari:cloud:ecosystem::app/1\n';
  const about = run(text).filter(({ message }) => message.includes('runtime'));
  expect(about.map(({ rule }) => rule)).toEqual(['runtime-missing']);
});
