import type { Settings } from './settings.ts';

/** One account the server has seeded for the demo shop. */
export interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** The lines `npm start` prints when both servers answer. */
export const banner = (settings: Settings, signIns: readonly SignIn[], seconds: string): string => {
  const width = (key: 'name' | 'role' | 'email'): number => Math.max(0, ...signIns.map((each) => each[key].length));
  const rows = signIns.map(
    ({ name, role, email, password }) =>
      `    ${role.padEnd(width('role'))}  ${name.padEnd(width('name'))}  ${email.padEnd(width('email'))}  ${password}`,
  );
  return [
    '',
    `  Demo shop   http://localhost:${settings.shopPort}/`,
    `  Console     http://localhost:${settings.port}/console/`,
    `  Relay       http://localhost:${settings.port}/`,
    `  Data        ${settings.dataDir}`,
    '',
    '  Sign in to the console (role, name, e-mail, password):',
    ...rows,
    '',
    `  Ready after ${seconds} s. Ctrl+C stops everything.`,
    '',
  ].join('\n');
};
