import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.ts';
import { readConfig } from './read.ts';
import { describeConfig, renderVariables } from './render.ts';
import { VARIABLES } from './table.ts';
import type { Config } from './types.ts';

function good(env: Record<string, string>): Config {
  const config = readConfig(env);
  if (config instanceof ConfigError) throw config;
  return config;
}

function wrong(env: Record<string, string>): string[] {
  const config = readConfig(env);
  if (!(config instanceof ConfigError)) throw new Error('expected a ConfigError');
  return config.problems.map(({ name, text }) => `${name} ${text}`);
}

describe('the configuration', () => {
  it('has safe defaults for everything', () => {
    expect(good({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:8080',
      dataDir: resolve('data'),
      store: 'sqlite',
      logLevel: 'info',
      trustedProxies: [],
      metricsToken: undefined,
      drainMs: 8000,
      searchBehindMs: 60_000,
      smtp: undefined,
      mailFrom: undefined,
      webhooksToThisMachine: false,
      limits: {
        textMaxChars: 4000,
        frameMaxBytes: 65_536,
        ratePerSecond: 10,
        rateBurst: 20,
        lateBurst: 500,
        amendWindowMs: 120_000,
        helloTimeoutMs: 5000,
        heartbeatMs: 25_000,
        socketsPerAddress: 50,
        socketsPerPerson: 20,
        invitationMs: 259_200_000,
        fileMaxBytes: 10_485_760,
        personDayBytes: 209_715_200,
        siteBytes: 21_474_836_480,
        passwordResetMs: 3_600_000,
      },
    });
  });

  it('lists every wrong variable at once, with what is wanted', () => {
    expect(
      wrong({
        PORT: '80800',
        SHOPBELL_STORE: 'postgress',
        SHOPBELL_DRAIN_MS: '5s',
        SHOPBELL_TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/33',
        SHOPBELL_LIMIT_RATE_PER_SECONDS: '5',
      }),
    ).toEqual([
      'SHOPBELL_LIMIT_RATE_PER_SECONDS is not known; did you mean SHOPBELL_LIMIT_RATE_PER_SECOND?',
      'PORT is "80800", but must be a whole number from 1 to 65535',
      'SHOPBELL_STORE is "postgress", but must be one of: sqlite, memory',
      'SHOPBELL_TRUSTED_PROXIES is "10.0.0.0/8, 10.0.0.0/33", but must list addresses or CIDR networks; "10.0.0.0/33" is neither',
      'SHOPBELL_DRAIN_MS is "5s", but must be a whole number from 0 to 8000',
    ]);
  });

  it('refuses a name that is like none of its own without guessing', () => {
    expect(wrong({ SHOPBELL_ZZZZ: '' })).toEqual(['SHOPBELL_ZZZZ is not known']);
    expect(wrong({ SHOPBELL_PORT: '80' })).toEqual(['SHOPBELL_PORT is not known; did you mean PORT?']);
  });

  it('leaves the names of others alone', () => {
    expect(good({ PATH: '/bin', SHOPBELLS: '1', PORTS: 'x' }).port).toBe(8080);
  });

  it('takes an empty variable for an unset one', () => {
    expect(good({ PORT: '', SHOPBELL_METRICS_TOKEN: '', SHOPBELL_PUBLIC_URL: '' }).port).toBe(8080);
  });

  it.each(['-1', '0x50', '8080.0', '1e3', ' 80', '0', '９０'])('refuses the port %j', (port) => {
    expect(wrong({ PORT: port })).toHaveLength(1);
  });

  it.each([
    ['https://chat.example.com', 'https://chat.example.com'],
    ['https://chat.example.com/', 'https://chat.example.com'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://shop.localhost', 'http://shop.localhost'],
  ])('takes %s as the public URL', (given, origin) => {
    expect(good({ SHOPBELL_PUBLIC_URL: given }).publicUrl).toBe(origin);
  });

  it.each([
    'chat.example.com',
    'https://chat.example.com/chat',
    'https://user@chat.example.com',
    'https://chat.example.com?x=1',
    'ftp://chat.example.com',
    'http://chat.example.com',
    'http://localhost.example.com',
  ])('refuses %s as the public URL', (given) => {
    expect(wrong({ SHOPBELL_PUBLIC_URL: given })).toHaveLength(1);
  });

  it('follows the port in the default public URL', () => {
    expect(good({ PORT: '9123' }).publicUrl).toBe('http://localhost:9123');
    expect(good({ PORT: '80' }).publicUrl).toBe('http://localhost');
  });

  it('never shows a secret, neither a wrong nor a right one', () => {
    const [problem] = wrong({ SHOPBELL_METRICS_TOKEN: 'hunter2 short' });
    expect(problem).not.toContain('hunter2');
    const shown = describeConfig(good({ SHOPBELL_METRICS_TOKEN: 'a-long-enough-secret' }));
    expect(shown).not.toContain('a-long-enough-secret');
    expect(shown).toContain('SHOPBELL_METRICS_TOKEN=(set)');
  });

  it('has a default for each variable that its own parser accepts', () => {
    for (const variable of VARIABLES) expect(variable.parse(variable.default)).toMatchObject({ ok: true });
  });

  it('shows every variable in the help and the effective values', () => {
    const shown = describeConfig(good({}));
    for (const { name } of VARIABLES) {
      expect(renderVariables()).toContain(`  ${name}  (`);
      expect(shown).toContain(`${name}=`);
    }
    for (const line of renderVariables().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('reads where letters go and who they are from, and wants both', () => {
    const from = { SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>' };
    expect(good({ ...from, SHOPBELL_SMTP_URL: 'smtp://mail.example' })).toMatchObject({
      smtp: { host: 'mail.example', port: 587, secure: false },
      mailFrom: '"The shop" <shop@example.com>',
    });
    expect(good({ ...from, SHOPBELL_SMTP_URL: 'smtps://a%40b:p%3Aw@[::1]:2465/' })).toMatchObject({
      smtp: { host: '::1', port: 2465, secure: true, login: { user: 'a@b', pass: 'p:w' } },
    });
    expect(good({ SHOPBELL_MAIL_FROM: 'shop@example.com' }).mailFrom).toBe('shop@example.com');
    expect(wrong({ SHOPBELL_SMTP_URL: 'smtp://mail.example' })).toEqual([
      'SHOPBELL_MAIL_FROM must say who letters are from, since SHOPBELL_SMTP_URL is set',
    ]);
    const urls = [
      'mail.example',
      'https://mail.example',
      'smtp://',
      'smtp://u@h',
      'smtp://h/x',
      'smtp://h?tls=no',
      'smtp://%ff:x@h',
    ];
    for (const url of urls) {
      expect(wrong({ ...from, SHOPBELL_SMTP_URL: url }), url).toEqual([
        expect.stringMatching(/^SHOPBELL_SMTP_URL must be smtp:\/\/HOST/),
      ]);
    }
    for (const bad of ['shop', 'a@b, c@d', 'x <a@b> y', 'x\ny <a@b>', '"x" <a@b>']) {
      expect(wrong({ SHOPBELL_MAIL_FROM: bad }), bad).toHaveLength(1);
    }
  });

  it('lets webhooks lead to this machine only where that is said', () => {
    expect(good({ SHOPBELL_WEBHOOKS_TO_LOCALHOST: 'yes' }).webhooksToThisMachine).toBe(true);
    expect(wrong({ SHOPBELL_WEBHOOKS_TO_LOCALHOST: '1' })).toHaveLength(1);
  });
});
