import { countUpTo, lineStarts } from '../line-starts.ts';

/** A file of source code as it was read; `path` with forward slashes, relative to what was asked for. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The folder that a file stands in, with its slash; empty: it stands in none. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

type SourceLanguage = 'javascript' | 'python' | 'other' | 'settings';

const javascript = /\.[cm]?[jt]sx?$/i;
/** Files of markup whose scripts are programs. */
const markup = /\.(?:vue|svelte|html?|hbs|ejs)$/i;

export const isMarkup = (path: string): boolean => markup.test(path);
const python = /\.py$/i;
const others =
  /\.(?:java|kt|kts|groovy|scala|cs|fs|vb|go|rb|php|rs|swift|dart|ex|exs|pl|ps1|sh|bash|lua|r)$/i;

/** Where Spring and .NET keep the addresses that a program is told. */
const settings =
  /(?:^|\/)(?:(?:application|bootstrap)[\w-]{0,40}\.(?:ya?ml|properties)|appsettings[\w.]{0,40}\.json)$/i;

/** The language of a file by its name; null for what holds no program, and says nothing to one. */
export const languageOf = (path: string): SourceLanguage | null => {
  if (javascript.test(path) || isMarkup(path)) return 'javascript';
  if (python.test(path)) return 'python';
  if (settings.test(path)) return 'settings';
  return others.test(path) ? 'other' : null;
};

const leftOutFolder =
  /(?:^|\/)(?:node_modules|bower_components|vendor|third_party|dist|build|out|target\/(?:classes|debug|release)|coverage|\.[^/]+|tests?|test[-_](?:utils?|helpers?|data|support|server|fixtures?)|__tests__|specs?|__mocks__|mocks?|__fixtures__|fixtures?|e2e|cypress|playwright[^/]*|testing|test-results|stories|__snapshots__|venv|site-packages)\//i;
/** `integrationTest`, `testFixtures`: source sets of Gradle. */
const testSet = /(?:^|\/)(?:\w{0,60}[a-z]Tests?|testFixtures?)\//;
/** What the part before the ending is called in tests, mocks and type declarations: `page.test.ts`, `page_spec.rb`. */
const leftOutPart = /[._-](?:tests?|specs?|mocks?|stories|story|e2e|cy|fixtures?|min)$|\.(?:config|rc|d)$/i;
const leftOutStem = /^(?:test_.*|conftest|setupTests|gulpfile|gruntfile|jest\.setup)$/i;
const testClass = /[a-z]Tests?$/;
/** `mockServer`, `mocks`, `fake-jira`, `test_utils`; not `mockup`. */
const standIn =
  /^(?:[mM]ocks?|[fF]akes?|[sS]tubs?|[fF]ixtures?|test[-_]?(?:utils?|helpers?|data|server))(?:$|[-_.]|(?=[A-Z]))/;
const standInServer = /[a-z](?:Mock|Fake|Stub)(?:s|Server|Client)?$/;

const isLeftOutName = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  return (
    leftOutPart.test(stem) ||
    leftOutStem.test(stem) ||
    standIn.test(stem) ||
    standInServer.test(stem) ||
    (testClass.test(stem) && languageOf(name) === 'other')
  );
};

/** Tests, mocks, builds and what others wrote: not calls that the app makes. */
export const isLeftOut = (path: string): boolean =>
  leftOutFolder.test(path) || testSet.test(path) || isLeftOutName(path);

/** What those write who put many files into one. */
const bundled = /__webpack_|__commonJS|__toESM|\/node_modules\/|\bglobal\.\w+ = factory\(/;

/** Longer lines than a person writes, or many that a program put together: a bundle, whose calls stand in its sources already. */
export const isBundle = (text: string): boolean => {
  if (text.length > 400_000 && bundled.test(text)) return true;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > 5_000) return true;
    start = end + 1;
  }
  return text.length - start > 5_000;
};

/** What a server fills into a page before it is a program: Handlebars, EJS, Thymeleaf. */
const filledIn = /\{\{[^{}\n]{0,200}\}\}|<%[^%\n]{0,200}%>|\[[[(][$#@]\{[^{}\n]{0,200}\}[\])]\]/g;

/** A program with a name where a server would fill something in. */
export const filledProgram = (text: string): string => text.replace(filledIn, 'value');

/** `type="text/x-handlebars"`, `type="application/json"`: what a program will read, and none itself. */
const templateType =
  /\stype\s*=\s*["']?(?!module\b|text\/babel|[\w/-]{0,40}(?:java|ecma|type|j)script|["'>])/;

/**
 * The script blocks of a page or component; all else is blanked, so that lines stay what they were. What a server would fill in stands
 * as a name.
 */
export const scriptBlocks = (text: string): string => {
  const lower = text.toLowerCase();
  const blank = (part: string): string => part.replace(/[^\n]/g, '');
  let result = '';
  let at = 0;
  for (;;) {
    const open = lower.indexOf('<script', at);
    const start = open < 0 ? -1 : lower.indexOf('>', open) + 1;
    const head = lower.slice(open, start);
    // One with a source of its own has no program inside, whether it is closed or not.
    const end = start <= 0 ? -1 : /\ssrc\s*=/.test(head) ? start : lower.indexOf('</script', start);
    if (end < 0) return result;
    const inside = text.slice(start, end);
    const script = templateType.test(head) ? blank(inside) : filledProgram(inside);
    result += `${blank(text.slice(at, start))}${script}\n`.replace(/\n$/, ';');
    at = end;
  }
};

/** Line of an offset, from 1. */
export const lineFinder = (text: string): ((offset: number) => number) => {
  const starts = lineStarts(text);
  return (offset) => countUpTo(starts, offset);
};
