import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from './config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(join(folder, 'demo.json'), text);
const read = (env: Record<string, string>) => readConfig({ SHOPBELL_DATA_DIR: folder, ...env });

it('takes site and secret from the relay’s file, and the relay from the port before', () => {
  write('{ "site": "demo", "apiKey": "k", "jwtSecret": "s", "signIns": [] }');
  expect(read({})).toEqual({
    port: 8081,
    host: '127.0.0.1',
    relay: 'http://localhost:8080',
    site: 'demo',
    secret: 's',
  });
  expect(read({ PORT: '9001' }).relay).toBe('http://localhost:9000');
  expect(read({ SHOPBELL_PUBLIC_URL: 'https://chat.example/' }).relay).toBe('https://chat.example');
});

it.each([
  [{ PORT: 'http' }, 'PORT is "http"'],
  [{ PORT: '70000' }, 'PORT is "70000"'],
  [{ SHOPBELL_PUBLIC_URL: 'chat.example' }, 'SHOPBELL_PUBLIC_URL is "chat.example"'],
  [{ SHOPBELL_PUBLIC_URL: 'https://chat.example/path' }, 'must be an origin'],
  [{ SHOPBELL_DATA_DIR: '/nowhere' }, "/nowhere/demo.json can't be read"],
])('says what is wrong with %o', (env, line) => {
  write('{ "site": "demo", "jwtSecret": "s" }');
  expect(() => read(env)).toThrow(line);
});

it.each([
  '{',
  'null',
  '{}',
  '{ "site": "demo" }',
  '{ "site": 1, "jwtSecret": "s" }',
  '{ "site": "demo", "jwtSecret": "" }',
])('refuses %s as the relay’s file', (text) => {
  write(text);
  expect(() => read({})).toThrow('start the relay with --seed-demo first');
});
