package io.github.odoosync.lane;

import java.time.Instant;

/**
 * Dead letters of one consumer with one kind of error.
 *
 * @param consumer who could not handle them
 * @param category what kind of trouble
 * @param fingerprint the kind of error
 * @param example the text of the latest
 * @param count how many
 * @param first when the first came
 * @param last when the last came
 */
public record DeadLetterGroup(
    String consumer,
    Category category,
    String fingerprint,
    String example,
    long count,
    Instant first,
    Instant last) {}
