import { fuzz } from './fuzz.ts';
import { FACTORY_TAGS } from './tags.ts';

fuzz(FACTORY_TAGS);
