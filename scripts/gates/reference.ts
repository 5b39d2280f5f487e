import type { Finding, Verdict } from '../lib/source.ts';

/**
 * Every public name has a docstring, and what a public declaration names can be imported.
 *
 * @param faults what typedoc and the reference's generator object to
 */
export const checkReference = (faults: readonly string[]): Verdict => {
  const findings = faults.map((text): Finding => ({ file: 'docs/reference', text }));
  return { findings, note: 'public names' };
};
