/**
 * How often the diagnosis is right: `npm run accuracy [-- DIRECTORY…] [--json] [--fit]`. Both sets of recorded exchanges
 * apart: those that shaped the diagnosis, and those in quarantine. Top-1, top-3, per cause and identity, calibration,
 * what is wrong at 0.9 or more, and the confusion that costs most, beside two baselines on the same cases: a table of
 * status codes, and what a reader learns from the error of a widely used client (jira.js, MIT). `--fit` looks for better
 * weights by cross-validation over the learning set; it prints, it changes nothing.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HttpException } from 'jira.js';
import { diagnose } from '../src/diagnosis/index.ts';
import { readRecording } from '../src/evidence/index.ts';
import { loadOperations } from '../src/jira-facts/index.ts';

/** A reader that has seen enough (`| head`) is no failure. */
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const asJson = args.includes('--json');
const named = args.filter((arg) => !arg.startsWith('--'));
const directories =
  named.length > 0 ? named : ['learning', 'quarantine'].map((side) => join(root, 'test/exchanges', side));

const failing = (evidence) =>
  evidence.exchanges.find(
    ({ response, failure }) =>
      failure || response === null || response.status === null || response.status >= 300,
  ) ?? evidence.exchanges[0];

/** The table everybody has in mind. */
const byStatus = (evidence) => {
  const call = failing(evidence);
  if (call?.failure) return ['network-or-proxy'];
  const table = {
    200: ['resource-not-visible'],
    301: ['wrong-site-url'],
    302: ['wrong-site-url'],
    400: ['bad-request-parameters'],
    401: ['credentials-rejected', 'token-expired', 'scope-missing'],
    403: ['project-permission-missing', 'global-permission-missing', 'scope-missing'],
    404: ['resource-not-visible', 'endpoint-not-found', 'wrong-site-url'],
    405: ['method-not-allowed'],
    407: ['network-or-proxy'],
    410: ['endpoint-removed'],
    429: ['rate-limited'],
    500: ['platform-bug'],
    502: ['site-unavailable'],
    503: ['site-unavailable'],
  };
  return table[call?.response?.status ?? 0] ?? [];
};

/** What the exception of jira.js says (status and message), read literally. */
const byClient = (evidence) => {
  const call = failing(evidence);
  if (!call?.response) return ['network-or-proxy'];
  const text = call.response.body ?? '';
  let body = text;
  try {
    body = JSON.parse(text);
  } catch {
    // The client hands on text as it is.
  }
  const status = call.response.status ?? undefined;
  const error = new HttpException(
    typeof body === 'object' && body !== null ? { ...body, status } : body,
    status,
  );
  const said =
    `${error.message} ${typeof error.response === 'string' ? error.response : JSON.stringify(error.response)}`.toLowerCase();
  if (said.includes('scope')) return ['scope-missing'];
  if (said.includes('rate limit')) return ['rate-limited'];
  if (said.includes('removed') || said.includes('deprecated')) return ['endpoint-removed'];
  if (said.includes('administrator')) return ['global-permission-missing'];
  if (said.includes('permission')) return ['project-permission-missing'];
  if (said.includes('not exist') || said.includes('be found')) return ['resource-not-visible'];
  if (said.includes('expired')) return ['token-expired'];
  if (error.status === 401 && evidence.identity.startsWith('oauth')) return ['token-expired'];
  return byStatus(evidence);
};

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

const measure = (cases, judge) => {
  let strict = 0;
  let lenient = 0;
  let three = 0;
  for (const one of cases) {
    const causes = judge(one);
    if (causes[0] === one.expected.cause) strict += 1;
    if ([one.expected.cause, ...(one.expected.alsoAcceptable ?? [])].includes(causes[0])) lenient += 1;
    if (causes.slice(0, 3).includes(one.expected.cause)) three += 1;
  }
  return { cases: cases.length, top1: strict, top1OrAlsoAcceptable: lenient, top3: three };
};

const groupBy = (cases, key) => {
  const groups = new Map();
  for (const one of cases) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
};

const operations = loadOperations();
const sets = [];
for (const directory of directories) {
  if (!existsSync(directory)) {
    process.stderr.write(`${directory}: there is no such directory\n`);
    process.exitCode = 2;
    continue;
  }
  const cases = [];
  const pasted = join(directory, '../pasted', basename(directory));
  const files = [directory, ...(existsSync(pasted) ? [pasted] : [])].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((name) => ({ name, file: join(folder, name) })),
  );
  for (const { name, file } of files) {
    const text = readFileSync(file, 'utf8');
    const { given, expected } = JSON.parse(text);
    const recording = readRecording(given ? text : readFileSync(file.replace(/json$/, 'txt'), 'utf8'), name);
    if (!recording.ok || !expected)
      process.stderr.write(`${name}: ${recording.problem ?? 'no expected cause'}\n`);
    else
      cases.push({
        id: name.replace('.json', ''),
        evidence: recording.evidence,
        expected,
        findings: diagnose(recording.evidence, operations),
      });
  }
  sets.push({ directory, cases });
}

const ours = ({ findings }) => findings.map(({ cause }) => cause);
const all = sets.flatMap(({ cases }) => cases);
const judges = [
  ['clearance', ours],
  ['status table', ({ evidence }) => byStatus(evidence)],
  ['jira.js message', ({ evidence }) => byClient(evidence)],
];
const confusions = all
  .filter((one) => ours(one)[0] !== one.expected.cause)
  .map((one) => ({
    id: one.id,
    expected: one.expected.cause,
    got: ours(one)[0] ?? null,
    confidence: one.findings[0]?.confidence ?? 0,
    acceptable: (one.expected.alsoAcceptable ?? []).includes(ours(one)[0]),
  }));
const surelyWrong = confusions.filter(({ confidence, acceptable }) => confidence >= 0.9 && !acceptable);
/** A confusion costs the confidence it was told with. */
const costs = Map.groupBy(confusions, ({ expected, got }) => `${expected} ← ${got ?? 'nothing'}`);
const [costliest] = [...costs]
  .map(([pair, same]) => ({
    pair,
    cases: same.length,
    cost: same.reduce((sum, { confidence }) => sum + confidence, 0),
  }))
  .sort((a, b) => b.cost - a.cost);
const bands = [
  [0, 0.5],
  [0.5, 0.7],
  [0.7, 0.85],
  [0.85, 0.95],
  [0.95, 1.01],
].map(([from, to]) => {
  const within = all.filter(
    ({ findings }) => findings[0] && findings[0].confidence >= from && findings[0].confidence < to,
  );
  const right = within.filter((one) => ours(one)[0] === one.expected.cause).length;
  const mean = within.reduce((sum, { findings }) => sum + findings[0].confidence, 0) / (within.length || 1);
  return { from, to: Math.min(to, 1), cases: within.length, meanConfidence: Number(mean.toFixed(2)), right };
});
const wanting = all.filter(({ expected }) => (expected.missing ?? []).length > 0);
const named_ = wanting.filter(({ expected, findings }) => {
  const missing = findings[0]?.missing;
  const names = missing
    ? [...missing.scopes, ...missing.groups, ...missing.globalPermissions, ...missing.projectPermissions]
    : [];
  return expected.missing.every((name) => names.includes(name));
}).length;

if (asJson) {
  const result = {
    sets: sets.map(({ directory, cases }) => ({
      directory,
      ...Object.fromEntries(judges.map(([name, judge]) => [name, measure(cases, judge)])),
    })),
    confusions,
    wrongAtNinety: surelyWrong,
    costliestConfusion: costliest ?? null,
    calibration: bands,
    missing: { cases: wanting.length, named: named_ },
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} else {
  const line = (text = '') => process.stdout.write(`${text}\n`);
  for (const { directory, cases } of [
    ...sets,
    ...(sets.length > 1 ? [{ directory: 'all together', cases: all }] : []),
  ]) {
    line(`${directory.replace(root, '')} (${cases.length} cases)`);
    for (const [name, judge] of judges) {
      const m = measure(cases, judge);
      line(
        `  ${name.padEnd(16)} top-1 ${percent(m.top1, m.cases).padStart(7)}   or also acceptable ${percent(m.top1OrAlsoAcceptable, m.cases).padStart(7)}   top-3 ${percent(m.top3, m.cases).padStart(7)}`,
      );
    }
    line();
  }
  for (const [title, key] of [
    ['By cause', ({ expected }) => expected.cause],
    ['By identity', ({ evidence }) => evidence.identity],
  ]) {
    line(title);
    for (const [name, cases] of groupBy(all, key)) {
      const m = measure(cases, ours);
      line(`  ${name.padEnd(36)} ${String(m.top1).padStart(3)} of ${String(m.cases).padStart(3)}`);
    }
    line();
  }
  line('Confusions (expected ← got)');
  for (const { id, expected, got, confidence, acceptable } of confusions)
    line(
      `  ${expected} ← ${got ?? 'nothing'} ${confidence}${acceptable ? ' (also acceptable)' : ''}  [${id}]`,
    );
  if (confusions.length === 0) line('  none');
  line();
  line('Calibration (confidence of the first finding)');
  for (const { from, to, cases, meanConfidence, right } of bands)
    line(
      `  ${from.toFixed(2)}–${to.toFixed(2)}  ${String(cases).padStart(3)} cases, mean ${meanConfidence.toFixed(2)}, right ${percent(right, cases)}`,
    );
  line();
  line('Wrong, and not even acceptable, at 0.9 or more');
  for (const { id, expected, got, confidence } of surelyWrong)
    line(`  ${expected} ← ${got ?? 'nothing'} ${confidence}  [${id}]`);
  if (surelyWrong.length === 0) line('  none');
  line();
  line(
    costliest === undefined
      ? 'No confusion costs anything.'
      : `The confusion that costs most: ${costliest.pair} (${costliest.cases} cases, ${costliest.cost.toFixed(2)} of confidence misled)`,
  );
  line();
  line(`Missing scopes, groups and permissions named in full: ${named_} of ${wanting.length}`);
}

/** Five folds: weights are chosen on four, measured on the fifth, so that a gain by luck shows as none. */
if (args.includes('--fit')) {
  const { weights } = await import('../src/diagnosis/engine/weights.ts');
  const { cases } = sets[0];
  const right = (some, used) =>
    some.filter(({ evidence, expected }) => {
      const [first] = diagnose(evidence, operations, { weights: used });
      return first?.cause === expected.cause;
    }).length;
  const better = (some, start) => {
    let best = { used: start, right: right(some, start) };
    for (const name of Object.keys(start))
      for (const factor of [0.75, 0.9, 1.1, 1.25]) {
        const used = { ...best.used, [name]: start[name] * factor };
        const found = right(some, used);
        if (found > best.right) best = { used, right: found };
      }
    return best.used;
  };
  const folds = Array.from({ length: 5 }, (_, fold) => ({
    train: cases.filter((_case, index) => index % 5 !== fold),
    held: cases.filter((_case, index) => index % 5 === fold),
  }));
  const sum = (pick) => folds.reduce((total, fold) => total + pick(fold), 0);
  const asIs = sum(({ held }) => right(held, weights));
  const fitted = sum(({ train, held }) => right(held, better(train, weights)));
  process.stdout.write(
    `\nFit: ${asIs} of ${cases.length} right with the weights as they stand, ${fitted} on held-out folds with fitted ones.\n`,
  );
}
