import { describe, expect, it } from 'vitest';
import { parseCommand } from './command.ts';
import { renderHelp } from './help.ts';

const ADMIN = [
  '--create-admin',
  '--email=ann@example.com',
  '--name=Ann',
  '--site-slug=shop',
  '--site-name',
  'My Shop',
  '--origin=https://shop.example',
  '--origin=https://www.shop.example',
  '--time-zone=Asia/Shanghai',
];

describe('the command line', () => {
  it('serves when nothing is asked for, with the demo when that is', () => {
    expect(parseCommand([])).toEqual({ run: 'serve', seedDemo: false });
    expect(parseCommand(['--seed-demo'])).toEqual({ run: 'serve', seedDemo: true });
  });

  it('reads the commands that end by themselves', () => {
    expect(parseCommand(['--help'])).toEqual({ run: 'help' });
    expect(parseCommand(['--check-config'])).toEqual({ run: 'check-config' });
    expect(parseCommand(['--new-jwt-key', '--site-slug=shop'])).toEqual({
      run: 'new-key',
      use: 'jwt',
      siteSlug: 'shop',
    });
    expect(parseCommand(['--site-slug=shop', '--new-api-key'])).toEqual({
      run: 'new-key',
      use: 'api',
      siteSlug: 'shop',
    });
    expect(parseCommand([...ADMIN, '--password-stdin'])).toEqual({
      run: 'create-admin',
      email: 'ann@example.com',
      name: 'Ann',
      siteSlug: 'shop',
      siteName: 'My Shop',
      origins: ['https://shop.example', 'https://www.shop.example'],
      timeZone: 'Asia/Shanghai',
      passwordStdin: true,
    });
    const agent = ['--add-agent', '--site-slug=shop', '--email=bob@example.com', '--name=Bob', '--duty=agent'];
    expect(parseCommand(agent)).toEqual({
      run: 'add-agent',
      siteSlug: 'shop',
      email: 'bob@example.com',
      name: 'Bob',
      duty: 'agent',
      passwordStdin: false,
    });
    expect(parseCommand(['--new-password', '--email=bob@example.com', '--password-stdin'])).toEqual({
      run: 'new-password',
      email: 'bob@example.com',
      passwordStdin: true,
    });
    expect(parseCommand(['--backup', 'b.db'])).toEqual({ run: 'backup', file: 'b.db', force: false });
    expect(parseCommand(['--force', '--backup=b.db'])).toEqual({ run: 'backup', file: 'b.db', force: true });
    expect(parseCommand(['--restore', 'b.db'])).toEqual({ run: 'restore', file: 'b.db' });
  });

  it.each([
    [['--hepl'], "Unknown option '--hepl'"],
    [['serve'], "Unexpected argument 'serve'"],
    [['--email'], "Option '--email <value>' argument missing"],
    [['--help', '--check-config'], "--help and --check-config don't go together"],
    [['--email=a@b.c'], '--email needs a command'],
    [['--seed-demo', '--origin=x'], '--origin is not for --seed-demo'],
    [['--create-admin', '--name=Ann'], '--create-admin needs --email, --site-slug, --site-name, --origin, --time-zone'],
    [['--add-agent', '--name=Bob'], '--add-agent needs --site-slug, --email, --duty'],
    [['--new-password'], '--new-password needs --email'],
    [['--remove-second-factor'], '--remove-second-factor needs --email'],
    [['--new-password', '--email=a@b.c', '--duty=admin'], '--duty is not for --new-password'],
    [['--new-api-key'], '--new-api-key needs --site-slug'],
    [['--backup'], "Option '--backup <value>' argument missing"],
    [['--backup='], '--backup needs a file'],
    [['--restore', 'b.db', '--force'], '--force is not for --restore'],
  ])('says what is wrong with %j', (args, problem) => {
    const command = parseCommand(args);
    expect(command.run === 'usage' && command.problem).toContain(problem);
  });

  it('helps with every command and variable', () => {
    const help = renderHelp();
    const commands = [
      '--seed-demo',
      '--check-config',
      '--create-admin',
      '--add-agent',
      '--new-password',
      '--remove-second-factor',
      '--backup FILE',
      '--restore FILE',
    ];
    for (const word of [...commands, '--new-jwt-key', '--new-api-key', 'PORT']) expect(help).toContain(word);
    for (const line of help.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
