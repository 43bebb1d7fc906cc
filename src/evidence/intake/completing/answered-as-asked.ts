import type { Exchange } from '../../exchange.ts';

/** How answers of Jira begin that hand out what was asked for. */
const asAsked =
  /^\s{0,9}(?:\{\s{0,9}"(?:expand|self|startAt|accountId|id|key|issues|values|total|maxResults|isLast)"\s{0,3}:|\[\s{0,9}\{\s{0,9}"(?:expand|self|id|key|accountId|name)"\s{0,3}:)/;
/** Anything below a host. */
const ofResource = /^(?:https?:\/\/[^/?#]{1,255})?\/\w/;
const ofError = /"(?:errorMessages?|errors?|message|error_description|status-code)"\s{0,3}:/;

/** Beside a call that was refused, one whose answer is what was asked for worked, also where nobody wrote its status. */
export function withAnswersAsAsked(exchanges: readonly Exchange[]): Exchange[] {
  const refused = exchanges.some(({ response }) => (response?.status ?? 0) >= 400);
  return exchanges.map((exchange) => {
    const { request, response } = exchange;
    const body = response?.body?.slice(0, 2_000) ?? '';
    return refused &&
      response !== null &&
      response.status === null &&
      ofResource.test(request.url) &&
      asAsked.test(body) &&
      !ofError.test(body)
      ? { ...exchange, response: { ...response, status: 200 } }
      : exchange;
  });
}
