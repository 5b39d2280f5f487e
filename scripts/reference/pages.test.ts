import { expect, it } from 'vitest';
import type { Declared } from './declared.ts';
import { inOrder, type Page, renderIndex, renderPage } from './pages.ts';
import { unreachable } from './reachable.ts';

const declared = (name: string, more: Partial<Declared> = {}): Declared => ({
  name,
  kind: 'interface',
  doc: `What ${name} is.`,
  code: `interface ${name} {}`,
  inherited: [],
  names: [],
  place: `a.d.ts:${name}`,
  ...more,
});

const page = (own: readonly Declared[], passedOn: Page['passedOn'] = []): Page => ({
  entry: { name: '@shopbell/sdk', types: 'packages/sdk/dist/index.d.ts', page: 'sdk.md' },
  own,
  passedOn,
});

const homes = new Map([
  ['a.d.ts:Chat', { name: 'Chat', page: 'sdk.md' }],
  ['b.d.ts:ShopBell', { name: 'ShopBell', page: 'widget.md' }],
]);

it('shows each name with its docstring, its declaration, and links to the types in it', () => {
  const names = ['a.d.ts:Chat', 'b.d.ts:ShopBell', undefined].map((place) => ({ name: 'x', place }));
  const text = renderPage(
    page([declared('createChat', { kind: 'function', code: 'function createChat(): Chat;', names })]),
    homes,
  );
  expect(text).toContain('## createChat\n\nWhat createChat is.\n\n```ts\nfunction createChat(): Chat;\n```');
  expect(text).toContain('See [`Chat`](#chat), [`ShopBell`](widget.md#shopbell).');
});

it('names what a declaration has from what it extends', () => {
  const text = renderPage(page([declared('Bell', { inherited: ['open', 'send'] })]), homes);
  expect(text).toContain('```\n\nBesides: `open`, `send`.');
});

it('puts what can be called first, then what is passed, each by name', () => {
  const names = [
    declared('Zeta'),
    declared('Alpha'),
    declared('way', { kind: 'constant' }),
    declared('make', { kind: 'function' }),
  ];
  expect(inOrder(names).map(({ name }) => name)).toEqual(['make', 'Alpha', 'Zeta', 'way']);
});

it('tells a name that two entries export once, and leads there from the other', () => {
  const text = renderPage(page([], [{ name: 'Bell', home: { name: 'ShopBell', page: 'widget.md' } }]), homes);
  expect(text).toContain('**The same as elsewhere**: [`Bell`](widget.md#shopbell)');
  expect(
    renderIndex([page([declared('Chat')], [{ name: 'Bell', home: { name: 'ShopBell', page: 'widget.md' } }])]),
  ).toContain('| [`@shopbell/sdk`](sdk.md) | 2 |');
});

it('objects to a type that a public declaration names and no entry exports, the wire’s types left out', () => {
  const root = new URL('../..', import.meta.url).pathname;
  const names = ['sdk', 'protocol'].map((name) => ({
    name: `of ${name}`,
    place: `${root}packages/${name}/dist/x.d.ts:1`,
  }));
  expect(unreachable([page([declared('Chat', { names })])])).toEqual([
    '@shopbell/sdk: Chat names of sdk, which no entry exports',
  ]);
  expect(
    unreachable([page([declared('Chat', { names }), declared('of sdk', { place: names[0]?.place ?? '' })])]),
  ).toEqual([]);
});
