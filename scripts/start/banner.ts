import type { Settings } from './settings.ts';

/** One account the server has seeded for the demo shop. */
export interface SignIn {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

const columns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** The lines `npm start` prints when both servers answer. Names stand last: Chinese ones are wider than they are long. */
export const banner = (settings: Settings, signIns: readonly SignIn[], seconds: string): string => {
  const addresses = [
    ['Demo shop', `http://localhost:${settings.shopPort}/`],
    ['Console', `${settings.publicUrl}/console/`],
    ['Relay', `${settings.publicUrl}/`],
    ['Data', settings.dataDir],
  ];
  const accounts = signIns.map(({ role, email, password, name }) => [role, email, password, name]);
  const lines = [
    ...columns(addresses),
    '',
    'Sign in to the console as',
    ...columns(accounts).map((row) => `  ${row}`),
    '',
    `Ready after ${seconds} s. Ctrl+C stops everything.`,
  ];
  return `\n${lines.map((line) => `  ${line}`.trimEnd()).join('\n')}\n`;
};
