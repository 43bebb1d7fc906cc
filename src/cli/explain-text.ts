import { causeCatalogue, type Finding, type Missing } from '../diagnosis/index.ts';

interface Explained {
  readonly id: string;
  readonly findings: readonly Finding[];
  readonly problem?: string;
}

/** All findings as one JSON document: an object for one recording, a list for several. */
export function renderJson(explained: readonly Explained[]): string {
  const all = explained.map(({ id, findings, problem }) => ({
    id,
    findings,
    ...(problem === undefined ? {} : { error: problem }),
  }));
  return `${JSON.stringify(all.length === 1 ? all[0] : all, null, 2)}\n`;
}

/** For a tired person: the cause, why we think so, what to do, what else it could be. */
export function renderText(explained: readonly Explained[]): string {
  return explained
    .map((one) => (explained.length > 1 ? `== ${one.id}\n${renderOne(one)}` : renderOne(one)))
    .join('\n');
}

function renderOne({ findings, problem }: Explained): string {
  if (problem !== undefined) return `Not read: ${problem}\n`;
  const first = findings[0];
  if (first === undefined) return 'Nothing in this recording looks wrong.\n';
  const others = findings.slice(1, 4);
  const lines = [
    `${title(first.cause)}  (${first.cause}, ${sureness(first.confidence)})`,
    '',
    'Why we think so',
    ...first.because.map((fact) => `  - ${fact}`),
    ...missingLines(first.missing, first),
    '',
    'What to do',
    ...first.fix.flatMap(({ who, step, link }, index) => [
      `  ${index + 1}. ${who}: ${step}`,
      ...(link === undefined ? [] : [`     ${link}`]),
    ]),
    ...(others.length > 0
      ? [
          '',
          'What else it could be',
          ...others.map(
            (other) =>
              `  - ${title(other.cause)} (${other.cause}, ${percent(other.confidence)}): ${other.because[0] ?? ''}`,
          ),
        ]
      : []),
    ...(first.settledBy === undefined ? [] : ['', `To be sure: ${first.settledBy}`]),
    '',
    `More: docs/rules/${first.cause}.md`,
    '',
  ];
  return lines.join('\n');
}

function missingLines(missing: Missing, { cause }: Finding): string[] {
  const parts = [
    ...(missing.scopes.length > 0 && cause !== 'scope-missing'
      ? [`scopes ${missing.scopes.join(', ')}`]
      : []),
    ...(missing.groups.length > 0 ? [`group ${missing.groups.join(', ')}`] : []),
    ...(missing.globalPermissions.length > 0
      ? [`global permission ${missing.globalPermissions.join(' or ')}`]
      : []),
    ...(missing.projectPermissions.length > 0
      ? [`project permission ${missing.projectPermissions.join(', ')}`]
      : []),
  ];
  return parts.length === 0 ? [] : ['', `Missing: ${parts.join('; ')}`];
}

const title = (cause: string) => causeCatalogue.find(({ id }) => id === cause)?.title ?? cause;
const percent = (confidence: number) => `${Math.round(confidence * 100)} %`;

function sureness(confidence: number): string {
  if (confidence >= 0.85) return `${percent(confidence)} sure`;
  if (confidence >= 0.5) return `likely, ${percent(confidence)}`;
  return `cannot tell for certain, ${percent(confidence)}`;
}
