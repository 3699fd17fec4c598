import type { Database } from '../../platform/database/database.ts';

export interface DemoAccount {
  readonly username: string;
  readonly role: string;
  readonly fullName: string;
}

/** Loads the demo factory when the database has no product yet. */
export async function seedDemoFactory(
  _db: Database,
  _onProgress: (message: string) => void,
): Promise<{ password: string; accounts: readonly DemoAccount[] }> {
  return { password: '', accounts: [] };
}
