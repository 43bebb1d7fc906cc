import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { z } from 'zod';
import { lint } from '../../../src/app-files/index.ts';
import { loadOperations } from '../../../src/jira-facts/index.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';

const table = loadOperations();
const base = {
  app: {
    id: 'ari:cloud:ecosystem::app/6b1a3b0e-5a0f-4f3f-9d4e-2f6c1f0a7d55',
    runtime: { name: 'nodejs22.x' },
  },
  resources: [{ key: 'main', path: 'static/main' }],
  modules: {
    'jira:issuePanel': [
      {
        key: 'panel',
        title: 'Panel',
        icon: 'https://acme.dev/i.png',
        resource: 'main',
        resolver: { function: 'run' },
      },
    ],
    function: [{ key: 'run', handler: 'index.run' }],
  },
  permissions: { scopes: ['read:jira-work'] },
};
const withModules = (modules: object) => ({ ...base, modules: { ...base.modules, ...modules } });
const withScopes = (...scopes: string[]) => ({ ...base, permissions: { scopes } });
const panel = base.modules['jira:issuePanel'][0];
const remotes = [
  {
    key: 'backend',
    baseUrl: 'https://b.acme.dev',
    operations: ['compute'],
    auth: { appSystemToken: { enabled: true } },
  },
];

const manifests: Readonly<Record<string, object>> = {
  'a healthy one': base,
  'no runtime': { ...base, app: { id: base.app.id } },
  'an old runtime': { ...base, app: { ...base.app, runtime: { name: 'nodejs18.x' } } },
  'an unknown section': { ...base, permission: {} },
  'an unknown module type': withModules({ 'jira:issuePanels': [panel] }),
  'a module without title': withModules({ 'jira:issuePanel': [{ ...panel, title: undefined }] }),
  'a module of two forms': withModules({
    'jira:issuePanel': [{ key: 'p', title: 'P', icon: 'i', function: 'run' }],
  }),
  'a resolver that is not there': withModules({
    'jira:issuePanel': [{ ...panel, resolver: { function: 'nope' } }],
  }),
  'a function without handler': withModules({ function: [{ key: 'run' }] }),
  'functions alone': { ...base, modules: { function: base.modules.function } },
  'a trigger with its scope': {
    ...withModules({ trigger: [{ key: 't', function: 'run', events: ['avi:jira:created:issue'] }] }),
  },
  'an agent with an unknown action': withModules({
    'rovo:agent': [{ key: 'a', name: 'A', prompt: 'p', actions: ['nope'] }],
  }),
  'an agent without actions': withModules({ 'rovo:agent': [{ key: 'a', name: 'A', prompt: 'p' }] }),
  'a misspelt scope': withScopes('read:jira-wrok'),
  'a scope of another product': withScopes('read:page:confluence'),
  'a misspelt product': withScopes('read:page:confluense'),
  'egress in the wrong place': {
    ...base,
    permissions: { scopes: [], external: { backend: ['https://a.acme.dev'] } },
  },
  'egress to http': {
    ...base,
    permissions: { scopes: [], external: { fetch: { backend: ['http://a.acme.dev'] } } },
  },
  'egress that is stated': {
    ...base,
    permissions: {
      scopes: [],
      external: { fetch: { backend: [{ address: 'a.acme.dev', inScopeEUD: false }] } },
    },
  },
  'tokens without a product scope': { ...base, remotes, permissions: { scopes: ['read:app-system-token'] } },
  'tokens with a product scope': {
    ...base,
    remotes,
    permissions: { scopes: ['read:app-system-token', 'read:page:confluence'] },
  },
  'a key that is used twice': withModules({
    trigger: [{ key: 'panel', function: 'run', events: ['avi:forge:installed:app'] }],
  }),
  'a schedule that is unknown': withModules({
    scheduledTrigger: [{ key: 's', function: 'run', interval: 'hourly' }],
  }),
};

const ours = readFileSync(join(import.meta.dirname, '../../../manifest.yml'), 'utf8');
const texts = [
  ...Object.values(manifests).map((manifest) => stringify(manifest)),
  ours,
  ours.replace('endpoint: api', 'endpoint: nowhere'),
];
const Verdicts = z.array(
  z.object({ success: z.boolean(), errors: z.array(z.looseObject({ level: z.string() })) }),
);

let theirs: z.infer<typeof Verdicts> = [];

/** One process for all: the validator takes seconds to load. */
beforeAll(() => {
  const folder = temporaryFolder('verdicts');
  const folders = texts.map((text, index) => {
    const own = join(folder, String(index));
    for (const path of ['static/main/index.html', 'dist/panel/index.html', 'src/index.js']) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), '');
    }
    writeFileSync(join(own, 'manifest.yml'), text);
    return own;
  });
  const validate = join(import.meta.dirname, 'validate.cjs');
  theirs = Verdicts.parse(
    JSON.parse(execFileSync(process.execPath, [validate, ...folders], { encoding: 'utf8' })),
  );
});

test("Atlassian's own validator accepts our manifest as it stands, and would notice a broken one", () => {
  expect(theirs.at(-2)).toEqual({ success: true, errors: [] });
  expect(theirs.at(-1)?.success).toBe(false);
});

test.each(Object.entries(manifests).map(([name, manifest], index) => ({ name, manifest, index })))(
  "$name: the verdict of Atlassian's validator",
  ({ manifest, index }) => {
    const { findings } = lint({
      text: stringify(manifest),
      name: 'manifest.yml',
      table,
      calls: null,
      today: '2026-11-25',
    });
    const accepted = theirs[index]?.errors.every(({ level }) => level !== 'error');
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect([errors.length === 0, errors.map(({ message }) => message)]).toEqual([
      accepted,
      accepted ? [] : expect.anything(),
    ]);
  },
);
