/** Only what has the form of a scope is repeated to people. */
export const scopeForm = /^[a-z]{2,12}:[a-z0-9.-]{2,60}(:[a-z-]{2,40})?$/;

/** "a and b, or c": the or-of-and form for people; an empty text when there is nothing to name. */
export function wordChoices(choices: readonly (readonly string[])[]): string {
  return choices
    .filter((choice) => choice.length > 0)
    .map((choice) => choice.join(' and '))
    .join(', or ');
}
