import { expect, it } from 'vitest';
import { banner } from './banner.ts';

it('names every address and sign-in', () => {
  const settings = { port: 9000, shopPort: 9001, publicUrl: 'https://chat.example', dataDir: '/shop/data' };
  const signIns = [
    { role: 'agent', email: 'lin@demo.example', password: 'one-two', name: 'Lin' },
    { role: 'supervisor', email: 'mo@demo.example', password: 'three', name: 'Mo' },
  ];
  const text = banner(settings, signIns, '1.2');
  for (const part of ['https://chat.example/console/', 'http://localhost:9001/', '/shop/data', '1.2 s']) {
    expect(text).toContain(part);
  }
  expect(text).toContain(
    '    agent       lin@demo.example  one-two  Lin\n    supervisor  mo@demo.example   three    Mo',
  );
});
