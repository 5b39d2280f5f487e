/** One variable that is wrong, and why, in words for the operator. */
export interface ConfigProblem {
  name: string;
  text: string;
}

/** The configuration can't be used. Holds every wrong variable at once; no secret's value is in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ name, text }) => `${name} ${text}`).join('\n'));
    this.problems = problems;
  }
}
