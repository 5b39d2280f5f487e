import { parseArgs } from 'node:util';

/** What an option takes: nothing, a whole number from 1, a number above 0, or one of some words. */
type Takes = 'nothing' | 'whole' | 'positive' | readonly string[];

export interface Option {
  readonly takes: Takes;
  /** One phrase for `--help`. */
  readonly what: string;
  /** Options that mean nothing beside this one. */
  readonly not?: readonly string[];
}

export type Options = Readonly<Record<string, Option>>;

/** Everything a command can be told. */
export interface Usage<O extends Options = Options> {
  /** As it is typed, without what follows: `npm run faults --`. */
  readonly command: string;
  readonly what: string;
  readonly options: O;
  /** The names that may follow, whole or, with `part`, a part of one; with `only`, beside that option alone. */
  readonly names?: { one: string; all: readonly string[]; match: 'whole' | 'part'; only?: string };
}

/** What was asked for, checked. */
export interface Arguments<K extends string> {
  /** The names that were meant; none when none was given. */
  readonly names: readonly string[];
  has(option: K): boolean;
  /** The value of an option that takes a word. */
  word(option: K): string | undefined;
  /** The value of an option that takes a number. */
  number(option: K): number | undefined;
  /** These options as they were given, for another process. */
  again(options: readonly string[]): string[];
}

const numberIn = (takes: Takes, text: string): number | undefined => {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  const isGood = value > 0 && (takes === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value));
  return isGood ? value : undefined;
};

function mustBe(takes: Takes, text: string): string | undefined {
  if (typeof takes === 'object') return takes.includes(text) ? undefined : `one of ${takes.join(', ')}`;
  if (numberIn(takes, text) !== undefined) return undefined;
  return takes === 'whole' ? 'a whole number from 1' : 'a number above 0';
}

const withHelp = (options: Options): string => [...Object.keys(options), 'help'].map((name) => `--${name}`).join(', ');

/** Reads one option; returns what is wrong with it. */
function problemOf(options: Options, raw: string, name: string, value: string | undefined): string | undefined {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (!option || !raw.startsWith('--')) return `there is no option ${raw}; there are ${withHelp(options)}`;
  if (option.takes === 'nothing') return value === undefined ? undefined : `--${name} takes no value`;
  const wanted = mustBe(option.takes, value ?? '');
  return wanted && `--${name} must be ${wanted}${value === undefined ? '' : `, not ${value}`}`;
}

function namesIn(
  { names: usage }: Usage,
  asked: readonly string[],
  given: ReadonlyMap<string, unknown>,
): string | string[] {
  const [first] = asked;
  if (first === undefined) return [];
  if (!usage) return `no name belongs here, and ${first} is one`;
  const { one, all, match, only } = usage;
  if (only !== undefined && !given.has(only)) return `${first} is a name, and those go with --${only} alone`;
  const fits = (ask: string) => all.filter((name) => (match === 'part' ? name.includes(ask) : name === ask));
  const strange = asked.find((ask) => fits(ask).length === 0);
  if (strange !== undefined) return `there is no ${one} ${strange}; there are ${all.join(', ')}`;
  return all.filter((name) => asked.some((ask) => fits(ask).includes(name)));
}

/** What can be asked for, line by line. */
export function renderUsage({ command, what, options, names }: Usage): string {
  const sign = (takes: Takes) =>
    typeof takes === 'object' ? ' NAME' : { nothing: '', whole: ' N', positive: ' NUMBER' }[takes];
  const rows = Object.entries(options).map(([name, option]) => [`--${name}${sign(option.takes)}`, option.what]);
  const lines = [...rows, ['--help', 'this page']].map(([left = '', right]) => `  ${left.padEnd(20)}${right}`);
  const head = `${command}${names ? ` [${names.one.toUpperCase().replaceAll(' ', '-')}…]` : ''} [OPTION…]`;
  const list = names ? ['', `Each ${names.one} there is:`, ...names.all.map((name) => `  ${name}`)] : [];
  return [`Usage: ${head}`, what, '', ...lines, ...list].join('\n');
}

/**
 * Reads what a command was given. Returns `help`, or one line that says what is wrong and what there is, when there is
 * nothing to carry out.
 */
export function readArguments<O extends Options>(
  usage: Usage<O>,
  argv: readonly string[],
): Arguments<keyof O & string> | { help: string } | { problem: string } {
  const { options } = usage;
  const types = Object.entries(options).map(
    ([name, { takes }]) => [name, { type: takes === 'nothing' ? 'boolean' : 'string' }] as const,
  );
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(types),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string | undefined>();
  const asked: string[] = [];
  if (tokens.some((token) => token.kind === 'option' && ['--help', '-h'].includes(token.rawName))) {
    return { help: renderUsage(usage) };
  }
  for (const token of tokens) {
    if (token.kind === 'positional') asked.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const problem = given.has(name) ? `--${name} is there twice` : problemOf(options, rawName, name, value);
    if (problem !== undefined) return { problem };
    given.set(name, value);
  }
  for (const name of given.keys()) {
    const beside = options[name]?.not?.find((other) => given.has(other));
    if (beside !== undefined) return { problem: `--${name} and --${beside} don't go together` };
  }
  const names = namesIn(usage, asked, given);
  if (typeof names === 'string') return { problem: names };
  return {
    names,
    has: (option) => given.has(option),
    word: (option) => given.get(option),
    number: (option) => numberIn('positive', given.get(option) ?? ''),
    again: (wanted) =>
      wanted.flatMap((name) => {
        if (!given.has(name)) return [];
        const value = given.get(name);
        return value === undefined ? [`--${name}`] : [`--${name}=${value}`];
      }),
  };
}

/** Reads what this process was given; prints the help and ends with 0, or what is wrong and ends with 1. */
export function argumentsOf<O extends Options>(usage: Usage<O>): Arguments<keyof O & string> {
  const read = readArguments(usage, process.argv.slice(2));
  if ('help' in read) {
    console.log(read.help);
    process.exit(0);
  }
  if ('problem' in read) {
    console.error(`${read.problem}. See --help.`);
    process.exit(1);
  }
  return read;
}
