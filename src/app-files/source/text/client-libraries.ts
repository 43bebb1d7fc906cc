import { nameOf, type OperationsTable } from '../../../jira-facts/index.ts';
import { atlassianSdk } from '../clients/atlassian-sdk.ts';
import { byDocumentedName } from '../clients/documented-names.ts';
import { goAtlassian } from '../clients/go-atlassian.ts';
import { goJira } from '../clients/go-jira.ts';
import { javaClient } from '../clients/java-client.ts';
import { jiraRuby } from '../clients/jira-ruby.ts';
import { phpClient } from '../clients/php-client.ts';
import type { SourceFile } from '../source-file.ts';

/** A client library: what goes through it bears no address, and is known by the names of its methods. */
export interface ClientLibrary {
  readonly name: string;
  /** What a file says that uses it. */
  readonly mark: string | RegExp;
  readonly endings: RegExp;
  readonly methods: ReadonlyMap<string, string>;
  /** Its clients are used in files that do not name it. */
  readonly isHandedOn?: true;
  /** What some file says where the app uses its client for version 3 of the API, not 2. */
  readonly ofVersion3?: string;
}

const jvm = /\.(?:java|kt|kts|groovy|scala)$/;

const published: readonly ClientLibrary[] = [
  { name: 'go-jira', mark: '/andygrunwald/go-jira', endings: /\.go$/, methods: goJira },
  {
    name: 'go-atlassian',
    mark: '/ctreminiom/go-atlassian',
    endings: /\.go$/,
    methods: goAtlassian,
    ofVersion3: '/jira/v3"',
  },
  {
    name: 'the Jira REST Java Client',
    mark: 'com.atlassian.jira.rest.client',
    endings: jvm,
    methods: javaClient,
  },
  { name: 'php-jira-rest-client', mark: 'JiraRestApi\\', endings: /\.php$/, methods: phpClient },
  { name: 'Atlassian.SDK', mark: 'using Atlassian.Jira', endings: /\.cs$/, methods: atlassianSdk },
  { name: 'jira-ruby', mark: 'JIRA::Client', endings: /\.rb$/, methods: jiraRuby, isHandedOn: true },
  { name: 'Dapplo.Jira', mark: 'using Dapplo.Jira', endings: /\.cs$/, methods: new Map() },
];

/** What tools make of Atlassian's documents: a class for each group of operations, with their ids for methods. */
const generatedClient = (table: OperationsTable): ClientLibrary => {
  const groups = new Set(
    table.all.flatMap(({ group }) =>
      group ? group.replace(/(?:^|[^A-Za-z]+)([a-z]?)/g, (_, letter: string) => letter.toUpperCase()) : [],
    ),
  );
  const inPackage = '[\\w.]{0,120}';
  return {
    name: 'a client made of the documents',
    // Bounded: it is put together for each scan, where no house rule sees how long it takes.
    mark: new RegExp(
      `^import ${inPackage}(?:jira|atlassian)${inPackage}\\.(?:${[...groups].join('|')})Api\\b`,
      'm',
    ),
    endings: jvm,
    methods: new Map([...byDocumentedName(table)].map(([key, operation]) => [key, nameOf(operation)])),
    isHandedOn: true,
  };
};

/** The libraries that files may use. The generated one is put together of the whole table, so only where a file is in a language that it is made for. */
export const clientLibraries = (
  files: readonly SourceFile[],
  table: OperationsTable,
): readonly ClientLibrary[] =>
  files.some(({ path }) => jvm.test(path)) ? [...published, generatedClient(table)] : published;
