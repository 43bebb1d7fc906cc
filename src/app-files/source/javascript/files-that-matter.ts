import type { OperationsTable } from '../../../jira-facts/index.ts';
import { usesForgeProperties } from './forge-properties.ts';
import { jiraJsGroups } from './jira-js.ts';
import type { Module } from './module.ts';
import { fileKey } from './project.ts';

/** Not the pages of Atlassian's documentation, which stand in many comments. */
const restInText = /(?:^|[^a-z])rest(?:\/(?!v\d\/|intro|api-)|[`'"])/i;
const shortInText = /['"`/](?:api\/[23]|agile\/1\.0)['"`/]/;

/** What a file that calls Jira says somewhere: an address, a function for Jira alone, a group of a client's methods. */
export const mattersIn = (table: OperationsTable): ((text: string) => boolean) => {
  const groups = jiraJsGroups(table);
  return (text) =>
    restInText.test(text) ||
    shortInText.test(text) ||
    text.includes('requestJira') ||
    text.includes('api.atlassian.com/jira/') ||
    text.includes('AP.request') ||
    text.includes('__requestAtlassianAs') ||
    usesForgeProperties(text) ||
    /['"](?:@[\w-]{1,60}\/)?jira-[\w.-]{1,60}['"]/.test(text) ||
    (/jira/i.test(text) && groups.test(text));
};

/** A text that imports one of the modules that hold addresses for others, or hand them on. */
export const importsAny = (modules: readonly Module[]): ((text: string) => boolean) => {
  const names = modules.flatMap((module) => {
    const { path, literals, exports, commonExports, starsFrom } = module;
    const handsOn = starsFrom.length > 0 || [...exports.values()].some(({ kind }) => kind === 'from');
    const holds = literals.length > 0 && exports.size + commonExports.length > 0;
    return holds || handsOn ? [fileKey(path)] : [];
  });
  const wanted = new Set(names);
  return (text) =>
    [...text.matchAll(/(?:from|require\(|import)\s*['"]([^'"\n]*)['"]/g)].some(([, from = '']) =>
      wanted.has(fileKey(from)),
    );
};

/** Whether a text reads a property of a name, or fills it in: `config.root`, `${root}`. */
export const usesName = (text: string, name: string): boolean =>
  text.includes(`.${name}`) || text.includes(`{${name}}`) || text.includes(`${name} +`);
