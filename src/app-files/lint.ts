import { type Asked, type OperationsTable, scopeCatalogue } from '../jira-facts/index.ts';
import { type AppFile, declaredScopes, readAppFile, scopesNode } from './app-file.ts';
import { checkCalls } from './calls.ts';
import { checkAuthentication, checkLifecycle, checkMigrations } from './connect/authentication.ts';
import { checkBaseUrls, checkFields, checkKey } from './connect/descriptor.ts';
import { checkModules } from './connect/modules.ts';
import { checkConnectScopes } from './connect/scopes.ts';
import { entryOf, type ObjectNode, type Place } from './document/node.ts';
import { type LintFinding, newReport, type Report, sortFindings } from './finding.ts';
import { checkApp, checkConnectInForge, checkSections } from './forge/app.ts';
import { checkForgeModules } from './forge/modules.ts';
import { checkRemotes, checkResources } from './forge/remotes.ts';
import { checkForgeScopes } from './forge/scopes.ts';
import { heldByApp } from './held.ts';
import { movingAdvice } from './moving.ts';

export interface LintInput {
  readonly text: string;
  /** As it was named: decides between JSON and YAML, descriptor and manifest. */
  readonly name: string;
  readonly table: OperationsTable;
  /** The calls the app is known to make; null when nobody said. */
  readonly calls: Asked | null;
  /** ISO 8601 day. */
  readonly today: string;
}

export interface LintResult {
  readonly kind: AppFile['kind'];
  readonly findings: readonly LintFinding[];
}

const scopesPlace = (file: AppFile, root: ObjectNode): Place =>
  scopesNode(file)?.at ?? entryOf(root, 'permissions')?.keyAt ?? root.at;

const checkMoving = (input: LintInput, file: AppFile, root: ObjectNode, report: Report): void => {
  const names = declaredScopes(file).map(({ name }) => name);
  const advice = movingAdvice(input.table, names, input.calls?.operations ?? null, input.today);
  const source = 'https://developer.atlassian.com/platform/forge/changelog/#CHANGE-3383';
  if (advice.daysLeft < 0)
    report.warning('connect-support-ended', root, `Connect support has ended. ${advice.dates}.`, { source });
  else report.note('connect-support-ends', root, `Connect support ends. ${advice.dates}.`, { source });
  for (const sentence of advice.sentences) report.note('moving-to-forge', scopesPlace(file, root), sentence);
};

const checkDescriptor = (input: LintInput, file: AppFile, root: ObjectNode, report: Report): void => {
  checkFields(root, report);
  checkKey(root, report);
  checkBaseUrls(root, report);
  checkAuthentication(root, report);
  checkLifecycle(root, report);
  checkMigrations(root, report);
  checkModules(root, report);
  checkConnectScopes(root, declaredScopes(file), scopeCatalogue(input.table.all), report);
  checkMoving(input, file, root, report);
};

const checkManifest = (input: LintInput, file: AppFile, root: ObjectNode, report: Report): void => {
  checkSections(root, new TextEncoder().encode(input.text).length, report);
  checkApp(root, report);
  checkConnectInForge(root, report);
  checkRemotes(root, report);
  checkResources(root, report);
  checkForgeModules(root, report);
  checkForgeScopes(file, root, scopeCatalogue(input.table.all), report);
};

/** Checks a descriptor or manifest: what is wrong, where, and what to write instead. Never throws for bad input. */
export const lint = (input: LintInput): LintResult => {
  const file = readAppFile(input.text, input.name);
  const report = newReport();
  for (const { message, at } of file.parsed.problems) report.error('syntax', at, message);
  const { root } = file.parsed;
  if (root === null) {
    if (file.parsed.problems.length === 0)
      report.error('empty', { line: 1, column: 1 }, 'The file is empty.');
    return { kind: file.kind, findings: report.findings };
  }
  if (root.kind !== 'object') {
    report.error('wrong-type', root, 'The file must hold one object.');
    return { kind: file.kind, findings: report.findings };
  }
  switch (file.kind) {
    case 'connect-descriptor':
      checkDescriptor(input, file, root, report);
      break;
    case 'forge-manifest':
      checkManifest(input, file, root, report);
      break;
    case 'unknown':
      break;
  }
  if (input.calls !== null && file.kind !== 'unknown') {
    const held = heldByApp(input.text, input.name);
    if (held.ok)
      checkCalls(input.table, input.calls, held.held, declaredScopes(file), scopesPlace(file, root), report);
  }
  return { kind: file.kind, findings: sortFindings(report.findings) };
};
