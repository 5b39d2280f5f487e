/** A directed graph: from each node to the nodes it points at. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * The circles of a graph, one for each edge that closes a path back onto itself. Each starts and ends with the same node.
 * An acyclic graph gives an empty list; a cyclic one at least one circle.
 */
export const findCycles = (graph: Graph): string[][] => {
  const done = new Set<string>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const cycles: string[][] = [];

  const visit = (node: string): void => {
    if (done.has(node)) return;
    path.push(node);
    onPath.add(node);
    for (const next of graph.get(node) ?? []) {
      if (onPath.has(next)) cycles.push([...path.slice(path.indexOf(next)), next]);
      else visit(next);
    }
    path.pop();
    onPath.delete(node);
    done.add(node);
  };

  for (const node of [...graph.keys()].sort()) visit(node);
  return cycles;
};
