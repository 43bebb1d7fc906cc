/** A time as Jira's REST API writes it: milliseconds and an offset without colon, never `Z`. `at` in milliseconds since 1970. */
export function jiraDate(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}
