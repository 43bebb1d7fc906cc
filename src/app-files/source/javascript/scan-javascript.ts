import type { OperationsTable } from '../../../jira-facts/index.ts';
import { clientCall, type ScanFindings } from '../found.ts';
import type { PathReader } from '../path-reader.ts';
import type { SourceFile } from '../source-file.ts';
import { BehindBases } from './behind-bases.ts';
import { Callers } from './callers.ts';
import { Evaluator } from './evaluation/index.ts';
import { importsAny, mattersIn, usesName } from './files-that-matter.ts';
import { RequestFollower } from './follow-requests.ts';
import { forgePropertyOperations } from './forge-properties.ts';
import { FoundCalls, placed } from './found-calls.ts';
import { jiraClientMethods, jiraJsMethods } from './jira-js.ts';
import { AddressJudge } from './judge-address.ts';
import { leftOver } from './left-over.ts';
import { rootsOf } from './named-roots.ts';
import { projectOf } from './project.ts';
import { RequestReader } from './requests.ts';
import { unknownClients } from './unknown-clients.ts';

/** Finds the calls of Jira's REST API in JavaScript and TypeScript. Never throws for what the files hold. */
export const scanJavaScript = (
  files: readonly SourceFile[],
  table: OperationsTable,
  paths: PathReader,
): ScanFindings => {
  const project = projectOf(files);
  const evaluator = new Evaluator(project);
  const requests = new RequestReader(evaluator);
  const callers = new Callers(project, evaluator);
  const found = new FoundCalls();
  const judge = new AddressJudge(paths, found);
  const behindBases = new BehindBases(paths, found);
  const parts = { project, evaluator, paths, requests, callers, found, judge, behindBases };
  const follower = new RequestFollower(parts);
  const ofJiraJs = jiraJsMethods(table);
  const ofJiraClient = jiraClientMethods(table, project.mentions('jira-client'));
  const propertiesOf = forgePropertyOperations(table);
  const modules = project.parse(mattersIn(table));
  // Files that take addresses from those, and files that take them from there.
  for (let round = 0; round < 2; round += 1) modules.push(...project.parse(importsAny(modules)));
  // And those that put something behind a root by the name that it has there.
  const roots = rootsOf(modules, evaluator, paths);
  const names = [...roots.named.keys()];
  modules.push(...project.parse((text) => names.some((name) => usesName(text, name))));
  // Those that are read on the way are looked at as well, also while callers are followed: wrappers hold no address.
  for (let looked = 0; looked < project.modules.length; ) {
    for (; looked < project.modules.length; looked += 1)
      for (const site of project.modules[looked]?.sites ?? []) {
        const operation = ofJiraClient(site) ?? ofJiraJs(site);
        const meant = operation === null ? propertiesOf(site) : [operation];
        if (meant.length > 0 && !callers.isOwn(site))
          for (const each of meant) found.add(clientCall(placed(site), each));
        else follower.start(site);
      }
    follower.follow();
  }
  follower.finish();
  for (const module of modules)
    for (const spec of module.specs)
      for (const value of evaluator.values(spec, null)) {
        const request = requests.readSpec(value);
        if (request) judge.spec(request, module, spec.node.start);
      }
  behindBases.tell(roots);
  for (const left of leftOver(project, modules, evaluator, paths, found.shapes)) found.addUnresolved(left);
  for (const client of unknownClients(project)) found.addUnresolved(client);
  for (const file of project.unreadable)
    found.addUnresolved({ file, line: 1, why: 'the file cannot be parsed' });
  return found.all();
};
