import type { App } from '../app.ts';
import { AppContext, useApp } from './context.ts';
import { Desk } from './desk.tsx';
import { SignIn } from './sign-in.tsx';
import { Splash } from './splash.tsx';

/** The console, whoever sits at it. */
export function Root({ app }: { app: App }) {
  return (
    <AppContext.Provider value={app}>
      <Screen />
    </AppContext.Provider>
  );
}

function Screen() {
  const session = useApp().state.session.value;
  if (session.is === 'opening') return <Splash />;
  return session.is === 'in' ? <Desk /> : <SignIn />;
}
