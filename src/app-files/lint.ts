import { type Asked, type OperationsTable, scopeCatalogue } from '../jira-facts/index.ts';
import { type AppFile, declaredScopes, readAppFile, scopesNode } from './app-file.ts';
import { checkCalls } from './calls.ts';
import { checkAuthentication, checkLifecycle, checkMigrations } from './connect/authentication.ts';
import { checkBaseUrls, checkFields, checkKey } from './connect/descriptor.ts';
import { checkModules } from './connect/modules.ts';
import { foreignWords, isForConfluence } from './connect/product.ts';
import { checkConnectScopes } from './connect/scopes.ts';
import { connectDates, connectEndOfSupport, daysUntil } from './connect/support-dates.ts';
import { checkWebhooks } from './connect/webhooks.ts';
import { entryOf, type ObjectNode, type Place } from './document/node.ts';
import { eventNeedsOf } from './events.ts';
import { type LintFinding, type LintReport, limitFindings, newReport, sortFindings } from './finding.ts';
import { checkApp, checkConnectInForge, checkSections } from './forge/app.ts';
import { checkEgress } from './forge/egress.ts';
import { checkEventScopes } from './forge/events.ts';
import { checkModuleScopes } from './forge/module-scopes.ts';
import { checkForgeModules } from './forge/modules.ts';
import { checkForgeReferences } from './forge/references.ts';
import { checkRemotes, checkResources } from './forge/remotes.ts';
import { checkForgeScopes } from './forge/scopes.ts';
import { checkShape } from './forge/shape.ts';
import { heldByFile } from './held.ts';
import { movingAdvice } from './moving.ts';

interface LintInput {
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
  /** Set when the file is of another product or a template: nothing of it was checked. */
  readonly notChecked?: 'bitbucket' | 'hipchat' | 'template';
  readonly findings: readonly LintFinding[];
}

const scopesPlace = (file: AppFile, root: ObjectNode): Place =>
  scopesNode(file)?.at ?? entryOf(root, 'permissions')?.keyAt ?? root.at;

/** What has ended and what will end for Connect apps, each with its day and its source. */
const checkSupport = (input: LintInput, root: ObjectNode, report: LintReport): void => {
  for (const { day, change, source } of connectDates) {
    const left = daysUntil(day, input.today);
    const when = left < 0 ? `Since ${day}` : `On ${day}, in ${left} days`;
    const ends = day === connectEndOfSupport;
    const message = `${when}: ${change}.`;
    if (ends && left < 0) report.warning('connect-support-ended', root, message, { source });
    else if (ends) report.note('connect-support-ends', root, message, { source });
    else report.note('connect-date', root, message, { source });
  }
};

const checkMoving = (input: LintInput, file: AppFile, root: ObjectNode, report: LintReport): void => {
  const names = declaredScopes(file).map(({ name }) => name);
  const advice = movingAdvice(input.table, names, input.calls?.operations ?? null, input.today);
  for (const sentence of advice.sentences) report.note('moving-to-forge', scopesPlace(file, root), sentence);
};

const checkDescriptor = (input: LintInput, file: AppFile, root: ObjectNode, report: LintReport): void => {
  checkFields(root, report);
  checkKey(root, report);
  checkBaseUrls(root, report);
  checkAuthentication(root, report);
  checkLifecycle(root, report);
  checkMigrations(root, report);
  checkModules(root, report);
  const isConfluence = isForConfluence(root);
  const declared = declaredScopes(file);
  checkConnectScopes(root, declared, scopeCatalogue(input.table.all), isConfluence, report);
  checkWebhooks(
    root,
    declared.map(({ name }) => name),
    !isConfluence,
    report,
  );
  checkSupport(input, root, report);
  if (isConfluence)
    report.note(
      'confluence-descriptor',
      root,
      "A Confluence descriptor: form and scopes were checked; what is known here of operations is Jira's.",
    );
  else checkMoving(input, file, root, report);
};

const checkManifest = (input: LintInput, file: AppFile, root: ObjectNode, report: LintReport): void => {
  checkSections(root, new TextEncoder().encode(input.text).length, report);
  checkApp(root, report);
  checkConnectInForge(root, report);
  checkRemotes(root, report);
  checkResources(root, report);
  checkForgeModules(root, report);
  checkForgeScopes(file, root, scopeCatalogue(input.table.all), report);
  checkForgeReferences(root, report);
  checkEventScopes(file, root, report);
  checkModuleScopes(file, root, report);
  checkEgress(root, report);
  checkShape(root, report);
};

/** Checks a descriptor or manifest: what is wrong, where, and what to write instead. Never throws for bad input. */
export const lint = (input: LintInput): LintResult => {
  const file = readAppFile(input.text, input.name);
  const report = newReport();
  if (file.foreign !== null) {
    report.note('not-checked', { line: 1, column: 1 }, `This is ${foreignWords[file.foreign]}.`);
    return { kind: file.kind, notChecked: file.foreign, findings: report.findings };
  }
  if (input.text.startsWith('\uFEFF'))
    report.note(
      'byte-order-mark',
      { line: 1, column: 1 },
      'The file starts with a byte order mark: some parsers of JSON refuse it.',
    );
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
    const held = heldByFile(file, input.name);
    if (held.ok)
      checkCalls(
        input.table,
        { ...input.calls, events: eventNeedsOf(file) },
        held.held,
        declaredScopes(file),
        scopesPlace(file, root),
        report,
      );
  }
  return { kind: file.kind, findings: limitFindings(sortFindings(report.findings)) };
};
