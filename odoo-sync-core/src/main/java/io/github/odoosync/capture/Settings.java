package io.github.odoosync.capture;

import java.time.Duration;
import java.util.Set;

/**
 * How quick, how careful and how large.
 *
 * @param hotEvery how often the newest seconds are polled
 * @param hotOverlap how many seconds a poll goes back behind the newest that were seen
 * @param settledEvery how often a window is closed
 * @param settleLag how old a second is when it is read as the truth
 * @param sweepEvery how often all records are walked over
 * @param confirmAfter how long a record is missing before it is asked for again
 * @param page how many records are read at once
 * @param lease for how long a stream is held without a sign of life
 * @param lanes the lanes that work
 * @param retired the consumers that are not there any more
 */
record Settings(
    Duration hotEvery,
    Duration hotOverlap,
    Duration settledEvery,
    Duration settleLag,
    Duration sweepEvery,
    Duration confirmAfter,
    int page,
    Duration lease,
    Set<Lane> lanes,
    Set<String> retired) {}
