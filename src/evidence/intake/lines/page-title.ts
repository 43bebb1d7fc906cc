/** The title of a page of Jira or of its edge, and what a parser of JSON says of a page. */
export function titleIn(region: string): string | null {
  const title = pageTitle.exec(region)?.[0];
  const login = loginTitle.exec(region)?.[0];
  return (
    title ??
    (login === undefined ? null : `<title>${login}</title>`) ??
    (parserOfPage.test(region) ? pageBegins : null)
  );
}

/** All that a parser shows of a page that it took for JSON. */
export const pageBegins = '<';

const pageTitle =
  /Oops, you['’]ve found a dead link|Encountered a ["'`]?\d{3} - [A-Z][a-z ]{2,20}["'`]? error while loading this page|Atlassian Cloud Notifications - Page Unavailable/i;
const loginTitle = /Log in (?:with Atlassian account|to continue - Log in)/i;
/** In the words of Go, JavaScript, Safari, .NET (both), Jackson, Ruby, yajl and Emacs. */
const parserOfPage =
  /invalid character '<'|unexpected token '?<|unrecognized token '<'|parsing value: <|'<' is an invalid start|unexpected character \('<'|unexpected token at '<|invalid char in json text\.\s{1,9}<|json-readtable-error 60/i;
