package io.github.odoosync.crashlab;

/**
 * A message that was committed, as the producer's own table tells it.
 *
 * @param transaction the transaction that committed it
 * @param key its key, or {@link LogLine#NO_KEY}
 * @param number its place among the committed messages of its key, from 1
 */
record CommittedMessage(String transaction, String key, long number) {}
