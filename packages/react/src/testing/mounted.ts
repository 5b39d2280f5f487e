import { act, createElement, type ReactNode, StrictMode } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';

declare global {
  /** Has React carry out effects before `act` resolves. */
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}

/** A tree under StrictMode in the page of a browser test. */
export interface Mounted {
  readonly container: HTMLElement;
  render(node: ReactNode): Promise<void>;
  unmount(): Promise<void>;
}

/** @param markup what a server has sent; the tree is hydrated from it */
export async function mounted(node: ReactNode, markup?: string): Promise<Mounted> {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const container = document.createElement('div');
  document.body.append(container);
  const strict = (inner: ReactNode) => createElement(StrictMode, null, inner);
  let root: Root;
  if (markup === undefined) {
    root = createRoot(container);
    await act(async () => root.render(strict(node)));
  } else {
    container.append(document.createRange().createContextualFragment(markup));
    root = await act(async () => hydrateRoot(container, strict(node)));
  }
  return {
    container,
    render: (next) => act(async () => root.render(strict(next))),
    async unmount() {
      await act(async () => root.unmount());
      container.remove();
    },
  };
}

/** What the browser's console is told as an error, until `stop`. */
export function hearErrors(): { readonly told: unknown[]; stop(): void } {
  const { error } = console;
  const told: unknown[] = [];
  console.error = (...words) => told.push(words);
  return {
    told,
    stop() {
      console.error = error;
    },
  };
}
