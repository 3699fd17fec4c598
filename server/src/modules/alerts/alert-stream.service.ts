import { invalidField } from '../../platform/errors/app-error.ts';
import { isTopicPattern, type TopicFilter, topicFilter } from '../../platform/event-topics.ts';
import { say } from '../../platform/words/sentence.ts';

/** What happens to alerts, whatever it is. */
export const ALERT_TOPICS = topicFilter(['alert.*']);

/** @param text as in `alert.*,purchase_order.received`. @throws VALIDATION_ERROR */
export function topicsOf(text: string): TopicFilter {
  const patterns = text.split(',').map((part) => part.trim());
  const wrong = patterns.find((pattern) => !isTopicPattern(pattern));
  if (wrong !== undefined) {
    throw invalidField(
      'topics',
      say`"${wrong}" is no topic. Write alert.raised, alert.* or *, with commas between.`,
    );
  }
  return topicFilter(patterns);
}
