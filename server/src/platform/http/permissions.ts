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

export function mayDo(role: string, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly string[]).includes(role);
}

/** All permissions of a role, in the order of the table. */
export function permissionsOf(role: string): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => mayDo(role, permission));
}
