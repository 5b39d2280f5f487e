/** A refusal in these pages' own words, where they have some. */
export const saysOf = (problems: Readonly<Record<string, string>>, code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(problems, code) ? problems[code] : undefined;
