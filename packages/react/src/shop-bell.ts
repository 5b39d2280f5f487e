'use client';

import '@shopbell/widget';
import type { ShopBellAttributes, ShopBell as ShopBellElement, ShopBellEvents } from '@shopbell/widget';
import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from 'react';

/** The widget's events as props, each with the event's value: `onMessage={({ text }) => …}`. */
export type ShopBellListeners = {
  [K in keyof ShopBellEvents as `on${Capitalize<K>}`]?: ((value: ShopBellEvents[K]) => void) | undefined;
};

/** The element's attributes, and its events as `onOpen`, `onMessage` … */
export interface ShopBellProps extends ShopBellAttributes, ShopBellListeners {}

type Listener = (value: unknown) => void;
type AnyProps = Readonly<Record<string, string | Listener | undefined>>;

/** Styles read these: they may change in an open chat. The rest is read once. */
const LIVE = ['position', 'theme'];

/** `onMessage` listens to `message`. */
const eventOf = (prop: string) => (prop.charAt(2).toLowerCase() + prop.slice(3)) as keyof ShopBellEvents;

/**
 * The widget; `ref` gives the element, whose methods are the widget's verbs. One that leaves the tree leaves nothing behind; one whose site, endpoint or other set-up changes is made anew. Renders its bare tag on a server, and hydrates without a mismatch.
 */
export const ShopBell = forwardRef<ShopBellElement, ShopBellProps>(function ShopBell(props, ref) {
  const given = Object.entries(props as unknown as AnyProps).filter(([, value]) => value !== undefined);
  const attributes = given.filter(([, value]) => typeof value === 'string');
  const heard = given.filter(([, value]) => typeof value === 'function').map(([name]) => name);
  const key = JSON.stringify(attributes.filter(([name]) => !LIVE.includes(name)).sort());
  const listening = heard.sort().join();
  const node = useRef<ShopBellElement>(null);
  const latest = useRef(props as unknown as AnyProps);

  // A listener that is another function with each render is no reason to listen anew.
  useEffect(() => {
    latest.current = props as unknown as AnyProps;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another key there is another element
  useImperativeHandle(ref, () => node.current as ShopBellElement, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another key there is another element
  useEffect(() => {
    const { current } = node;
    if (!current || !listening) return undefined;
    const ends = listening.split(',').map((prop) =>
      current.on(eventOf(prop), (value: unknown) => {
        const listener = latest.current[prop];
        if (typeof listener === 'function') listener(value);
      }),
    );
    return () => {
      for (const end of ends) end();
    };
  }, [listening, key]);

  const { hidden } = props;
  // The element sets a style of its own when it comes to life, which the server's markup does not have.
  return createElement('shop-bell', {
    ...Object.fromEntries(attributes),
    // Every element has it as a property, which React sets instead: as one an empty word would show the launcher.
    ...(hidden === '' && { hidden: 'hidden' }),
    key,
    ref: node,
    suppressHydrationWarning: true,
  });
});
