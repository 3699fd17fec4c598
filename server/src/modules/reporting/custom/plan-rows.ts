/** A node of a plan, as `explain (format json)` writes it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * About how many rows a plan reads from its tables: all of a table that it reads from end to end, what the index finds
 * otherwise, and the inner side of a nested loop once per row of the outer one.
 */
export function rowsRead(plan: PlanNode, tableRows: ReadonlyMap<string, number>): number {
  return Math.ceil(readBy(plan, 1, tableRows));
}

function readBy(node: PlanNode, times: number, tableRows: ReadonlyMap<string, number>): number {
  const parts = node.Plans ?? [];
  const type = node['Node Type'];
  const own = isScan(node) ? times * scanned(node, tableRows) : 0;
  // What is kept in memory is read once, however often it is asked for.
  const kept = type === 'Materialize' || type === 'Memoize' ? 1 : times;
  const [outer] = parts;
  return parts.reduce((sum, part, place) => {
    const again = type === 'Nested Loop' && place > 0 && outer !== undefined ? outer['Plan Rows'] : 1;
    return sum + readBy(part, kept * again, tableRows);
  }, own);
}

const isScan = (node: PlanNode) =>
  ['Seq Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Heap Scan'].includes(node['Node Type']);

function scanned(node: PlanNode, tableRows: ReadonlyMap<string, number>): number {
  const rows = node['Plan Rows'];
  const whole = Math.max(rows, tableRows.get(node['Relation Name'] ?? '') ?? 0);
  if (node['Node Type'] === 'Seq Scan') return whole;
  if (node['Node Type'] === 'Bitmap Heap Scan')
    return Math.max(rows, ...(node.Plans ?? []).map((part) => part['Plan Rows']));
  return node['Index Cond'] === undefined ? whole : rows;
}
