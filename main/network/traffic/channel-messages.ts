import type { ChannelMessage, TrafficRecord } from '../../shared/traffic-records.ts';

/** Messages of one channel that are kept, and characters of each. */
const limits = { mostMessages: 100, longestText: 4000 };

/** The record with one more message of its open channel. */
export function addMessage(record: TrafficRecord, message: ChannelMessage): TrafficRecord {
  const { count, newest } = record.messages ?? { count: 0, newest: [] };
  const text = message.text?.slice(0, limits.longestText) ?? null;
  const kept = [...newest, { ...message, text }].slice(-limits.mostMessages);
  return { ...record, messages: { count: count + 1, newest: kept } };
}
