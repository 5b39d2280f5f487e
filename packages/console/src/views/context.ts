import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { App } from '../app.ts';

/** The console around a view. */
export const AppContext = createContext<App | undefined>(undefined);

/** The console. Throws outside of `Root`. */
export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('a view stands outside of Root');
  return app;
}
