import { describe, expect, it } from 'vitest';
import { commandOf, type Press, type Whereabouts } from './keymap.ts';

const press = (key: string, patch: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  repeat: false,
  ...patch,
});
const out: Whereabouts = { typing: false, inList: false, singleKeys: true };

describe('commandOf', () => {
  it.each([
    ['j', 'next'],
    ['k', 'previous'],
    ['t', 'take'],
    ['e', 'end'],
    ['h', 'handOver'],
    ['o', 'takeOver'],
    ['n', 'note'],
    ['c', 'change'],
    ['u', 'takeBack'],
    ['r', 'reply'],
    ['?', 'help'],
    ['toString', undefined],
    ['ArrowDown', undefined],
  ])('%s outside a text field: %s', (key, command) => expect(commandOf(press(key), out)).toBe(command));

  it('leaves letters to the text that is typed, but not Escape and Alt with an arrow', () => {
    const typing = { ...out, typing: true };
    expect(commandOf(press('t'), typing)).toBeUndefined();
    expect(commandOf(press('Escape'), typing)).toBe('leave');
    expect(commandOf(press('ArrowDown', { altKey: true }), typing)).toBe('switchNext');
  });

  it('leaves the browser’s own combinations alone', () => {
    expect(commandOf(press('r', { ctrlKey: true }), out)).toBeUndefined();
    expect(commandOf(press('t', { metaKey: true }), out)).toBeUndefined();
    expect(commandOf(press('ArrowDown', { altKey: true, ctrlKey: true }), out)).toBeUndefined();
  });

  it('never takes a key from an input method', () => {
    expect(commandOf(press('Escape', { isComposing: true }), out)).toBeUndefined();
    expect(commandOf(press('j', { keyCode: 229 }), out)).toBeUndefined();
  });

  it('walks the list with arrows only in the list', () => {
    expect(commandOf(press('ArrowUp'), { ...out, inList: true })).toBe('previous');
  });

  it('repeats a walk through the list, and nothing else', () => {
    expect(commandOf(press('j', { repeat: true }), out)).toBe('next');
    expect(commandOf(press('e', { repeat: true }), out)).toBeUndefined();
  });

  it('keeps arrows and Escape when single letters are switched off', () => {
    const off = { ...out, singleKeys: false, inList: true };
    expect(commandOf(press('t'), off)).toBeUndefined();
    expect(commandOf(press('?'), off)).toBeUndefined();
    expect(commandOf(press('ArrowDown'), off)).toBe('next');
    expect(commandOf(press('Escape'), off)).toBe('leave');
  });
});
