import { at, entriesOf, entryOf, type Node, type ObjectNode, textOf } from '../document/node.ts';

/** Module types that only Confluence has. Source: https://developer.atlassian.com/cloud/confluence/modules/. */
export const confluenceModules: readonly string[] =
  'blueprints confluenceContentProperties contentBylineItems contentPropertyIndexSchema customContent dynamicContentMacros spaceAdminTabs spaceToolsTabs staticContentMacros'.split(
    ' ',
  );

/** Events that only Confluence sends. Source: https://developer.atlassian.com/cloud/confluence/modules/webhook/. */
export const isConfluenceEvent = (name: string): boolean =>
  /^(?:page|blog|space|label|content|relation|theme|whiteboard|database|folder|embed)_[a-z_]{1,40}$|^(?:search_performed|login|logout|login_failed)$/.test(
    name,
  );

/** Places of Confluence for pages and items. Source: https://developer.atlassian.com/cloud/confluence/modules/. */
const confluenceLocation = /"(?:system\.content|system\.space|atl\.editor)[./"]/;

/** A descriptor of Confluence, by a module, a place or a scope that Jira does not have. */
export const isForConfluence = (root: ObjectNode): boolean =>
  entriesOf(at(root, 'modules')).some(({ key }) => confluenceModules.includes(key)) ||
  confluenceLocation.test(JSON.stringify(at(root, 'modules') ?? null)) ||
  texts(at(root, 'scopes')).some((name) => name.toUpperCase() === 'SPACE_ADMIN');

/** Scopes as Bitbucket names them. */
const bitbucketScope =
  /^(?:account|team|project|repository|pullrequest|issue|wiki|snippet|webhook|pipeline|runner)(?::(?:write|admin|delete|variable))?$/;
const bitbucketModules =
  /^(?:repo(?:Pages?|sitory)|profileTabs|oauthConsumer|fileViews?|linkers|webPanel|repoPage|issueTracker|adminPage)$/i;

const texts = (node: Node | undefined): string[] =>
  node?.kind === 'array' ? node.items.flatMap((item) => textOf(item) ?? []) : [];

/** Descriptors of the same name and a similar look that belong to other products; null: it may be one of Jira. */
export const foreignDescriptor = (root: Node | null): 'bitbucket' | 'hipchat' | null => {
  if (root?.kind !== 'object') return null;
  if (entryOf(root, 'capabilities')?.value.kind === 'object') return 'hipchat';
  const scopes = texts(at(root, 'scopes'));
  const modules = entriesOf(at(root, 'modules')).map(({ key }) => key);
  const locations = JSON.stringify(at(root, 'modules') ?? null).includes('org.bitbucket.');
  const ownScopes = scopes.length > 0 && scopes.every((scope) => bitbucketScope.test(scope));
  return locations ||
    entryOf(root, 'contexts') !== undefined ||
    ownScopes ||
    (scopes.length === 0 && modules.some((key) => bitbucketModules.test(key)))
    ? 'bitbucket'
    : null;
};

/** Marks of a template that is not JSON or YAML before it is rendered. */
const marks = /\{\{|\{%|<%/;
/** In YAML this is an environment variable of Forge, in JSON another template. */
const jsonMarks = /\$\{|#\{|__[A-Z_]{2,40}__/;

/** A file that cannot be parsed because it is a template: render it first. What stands in a text of JSON keeps nobody from parsing it. */
export const isTemplateText = (text: string, isJson: boolean): boolean => {
  if (!isJson) return marks.test(text);
  const outside = text.replace(/"[^"\n]*"/g, '');
  return marks.test(outside) || jsonMarks.test(outside);
};

/** What a file is that is not checked, in words that continue "the file is …". */
export const foreignWords = {
  bitbucket: 'a Bitbucket descriptor: not checked, the rules here are those of Jira',
  hipchat: 'a HipChat descriptor: not checked, HipChat is gone',
  template: 'a template: render it first, then check what comes out',
} as const;
