import { describe, expect, it } from 'vitest';
import { type Options, readArguments, type Usage } from './arguments.ts';
import { exec } from './exec.ts';

const USAGE = {
  command: 'npm run bells --',
  what: 'Rings.',
  options: {
    times: { takes: 'whole', what: 'how often' },
    minutes: { takes: 'positive', what: 'how long', not: ['times'] },
    tone: { takes: ['high', 'low'], what: 'which' },
    loud: { takes: 'nothing', what: 'so that all hear it' },
  },
  names: { one: 'bell', all: ['door', 'desk', 'dinner'], match: 'part' },
} as const satisfies Usage;
const read = (...argv: string[]) => readArguments(USAGE, argv);
const good = (...argv: string[]) => {
  const args = read(...argv);
  return 'names' in args ? args : expect.fail(JSON.stringify(args));
};

describe('arguments of a command', () => {
  it('are options, in both spellings, and names, in the order there is', () => {
    const args = good('di', '--times', '3', '--tone=low', 'door');
    expect([args.names, args.number('times'), args.word('tone')]).toEqual([['door', 'dinner'], 3, 'low']);
    expect([args.has('loud'), args.has('tone')]).toEqual([false, true]);
    expect(args.number('minutes')).toBeUndefined();
    expect(good('--minutes', '0.34').number('minutes')).toBe(0.34);
    expect(good().names).toEqual([]);
  });

  it('can be handed on as they were given', () => {
    expect(good('--loud', '--times', '3', '--tone', 'high').again(['times', 'loud'])).toEqual(['--times=3', '--loud']);
  });

  it.each([
    [['--lang'], 'there is no option --lang; there are --times, --minutes, --tone, --loud, --help'],
    [['-x'], 'there is no option -x; there are --times, --minutes, --tone, --loud, --help'],
    [['--constructor'], 'there is no option --constructor; there are --times, --minutes, --tone, --loud, --help'],
    [['--times', 'abc'], '--times must be a whole number from 1, not abc'],
    [['--times', '0'], '--times must be a whole number from 1, not 0'],
    [['--times', '1.5'], '--times must be a whole number from 1, not 1.5'],
    [['--times=-1'], '--times must be a whole number from 1, not -1'],
    [['--times', '--loud'], '--times must be a whole number from 1, not --loud'],
    [['--times'], '--times must be a whole number from 1'],
    [['--minutes', '0'], '--minutes must be a number above 0, not 0'],
    [['--minutes', 'Infinity'], '--minutes must be a number above 0, not Infinity'],
    [['--tone', 'foo'], '--tone must be one of high, low, not foo'],
    [['--loud=yes'], '--loud takes no value'],
    [['--loud', '--loud'], '--loud is there twice'],
    [['--times', '1', '--minutes', '1'], "--minutes and --times don't go together"],
    [['door', 'nonsense'], 'there is no bell nonsense; there are door, desk, dinner'],
  ])('%j are refused in one line', (argv, problem) => {
    expect(read(...argv)).toEqual({ problem });
  });

  it('have names only where there are some, and where they mean something', () => {
    const options: Options = { all: { takes: 'nothing', what: 'x' } };
    const usage: Usage = { command: 'x', what: 'x', options };
    expect(readArguments(usage, ['a'])).toEqual({ problem: 'no name belongs here, and a is one' });
    const names = { one: 'bell', all: ['a', 'ab'], match: 'whole', only: 'all' } as const;
    const problem = 'a is a name, and those go with --all alone';
    expect(readArguments({ ...usage, names }, ['a'])).toEqual({ problem });
    expect(readArguments({ ...usage, names }, ['a', '--all'])).toMatchObject({ names: ['a'] });
  });

  it('get help before anything else is looked at', () => {
    for (const argv of [['--help'], ['-h'], ['--tone', 'foo', '--help']]) {
      const help = expect.stringMatching(
        /^Usage: npm run bells -- \[BELL…\] \[OPTION…\]\nRings\.[\s\S]*--times N +how often/,
      );
      expect(read(...argv)).toEqual({ help });
    }
  });

  it.each([
    ['scripts/faults.ts', 'nonsense', 'there is no fault nonsense; there are '],
    ['scripts/proof.ts', 'nonsense', 'there is no part nonsense; there are '],
    ['scripts/sim.ts', '--plant=x', '--plant must be one of '],
    ['sim/main.ts', '--seeds=0', '--seeds must be a whole number from 1, not 0. See --help.'],
  ])('of %s are read before anything starts', async (script, wrong, line) => {
    const [help, refused] = [await exec('node', [script, '--help']), await exec('node', [script, wrong])];
    expect([help.code, help.output.split('\n')[0]]).toEqual([0, expect.stringContaining('Usage: ')]);
    expect([refused.code, refused.output.trim().split('\n').length]).toEqual([1, 1]);
    expect(refused.output).toContain(line);
  });
});
