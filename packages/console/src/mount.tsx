import { render } from 'preact';
import type { App } from './app.ts';
import { Root } from './views/root.tsx';

/** Draws a console into an element. Returns the way to take it out again. */
export function mount(app: App, element: Element): () => void {
  render(<Root app={app} />, element);
  return () => render(null, element);
}
