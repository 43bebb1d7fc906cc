const entity = /&(?:quot|lt|gt|#0?39|#34|#x27|apos|amp|nbsp);/;
/** Marks of a page that somebody wrote a text in; an answer that is a page itself has others as well. */
const markOfText = /<(?:pre|code|br)(?:\s[^<>\n]{0,200})?\/?>/i;
const markOfAnswer = /<(?:!doctype|html|head|body|title|h1|\?xml|status|error)[\s>]/i;
const marks = /<\/?(?:pre|code|p|div|span|blockquote|ul|ol|li|strong|em|b|i|a)(?:\s[^<>\n]{0,300})?>/gi;

/** The marks of forums and of Jira itself around what somebody quotes. */
const wikiMarks =
  /\{(?:noformat|quote|code)\}|\{code:[\w=#.-]{1,80}\}|\[\/?(?:quote|code|pre)\]|\[(?:quote|code)=[^[\]\n]{0,120}\]/g;

/**
 * A page shows brackets and quotes as entities, and lines by marks of its own; where real brackets stand beside them, the entities
 * belong to what is quoted. Linear in the text.
 */
export function fromPage(text: string): string {
  const written = markOfText.test(text) && !markOfAnswer.test(text);
  const plain = written
    ? text
        .replace(/<br(?:\s[^<>\n]{0,200})?\/?>/gi, '\n')
        .replace(marks, '')
        .replaceAll('\\|', '|')
    : text.replace(wikiMarks, '');
  if (!entity.test(plain) || (!written && /<[a-z!/]/i.test(plain))) return plain;
  return plain
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#0?39;|&#x27;|&apos;/g, "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
