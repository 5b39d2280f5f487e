import { expect, it } from 'vitest';
import { findCycles } from './cycles.ts';

const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

it('finds nothing in a street that only goes one way', () => {
  expect(findCycles(graph({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toEqual([]);
});

it('finds a circle of three, whichever node it starts from', () => {
  expect(findCycles(graph({ a: ['b'], b: ['c'], c: ['a'] }))).toEqual([['a', 'b', 'c', 'a']]);
});

it('finds a file that imports itself', () => {
  expect(findCycles(graph({ a: ['a'] }))).toEqual([['a', 'a']]);
});

it('finds a circle behind a node that is not part of it', () => {
  expect(findCycles(graph({ start: ['a'], a: ['b'], b: ['a'] }))).toEqual([['a', 'b', 'a']]);
});
