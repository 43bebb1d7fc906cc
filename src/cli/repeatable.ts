/** For an option that may be given several times: all that was given, in order. */
export const repeatable = (value: string, earlier: readonly string[]): readonly string[] => [
  ...earlier,
  value,
];
