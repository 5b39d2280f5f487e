import { VARIABLES } from '../src/config/table.ts';

const INTRO = `# Configuration

<!-- Written by \`node scripts/docs.ts\` from \`packages/server/src/config/table.ts\`. -->

The server reads these environment variables once, when it starts. An empty one counts as unset. A wrong one, and a
\`SHOPBELL_\` name that is not here, stops the start, and all of them are listed at once.
\`npm run server -- --check-config\` looks without starting and prints what is in force.

| variable | unit | default | what it is for |
| --- | --- | --- | --- |
`;

/** `docs/configuration.md`: a row for each variable of the table. */
export function renderConfig(): string {
  const rows = VARIABLES.map(
    ({ name, unit, default: standard, doc }) =>
      `| \`${name}\` | ${unit} | ${standard === '' ? '–' : `\`${standard}\``} | ${doc.replaceAll('|', '\\|')} |\n`,
  );
  return INTRO + rows.join('');
}
