import type { Api } from '../../platform/http/api.ts';
import { undoMassChange } from './mass-change-undo.service.ts';
import { listMassChanges } from './mass-changes.queries.ts';
import {
  MassChange,
  MassChangeListQuery,
  MassChangePage,
  MassChangeParams,
  MassChangePreview,
  MassChangePreviewRequest,
  MassChangeRequest,
} from './mass-changes.schemas.ts';
import { applyMassChange, getMassChange, previewMassChange } from './mass-changes.service.ts';

const tag = 'Bills of materials';

export function massChangeRoutes(api: Api): void {
  // Nothing is written, so it opens no transaction and knows no Idempotency-Key.
  api.act(
    {
      method: 'POST',
      url: '/bom/mass-changes/preview',
      tag,
      access: 'read:bom',
      summary: 'Preview the replacement of a component everywhere',
      description:
        'What applying the same request would do to every ACTIVE recipe that names the component and holds on effective_date or later: quantities, unit cost before and after, circles that forbid it, and open production orders, which keep the recipe that is frozen into them. Nothing is changed.',
      body: MassChangePreviewRequest,
      response: MassChangePreview,
      errors: ['NOT_FOUND', 'INVALID_BOM', 'INVALID_UNIT'],
      example: { body: { from_product_id: 1, to_product_id: 2, factor: '1.25' } },
    },
    ({ db, actor, body }) => previewMassChange(db, body, actor.language),
  );

  api.write(
    {
      method: 'POST',
      url: '/bom/mass-changes',
      tag,
      access: 'write:bom',
      summary: 'Replace a component in all recipes',
      description:
        'Makes the next minor version of every ACTIVE recipe that names the component and holds on effective_date or later, with the new component in its place, and activates it: the old version ends where the new one begins. All or nothing. Open production orders keep the recipe that is frozen into them, and drafts stay as they are.',
      body: MassChangeRequest,
      response: MassChange,
      status: 201,
      errors: ['NOT_FOUND', 'CONFLICT', 'CIRCULAR_BOM', 'INVALID_BOM', 'INVALID_UNIT'],
      example: {
        body: { from_product_id: 1, to_product_id: 2, factor: '1.25', reason: 'Supplier stopped it' },
      },
    },
    ({ tx, body }) => applyMassChange(tx, body),
  );

  api.read(
    {
      url: '/bom/mass-changes',
      tag,
      access: 'read:bom',
      summary: 'List mass changes of recipes',
      description: 'Which component was replaced by which, when and why, the latest first.',
      query: MassChangeListQuery,
      response: MassChangePage,
    },
    ({ db, query }) => listMassChanges(db, query),
  );

  api.read(
    {
      url: '/bom/mass-changes/:bom_mass_change_id',
      tag,
      access: 'read:bom',
      summary: 'Get a mass change',
      description: 'One mass change with each version that it replaced and the one that took its place.',
      params: MassChangeParams,
      response: MassChange,
      errors: ['NOT_FOUND'],
    },
    ({ db, params }) => getMassChange(db, params.bom_mass_change_id),
  );

  api.write(
    {
      method: 'POST',
      url: '/bom/mass-changes/:bom_mass_change_id/undo',
      tag,
      access: 'write:bom',
      summary: 'Undo a mass change',
      description:
        'Makes its new versions OBSOLETE and gives the old ones their status and end back. Refused when one of them was changed since, or while an open production order was made by a new version.',
      params: MassChangeParams,
      response: MassChange,
      errors: ['NOT_FOUND', 'CONFLICT', 'IN_USE', 'CIRCULAR_BOM', 'INVALID_BOM', 'INVALID_UNIT'],
    },
    ({ tx, params }) => undoMassChange(tx, params.bom_mass_change_id),
  );
}
