/** Who may do what: SPEC section 4 as one table. A test compares every route with it. */

export const ROLES = ['admin', 'prod_mgr', 'inv_clerk', 'proc_off', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const EVERYONE: readonly Role[] = ROLES;

export const PERMISSIONS = {
  'read:warehouses': EVERYONE,
  'read:products': EVERYONE,
  'read:suppliers': EVERYONE,
  'read:inventory': EVERYONE,
  'read:production': EVERYONE,
  'read:bom': EVERYONE,
  'read:procurement': EVERYONE,
  'read:reports': EVERYONE,
  'read:planning': EVERYONE,
  'write:warehouses': ['admin'],
  'write:products': ['admin', 'prod_mgr'],
  'write:suppliers': ['admin', 'proc_off'],
  'write:inventory': ['admin', 'inv_clerk'],
  'allocate:stock': ['admin', 'prod_mgr', 'inv_clerk'],
  'write:production': ['admin', 'prod_mgr'],
  'approve:production': ['admin', 'prod_mgr'],
  'write:bom': ['admin', 'prod_mgr'],
  'write:procurement': ['admin', 'proc_off'],
  'receive:procurement': ['admin', 'inv_clerk', 'proc_off'],
  'generate:reports': ['admin', 'prod_mgr', 'inv_clerk', 'proc_off'],
  'write:planning': ['admin', 'prod_mgr', 'proc_off'],
  // to acknowledge, put off or hand on what the system reports: whoever works with it
  'write:alerts': ['admin', 'prod_mgr', 'inv_clerk', 'proc_off'],
  'manage:webhooks': ['admin'],
  'manage:users': ['admin'],
  'read:audit': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whose rights are asked for: the role's, and of these with an API key only the key's. */
export interface Rights {
  readonly role: string;
  readonly apiKey?: { readonly scopes: readonly string[] };
}

export function mayDo({ role, apiKey }: Rights, permission: Permission): boolean {
  if (apiKey !== undefined && !apiKey.scopes.includes(permission)) return false;
  return (PERMISSIONS[permission] as readonly string[]).includes(role);
}

/** Administration is for people: no API key may have these, whoever owns it. */
const NEVER_SCOPES: readonly Permission[] = ['manage:users', 'manage:webhooks', 'read:audit'];

export function isScope(permission: Permission): boolean {
  return !NEVER_SCOPES.includes(permission);
}

/** What an API key may have, in the order of the table. */
export const SCOPES: readonly Permission[] = (Object.keys(PERMISSIONS) as Permission[]).filter(isScope);

/** All that somebody may do, in the order of the table. */
export function permissionsOf(rights: Rights): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => mayDo(rights, permission));
}
