/** A start that cannot go on for reasons the operator can mend: one sentence each, for stderr and exit code 2. */
export class StartRefused extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StartRefused';
    this.problems = problems;
  }
}
