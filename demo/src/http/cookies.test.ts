import { expect, it } from 'vitest';
import { cookie, readCookies } from './cookies.ts';

it('reads what it wrote', () => {
  const [pair = ''] = cookie('cart', 'a*1.b=2; ü', 60).split('; Path');
  expect(readCookies(`x=1; ${pair}`).get('cart')).toBe('a*1.b=2; ü');
});

it('hides its cookies from scripts and from other sites’ forms', () => {
  expect(cookie('a', 'b')).toBe('a=b; Path=/; HttpOnly; SameSite=Lax');
  expect(cookie('a', '', 0)).toContain('Max-Age=0');
});

it('leaves out what is broken, and takes the first of two', () => {
  const cookies = readCookies('=x; bad=%; good=1; good=2; alone');
  expect([...cookies]).toEqual([['good', '1']]);
  expect(readCookies(null).size).toBe(0);
});
