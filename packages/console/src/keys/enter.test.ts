import { describe, expect, it } from 'vitest';
import { createEnterGate, type EnterPress } from './enter.ts';

const enter = (at: number, patch: Partial<EnterPress> = {}): EnterPress => ({
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
  at,
  ...patch,
});

describe('the Enter that sends', () => {
  it('is a plain one, or one with Ctrl or Command', () => {
    const gate = createEnterGate();
    expect(gate.sends(enter(0))).toBe(true);
    expect(gate.sends(enter(0, { ctrlKey: true }))).toBe(true);
    expect(gate.sends(enter(0, { shiftKey: true }))).toBe(false);
    expect(gate.sends(enter(0, { altKey: true }))).toBe(false);
    expect(gate.sends(enter(0, { key: 'a' }))).toBe(false);
  });

  it('is none while composing, in Chrome’s, Firefox’s and Safari’s order of events', () => {
    const chrome = createEnterGate();
    chrome.compositionStart();
    expect(chrome.sends(enter(10, { isComposing: true, keyCode: 229 }))).toBe(false);
    chrome.compositionEnd(11);
    expect(chrome.sends(enter(500))).toBe(true);

    const firefox = createEnterGate();
    firefox.compositionStart();
    expect(firefox.sends(enter(10, { keyCode: 229 }))).toBe(false);
    firefox.compositionEnd(10);
    expect(firefox.sends(enter(61))).toBe(true);

    const safari = createEnterGate();
    safari.compositionStart();
    safari.compositionEnd(10);
    expect(safari.sends(enter(12, { keyCode: 229 }))).toBe(false);
    expect(safari.sends(enter(14))).toBe(false);
    expect(safari.sends(enter(60))).toBe(true);
  });

  it('is none in a composition that doesn’t say so', () => {
    const gate = createEnterGate();
    gate.compositionStart();
    expect(gate.sends(enter(5_000))).toBe(false);
  });
});
