/**
 * Ways of saying one thing; each way is a set of word stems that must all occur, in lower case. Stems survive Atlassian's
 * rewordings ("issue" → "work item"); whole sentences do not.
 */
export type Ways = readonly (readonly string[])[];
