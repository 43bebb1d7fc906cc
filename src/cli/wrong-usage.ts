/** Longer than any path or name; texts are read from files and from standard input. */
const longestArgument = 4_096;
const longestEcho = 80;

/** What is wrong with arguments too long to be any; null: nothing. What follows `record` is a program's own. */
export function argumentTooLong(words: readonly string[]): string | null {
  const found = words[0] === 'record' ? undefined : words.find((word) => word.length > longestArgument);
  if (found === undefined) return null;
  const begins = shortened(found.slice(0, longestArgument));
  return `error: an argument has ${found.length} characters, ${longestArgument} is the most (it begins "${begins}"). Give a long text as a file, or on standard input.`;
}

/** A sentence about wrong usage on its way to the terminal: no word of it moves the cursor or fills the screen. */
export function usageSentence(text: string): string {
  return text.split('\n').map(shortened).join('\n');
}

function shortened(line: string): string {
  return line
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .split(' ')
    .map((word) => (word.length > longestEcho ? `${word.slice(0, longestEcho)}…` : word))
    .join(' ');
}

/** Whether a name is within two edits of one that there is; farther ones are no slip of the hand. */
export async function isNear(name: string, known: readonly string[]): Promise<boolean> {
  const { editDistance } = await import('../jira-facts/index.ts');
  return known.some((one) => editDistance(name, one, 3) < 3);
}
