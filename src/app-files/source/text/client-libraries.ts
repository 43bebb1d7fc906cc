import type { UnresolvedCall } from '../found.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { lineBefore } from './literals.ts';

/** Client libraries of languages that are not parsed: what goes through them bears no address. */
const clientLibraries: readonly { readonly mark: string; readonly name: string }[] = [
  { mark: '/andygrunwald/go-jira', name: 'go-jira' },
  { mark: '/ctreminiom/go-atlassian', name: 'go-atlassian' },
  { mark: 'com.atlassian.jira.rest.client', name: 'the Jira REST Java Client' },
  { mark: 'JiraRestApi\\', name: 'php-jira-rest-client' },
  { mark: 'using Atlassian.Jira', name: 'Atlassian.SDK' },
  { mark: 'using Dapplo.Jira', name: 'Dapplo.Jira' },
  { mark: 'JIRA::Client', name: 'jira-ruby' },
];

const uses = (text: string, mark: string): boolean => {
  const at = text.indexOf(mark);
  return at >= 0 && !/^\s*(?:\/\/|\*|#)/.test(lineBefore(text, at));
};

/** One line a library, at the first file that uses it; a path of the module file itself is no use of it. */
export const throughLibraries = (files: readonly SourceFile[]): UnresolvedCall[] =>
  clientLibraries.flatMap(({ mark, name }) => {
    const [first, ...others] = files.filter(({ text }) => uses(text, mark));
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (${others.length} more files use it)`;
    return [
      {
        file: first.path,
        line: lineFinder(first.text)(first.text.indexOf(mark)),
        why: `what is called through ${name} is not read, only addresses are${more}`,
      },
    ];
  });
