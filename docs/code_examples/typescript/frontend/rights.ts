import type { components } from '@horoz/client';

type User = components['schemas']['UserInfo'];

/** Whether to show a button. The server decides anew with each request, so this is for convenience, not for safety. */
export const may = (user: User, permission: string): boolean => user.permissions.includes(permission);
