/**
 * Which events somebody wants: exact topics (`alert.raised`), all of a noun (`alert.*`), or everything (`*`).
 */
export interface TopicFilter {
  includes(topic: string): boolean;
  /** the same for SQL: `topic like any ($1)` */
  readonly likePatterns: readonly string[];
}

const TOPIC_PATTERN = /^(?:\*|[a-z_]+\.(?:\*|[a-z_]+))$/;

export const isTopicPattern = (text: string): boolean => TOPIC_PATTERN.test(text);

/** @param patterns each of which `isTopicPattern` accepts */
export function topicFilter(patterns: readonly string[]): TopicFilter {
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')));
  const beginnings = patterns
    .filter((pattern) => pattern.endsWith('*'))
    .map((pattern) => pattern.slice(0, -1));
  return {
    includes: (topic) => exact.has(topic) || beginnings.some((beginning) => topic.startsWith(beginning)),
    // an underscore would stand for any letter
    likePatterns: patterns.map((pattern) => pattern.replaceAll('_', '\\_').replace(/\*$/, '%')),
  };
}
