import { SourceMap, type SourceMapPayload } from 'node:module';
import type { Finding, SourceFile, Verdict } from '../lib/source.ts';
import { SINKS } from './words.ts';

/** A built file with its source map. */
export interface Bundle extends SourceFile {
  readonly map: SourceMapPayload;
}

/**
 * The vendors whose own code writes markup, and why that is safe: lit-html fills a `<template>` from the static strings
 * of our templates (values become nodes, never markup); Preact has a property of that name, which our sources may not use
 * (`words.ts` and the linter see to it).
 */
const VENDORS = /\/node_modules\/(?:\.pnpm\/[^/]+\/node_modules\/)?(?:lit-html|@lit\/reactive-element|preact)\//;

/** 0-based line and column of an offset. */
const placeOf = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
};

/**
 * Looks for markup and code sinks in built files. Each one found is traced through the source map to the file it came
 * from: the vendors above may have them, everything else may not.
 */
export const checkBuilt = (bundles: readonly Bundle[]): Verdict => {
  const findings: Finding[] = [];
  let vendors = 0;
  for (const bundle of bundles) {
    const map = new SourceMap(bundle.map);
    for (const match of bundle.text.matchAll(SINKS)) {
      const { line, column } = placeOf(bundle.text, match.index);
      const entry = map.findEntry(line, column);
      const origin = 'originalSource' in entry ? entry.originalSource : undefined;
      if (origin !== undefined && VENDORS.test(origin)) vendors += 1;
      else findings.push({ file: bundle.path, line: line + 1, text: `“${match[0]}” from ${origin ?? 'nowhere'}` });
    }
  }
  return { findings, note: `${bundles.length} built files, ${vendors} sinks inside vendors` };
};
