import { runsAsItStands } from './harness/guide.ts';

runsAsItStands('the guide of authentication', 'docs/guides/authentication.md', 5);
