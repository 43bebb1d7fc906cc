/** `##[error]` of GitHub, `##vso[…]` of Azure Pipelines, `##teamcity[…]`: obeyed wherever in a line they stand. */
const anywhere = /##(?=\w*\[)/g;
/** `::error file=…::` of GitHub, behind white space too: `ActionCommand.TryParseV2` of https://github.com/actions/runner. */
const atTheBeginning = /^((?:[^\S\r\n\u2028\u2029]|\u0085)*):(?=:[a-z].*::)/gim;

/**
 * Text that a log of continuous integration shows and does not obey, whether or not we run in one: a name from a site may come to stand at the
 * beginning of a line, by its own line ends or by ours. A blank parts what would be a command; in JSON, of which a whole document or line is
 * written at once, the character is spelled otherwise and reads as it was.
 */
export function withoutCommands(text: string): string {
  // Nearly all texts: to make the expressions ready takes longer than to write most results.
  if (!text.includes('##') && !text.includes('::')) return text;
  const apart = /^[{[]/.test(text) ? '#\\u0023' : '## ';
  return text.replace(anywhere, apart).replace(atTheBeginning, '$1: ');
}
