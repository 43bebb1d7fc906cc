import { html, type WireResponse } from '../request.ts';
import type { OAuthClient, User } from '../state.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body><main>${content}</main></body></html>`;

/** The page on which a person agrees; a real form, so that a browser test can press its buttons. */
export function consentPage(
  client: OAuthClient,
  scopes: readonly string[],
  accounts: readonly User[],
  query: URLSearchParams,
): string {
  const hidden = [...query]
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  const options = accounts
    .map((user) => `<option value="${escaped(user.accountId)}">${escaped(user.displayName)}</option>`)
    .join('');
  const list = scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('');
  return page(
    'Authorize app',
    `<h1>${escaped(client.name)} is requesting access to your Atlassian account</h1><ul>${list}</ul>` +
      `<form method="post" action="">${hidden}<label>Signed in as <select name="account">${options}</select></label>` +
      '<button name="decision" value="accept">Accept</button>' +
      '<button name="decision" value="cancel">Cancel</button></form>',
  );
}

/** What a person sees when the request cannot be sent back to the app. */
export function errorPage(error: string, description: string): WireResponse {
  return html(
    400,
    page(
      'Something went wrong',
      `<h1>Something went wrong</h1><p>Error: ${escaped(error)}</p><p>${escaped(description)}</p>`,
    ),
  );
}
