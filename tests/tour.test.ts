import { runsAsItStands } from './harness/guide.ts';

runsAsItStands('the tour of the README', 'README.md', 9);
