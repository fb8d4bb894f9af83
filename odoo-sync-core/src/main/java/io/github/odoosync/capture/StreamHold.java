package io.github.odoosync.capture;

/**
 * The right to move a stream on, for as long as its lease runs.
 *
 * @param stream the stream's name
 * @param owner who has it
 * @param token larger than that of everybody who had it before
 */
public record StreamHold(String stream, String owner, long token) {}
