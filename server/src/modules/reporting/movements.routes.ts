import type { Api } from '../../platform/http/api.ts';
import { MovementPage, MovementQuery } from './movements.schemas.ts';
import { listMovements } from './movements.service.ts';
import { movementsTable } from './movements-table.ts';

export function movementRoutes(api: Api): void {
  api.report(
    {
      url: '/reports/inventory/movements',
      tag: 'Reports',
      access: 'read:reports',
      keptBy: ['stock', 'products', 'warehouses', 'users'],
      summary: 'Stock movements with running balance',
      description:
        'The ledger by the moment of posting, newest first unless asked otherwise. Pages follow one another by cursor: ' +
        'a row is never met twice or passed over because new movements arrive meanwhile. Each row carries what was on ' +
        'hand of the product in its warehouse after it. With product_id and no other filter than days, also the balance ' +
        'over all warehouses; with product_id and at most warehouse_id and days, the balances at the start and at the ' +
        'end of the period. A file has no pages, so it takes neither page_size nor cursor. Headings of a file: Tarih, Hareket, ' +
        'Ürün kodu, Ürün adı, Depo, Parti no, Miktar, Birim, Birim maliyet, Değer, Depo bakiyesi, Depo değeri, Ürün ' +
        'bakiyesi, Ürün değeri, Belge türü, Belge no, Sebep, Not, Kullanıcı, Hareket no; in English Date, Movement, ' +
        'Product code, Product name, Warehouse, Batch, Quantity, Unit, Unit cost, Value, Warehouse balance, Warehouse ' +
        'value, Product balance, Product value, Document, Document number, Reason, Notes, User, Movement number.',
      query: MovementQuery,
      response: MovementPage,
    },
    ({ db, query }) => listMovements(db, query),
    ({ db, query }) => movementsTable(db, query),
  );
}
