import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/database/database.ts';
import type { Api } from '../../platform/http/api.ts';
import type { UploadedFile } from '../../platform/http/uploads.ts';
import { listImports } from './imports.queries.ts';
import {
  CSV,
  Import,
  ImportList,
  ImportPage,
  ImportParams,
  ImportQuery,
  ImportTemplate,
  PATHS,
  TemplateParams,
  XLSX,
} from './imports.schemas.ts';
import { createImporter, getImport, templateOf } from './imports.service.ts';
import type { KindName } from './kind.ts';
import { LIMITS } from './tables.ts';

const tag = 'Imports';

const HOW =
  'The body is the file itself, CSV or XLSX, up to 16 MiB and 100,000 rows; its first row names the columns. How a CSV file is written must be said. The answer comes at once, and `GET /imports/{import_id}` tells how far the work is and, at its end, every bad row with its column, what was found and what is expected. A file is imported whole or not at all.';

const upload = {
  tag,
  query: ImportQuery,
  response: Import,
  contentTypes: [CSV, XLSX],
  maxBytes: LIMITS.fileBytes,
} as const;

export function importRoutes(api: Api, app: FastifyInstance): void {
  const importer = createImporter(api.db, (error) => app.log.error({ err: error }, 'an import failed'));
  app.addHook('onClose', () => importer.close());
  const handlers = (kind: KindName) => ({
    store: ({ tx, query, file }: { tx: Tx; query: ImportQuery; file: UploadedFile }) =>
      importer.create(tx, kind, query, file),
    stored: (record: Import, { actor, file }: { actor: Actor; file: UploadedFile }) =>
      importer.start(record, actor, file.bytes),
  });

  api.upload(
    {
      ...upload,
      url: '/imports/warehouses',
      access: 'write:warehouses',
      summary: 'Import warehouses',
      description: `Adds warehouses from a file. ${HOW}`,
      example: { body: 'warehouse_code;warehouse_name;warehouse_type\nRM01;Hammadde Deposu;RAW_MATERIALS\n' },
    },
    handlers('WAREHOUSES'),
  );

  api.upload(
    {
      ...upload,
      url: '/imports/products',
      access: 'write:products',
      summary: 'Import products',
      description: `Adds products from a file. Units are named by their codes. ${HOW}`,
      example: {
        body: 'product_code;product_name;product_type;unit_of_measure;standard_cost\nRM-STEEL-01;ÇELİK SAC 2 MM;RAW_MATERIAL;KG;15,25\n',
      },
    },
    handlers('PRODUCTS'),
  );

  api.upload(
    {
      ...upload,
      url: '/imports/suppliers',
      access: 'write:suppliers',
      summary: 'Import suppliers',
      description: `Adds suppliers from a file. ${HOW}`,
      example: { body: 'supplier_code;supplier_name;city\nERDEMIR;Ereğli Demir ve Çelik;Ereğli\n' },
    },
    handlers('SUPPLIERS'),
  );

  api.upload(
    {
      ...upload,
      url: '/imports/opening-stock',
      access: 'write:inventory',
      summary: 'Import opening stock',
      description: `Receives the stock that is on the shelves when the books begin, one batch per row. Product, warehouse and supplier are named by their codes; a batch without a number gets one. ${HOW}`,
      example: {
        body: 'product_code;warehouse_code;quantity;unit_cost;quality_status\nRM-STEEL-01;RM01;1.234,5;15,25;APPROVED\n',
      },
    },
    handlers('OPENING_STOCK'),
  );

  api.upload(
    {
      ...upload,
      url: '/imports/boms',
      access: 'write:bom',
      summary: 'Import bills of materials',
      description: `Adds recipes from indented parts lists: level 0 is a product that is made, and each row of a level below is a component of the nearest row above that is one level higher. Every product that has components becomes a DRAFT that would hold from today; one that occurs several times must have the same components each time, or list them once. ${HOW}`,
      example: {
        body: 'level;product_code;quantity;unit_of_measure;scrap_percentage\n0;DOLAP-60;;;\n1;KAPI-60;2;;\n2;CELIK-SAC-2;4,25;KG;3\n1;VIDA-M4;24;;\n',
      },
    },
    handlers('BOMS'),
  );

  api.upload(
    {
      ...upload,
      url: '/imports/demands',
      access: 'write:planning',
      summary: 'Import independent demand',
      description: `Adds customer orders, forecasts and other demand, one per row. The product is named by its code; a demand with a reference comes in once. ${HOW}`,
      example: {
        body: 'product_code;quantity;due_date;demand_type;reference_number\nDOLAP-60;12;14.12.2026;CUSTOMER_ORDER;SIP-2026-0187\n',
      },
    },
    handlers('DEMANDS'),
  );

  api.read(
    {
      url: '/imports',
      tag,
      access: 'authenticated',
      summary: 'List imports',
      description: 'Imports, the newest first, without their errors.',
      query: ImportList,
      response: ImportPage,
    },
    ({ db, query }) => listImports(db, query),
  );

  api.read(
    {
      url: '/imports/:import_id',
      tag,
      access: 'authenticated',
      summary: 'Get an import',
      description: 'How far an import is, how it ended, and its first 1,000 errors in the order of the file.',
      params: ImportParams,
      response: Import,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getImport(db, params.import_id),
  );

  api.read(
    {
      url: '/imports/:kind/template',
      tag,
      access: 'authenticated',
      summary: 'Get the columns of an import',
      description:
        'The columns that a file of this kind may have, with what their cells may hold and an example.',
      params: TemplateParams,
      response: ImportTemplate,
    },
    async ({ params }) => templateOf(PATHS[params.kind]),
  );
}
