/** A key as Jira writes it: capitals, always. An id stays what it is. */
export const jiraKey = (given: string): string => given.toUpperCase();

/** A sentence for each key that was given in another spelling than Jira's: a search for a project is strict about it. */
export function otherSpellings(given: readonly (string | undefined)[]): string[] {
  return given.flatMap((key) => {
    if (key === undefined || jiraKey(key) === key) return [];
    return `Jira writes keys in capitals and finds a project by no other spelling: ${jiraKey(key)} was looked at in place of ${key}. Write ${jiraKey(key)} where the key is configured.`;
  });
}
