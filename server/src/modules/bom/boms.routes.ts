import type { Api } from '../../platform/http/api.ts';
import { changeBomStatus } from './bom-status.service.ts';
import { listBoms } from './boms.queries.ts';
import {
  BillOfMaterials,
  BomCreateRequest,
  BomListQuery,
  BomNewVersionRequest,
  BomPage,
  BomParams,
  BomStatusUpdate,
  BomUpdateRequest,
} from './boms.schemas.ts';
import { changeBom, createBom, createNewVersion, getBom } from './boms.service.ts';

const tag = 'Bills of materials';

export function bomRoutes(api: Api): void {
  api.read(
    {
      url: '/bom/list',
      tag,
      access: 'read:bom',
      summary: 'List bills of materials',
      description: 'Recipes by product, status and the day on which they hold.',
      query: BomListQuery,
      response: BomPage,
    },
    ({ db, query }) => listBoms(db, query),
  );

  api.write(
    {
      method: 'POST',
      url: '/bom/create',
      tag,
      access: 'write:bom',
      summary: 'Create a bill of materials',
      description:
        'Creates a DRAFT. Each unit must convert to the stock unit of its component, and no product may contain itself at any depth.',
      body: BomCreateRequest,
      response: BillOfMaterials,
      status: 201,
      errors: ['NOT_FOUND', 'DUPLICATE', 'INVALID_BOM', 'INVALID_UNIT', 'CIRCULAR_BOM'],
      example: {
        body: {
          parent_product_id: 3,
          bom_version: '1.0',
          base_quantity: '1.000',
          labor_cost_per_unit: '12.5000',
          yield_percentage: '98.00',
          effective_date: '2026-01-01',
          components: [{ component_product_id: 1, quantity_required: '2.500', scrap_percentage: '4.00' }],
        },
      },
    },
    ({ tx, body }) => createBom(tx, body),
  );

  api.read(
    {
      url: '/bom/:bom_id',
      tag,
      access: 'read:bom',
      summary: 'Get a bill of materials',
      description: 'One recipe with its lines.',
      params: BomParams,
      response: BillOfMaterials,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getBom(db, params.bom_id),
  );

  api.write(
    {
      method: 'PUT',
      url: '/bom/:bom_id',
      tag,
      access: 'write:bom',
      summary: 'Edit a bill of materials',
      description:
        'Changes the fields that are sent; components replaces all lines. Only a DRAFT can be edited: of any other, make a new version. With If-Match it fails when somebody was faster.',
      params: BomParams,
      body: BomUpdateRequest,
      response: BillOfMaterials,
      errors: ['NOT_FOUND', 'CONFLICT', 'DUPLICATE', 'INVALID_BOM', 'INVALID_UNIT', 'CIRCULAR_BOM'],
      example: {
        body: {
          labor_cost_per_unit: '13.2500',
          components: [{ component_product_id: 1, quantity_required: '2.400', unit_of_measure: 'KG' }],
        },
      },
    },
    ({ tx, params, body, expectedVersion }) => changeBom(tx, params.bom_id, body, expectedVersion),
  );

  api.write(
    {
      method: 'POST',
      url: '/bom/:bom_id/new-version',
      tag,
      access: 'write:bom',
      summary: 'Copy a bill of materials into a new version',
      description:
        'Copies one of any status, with its lines, into a DRAFT that would hold from today. Without bom_version it gets the next minor one.',
      params: BomParams,
      body: BomNewVersionRequest,
      response: BillOfMaterials,
      status: 201,
      errors: ['NOT_FOUND', 'DUPLICATE', 'CIRCULAR_BOM'],
      example: { body: { bom_version: '2.0' } },
    },
    ({ tx, params, body }) => createNewVersion(tx, params.bom_id, body),
  );

  api.write(
    {
      method: 'PUT',
      url: '/bom/:bom_id/status',
      tag,
      access: 'write:bom',
      summary: 'Change the status of a bill of materials',
      description:
        'DRAFT → ACTIVE → INACTIVE → ACTIVE; OBSOLETE from any, for good. Activating a version closes the one that it replaces on its first day.',
      params: BomParams,
      body: BomStatusUpdate,
      response: BillOfMaterials,
      errors: [
        'NOT_FOUND',
        'CONFLICT',
        'INVALID_STATUS_TRANSITION',
        'INVALID_BOM',
        'INVALID_UNIT',
        'CIRCULAR_BOM',
      ],
      example: { body: { status: 'ACTIVE' } },
    },
    ({ tx, params, body, expectedVersion }) => changeBomStatus(tx, params.bom_id, body, expectedVersion),
  );
}
