/** A scope of OAuth or Forge, and the words of a Connect descriptor in capitals. */
const scope =
  '[a-z][a-z-]{1,30}:[a-z](?:[a-z0-9._-]{0,60}[a-z0-9])?(?::[a-z](?:[a-z-]{0,40}[a-z])?)?|offline_access|(?:PROJECT_)?ADMIN|READ|WRITE|DELETE|ACT_AS_USER';
const first = new RegExp(`(?<![\\w:/.-])(?:${scope})(?![\\w:/.-]\\w)`, 'g');
const next = new RegExp(
  `(?:[\\s,;、，+&'"\`*•|\\[\\]-]|\\b(?:and|und|et|y|e|og|och|en|oraz)\\b|[ии和と]|%20){1,12}(${scope})(?![\\w:/.-]\\w)`,
  'y',
);
/** What introduces the scopes that somebody has or declared: `scopes:`, `scope="…"`, "with the scopes", "the token has". */
const introduced =
  /(?:\b(?:scopes?|permissions? of|consent screen)\b[^\n.;]{0,60}?|\b(?:token|key|app|grant)s?\b[^\n.;]{0,30} (?:has|holds|carries):? (?:only |just )?)["'\]]{0,2}\s{0,3}[:=]{0,2}[\s['"(`*•-]{0,16}$/i;
/** A token, by the word of any language, with the scopes right behind it: `token (read:jira-work)`. */
const besideToken =
  /(?:\btokens?\b|\bjetons?\b|токен|トークン|令牌|权杖|權杖|토큰)[^\n.;]{0,60}?[\s:("'`*[（：、-]{1,16}$/iu;
/** What introduces scopes that are only spoken of; they may be listed below the line that says so. */
const wanted =
  /\b(?:requir\w{1,5}|needs?|needed|missing|lacks?|lacking|without|should|must|added?|adding|docs?|documentation|instead|suggest\w{0,3}|try|tried|expects?|expected|new|old|other)\b[^\n]{0,60}(?:\n[\s*•>`"'-]{0,12})?$/i;
const wantedAbroad =
  /(?:ben[öo]tig|brauch|fehl|erforder|ohne|n[ée]cess|manqu|\bsans\b|\bfaut\b|requi[esr]|falta|\bsin\b|precis|exig|\bsem\b|richied|manca|\bserve|\bsenza\b|nodig|vereis|ontbre|\bzonder\b|kr[æäe]ve|beh[öo]v|mangl|sakn|wymag|brak|\bbez\b|potrzeb|требу|нуж|необходим|\bбез |потріб|gerek|必要|需要|缺|不足|필요|없)[^\n]{0,60}$/iu;
const longest = 65_536;

/**
 * The scopes that whoever pasted a text says are held or declared, outside of what servers said; null where none are, or
 * where two lists contradict each other. Linear in the text.
 */
export function saidScopes(text: string): string[] | null {
  const start = text.slice(0, longest);
  const lists: string[][] = [];
  first.lastIndex = 0;
  for (let hit = first.exec(start); hit !== null && lists.length < 20; hit = first.exec(start)) {
    const list = [hit[0]];
    next.lastIndex = first.lastIndex;
    for (let more = next.exec(start); more !== null && list.length < 100; more = next.exec(start)) {
      list.push(more[1] ?? '');
      first.lastIndex = next.lastIndex;
    }
    const before = start.slice(Math.max(0, hit.index - 120), hit.index);
    const isHeld = introduced.test(before) || besideToken.test(before);
    if (isHeld && !wanted.test(before) && !wantedAbroad.test(before)) lists.push([...new Set(list)]);
  }
  const [longestList, ...others] = lists.sort((one, other) => other.length - one.length);
  return longestList !== undefined && others.every((list) => list.every((one) => longestList.includes(one)))
    ? longestList
    : null;
}
