import type { Issue, Project } from '../state.ts';
import { plainText } from '../text/document.ts';
import type { JqlContext } from './context.ts';
import type { Comparable } from './field.ts';
import { namedIn } from './people-values.ts';

export const browsable = ({ state, rights }: JqlContext): Project[] =>
  state.projects.filter(
    (project) => project.deletedAt === null && !project.archived && rights.browse(project),
  );

/** Versions and components of all projects the caller may browse, by name over projects. */
export function ofProjects(kind: 'versions' | 'components', text: string, context: JqlContext): string[] {
  return namedIn(
    browsable(context).flatMap((project): { id: string; name: string }[] => project[kind]),
    text,
  );
}

export const spent = ({ worklogs }: Issue): number | null =>
  worklogs.length === 0 ? null : worklogs.reduce((sum, { seconds }) => sum + seconds, 0);

export const commentTexts = ({ comments }: Issue): string[] => comments.map(({ body }) => plainText(body));

/** Where a version stands in its project. */
export function versionPlace(value: Comparable, { state }: JqlContext): number {
  for (const { versions } of state.projects) {
    const index = versions.findIndex(({ id }) => id === value);
    if (index >= 0) return index;
  }
  return -1;
}

/** Issues of a key or id, for fields that name issues. */
export function issuesNamed(name: string, { state, rights }: JqlContext): string[] {
  const upper = name.toUpperCase();
  return state.issues
    .filter(
      (issue) =>
        (issue.key === upper || issue.id === name || issue.formerKeys.includes(upper)) && rights.see(issue),
    )
    .map(({ id }) => id);
}

/** The number of a key, so that PAY-10 comes after PAY-9. */
export const keyPlace = ({ key }: Issue): string => {
  const [project = '', number = '0'] = key.split('-');
  return `${project}-${number.padStart(10, '0')}`;
};
