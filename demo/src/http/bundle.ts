import { dirname } from 'node:path';

/**
 * One script for browsers, from a TypeScript entry and all it imports. Vite is loaded with the first of them.
 *
 * @throws Error when the sources don't build.
 */
export const bundle = async (entry: string): Promise<string> => {
  const { build } = await import('vite');
  const built = await build({
    root: dirname(entry),
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'es', minify: true, codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .filter((file) => file.type === 'chunk');
  const [chunk] = chunks;
  if (!chunk || chunks.length > 1) throw new Error(`${entry} was built into ${chunks.length} scripts`);
  return chunk.code;
};
