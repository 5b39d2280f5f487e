/**
 * The packages that carry a Node binary write `os` and `cpu` as plain strings. pnpm skips a foreign platform only when
 * they are lists, so without this hook every machine would download all five binaries.
 */
const listed = (value) => (typeof value === 'string' ? [value] : value);

export const hooks = {
  readPackage(pkg) {
    if (!/^node-(bin-)?(linux|darwin|win)-/.test(pkg.name ?? '')) return pkg;
    return { ...pkg, os: listed(pkg.os), cpu: listed(pkg.cpu) };
  },
};
