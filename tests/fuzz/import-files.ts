import type { Dice } from './dice.ts';
import { EDGE_TEXTS } from './edges.ts';
import type { Scene } from './scenes.ts';

const CSV = 'text/csv';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file for an import that is right for one row, and one that right rows stand between. */
const ROWS: Readonly<Record<string, { readonly head: string; readonly row: (number: number) => string }>> = {
  warehouses: { head: 'warehouse_code,warehouse_name,warehouse_type', row: (n) => `FZ-${n},Depo ${n},RAW_MATERIALS` },
  products: { head: 'product_code,product_name,product_type,unit_of_measure', row: (n) => `FZ-P-${n},Ürün ${n},RAW_MATERIAL,KG` },
  suppliers: { head: 'supplier_code,supplier_name', row: (n) => `FZ-S-${n},Tedarikçi ${n}` },
  'opening-stock': { head: 'product_code,warehouse_code,quantity,unit_cost,quality_status', row: (n) => `FZ-P-${n},FZ-${n},5,1.25,APPROVED` },
  boms: { head: 'level,product_code,quantity,bom_version', row: (n) => `${n % 3},FZ-P-${n},2,3.${n}` },
  demands: { head: 'product_code,due_date,quantity', row: (n) => `FZ-P-${n},2027-01-15,4` },
}; // biome-ignore format: a table

interface Found {
  readonly dice: Dice;
  readonly scene?: Scene | undefined;
  readonly isPlain: boolean;
}

/** What a user might send: rows, cells of the edge dictionary, or no table at all. */
export function importFile(
  { dice, scene, isPlain }: Found,
  path: string,
): { contentType: string; bytes: Buffer } {
  const kind = ROWS[path.slice(path.lastIndexOf('/') + 1)];
  if (kind === undefined) throw new Error(`The fuzz has no file for ${path}`);
  const { head, row } = kind;
  const right = (scene?.file_rows as readonly string[] | undefined) ?? [];
  if (right.length > 0 && (isPlain || dice.chance(40)))
    return { contentType: CSV, bytes: Buffer.from([head, ...right].join(dice.pick(['\n', '\r\n']))) };
  const rows = Array.from({ length: dice.int(0, 6) }, () =>
    right.length > 0 && dice.chance(60) ? dice.pick(right) : row(dice.int(1, 1_000_000)),
  );
  const cells = (row(1).match(/,/g)?.length ?? 0) + 1;
  const strange = Array.from({ length: cells }, () => dice.pick(EDGE_TEXTS)).join(',');
  const text = dice.pick([
    [head, ...rows].join('\n'),
    [head, ...rows].join('\r\n'),
    [head, ...rows, strange].join('\n'),
    [`${head},no_such_column`, ...rows].join('\n'),
    [`${head},${head}`, ...rows].join('\n'),
    [head, ...rows.map((one) => one.replaceAll(',', ';'))].join('\n'),
    [head, `${'"'.repeat(dice.int(1, 9))}${rows[0] ?? ''}`].join('\n'),
    dice.pick(EDGE_TEXTS),
    Array.from({ length: 3_000 }, () => 'a').join(','),
  ]);
  const contentType = dice.pick([CSV, CSV, CSV, XLSX]);
  const isZip = contentType === XLSX && dice.chance(50);
  return {
    contentType,
    bytes: Buffer.concat([Buffer.from(isZip ? 'PK\u0003\u0004' : ''), Buffer.from(text)]),
  };
}
