package io.github.odoosync.outbox;

import java.util.List;

/**
 * Handles the next messages of several lanes in one call, so that they can be sent as one.
 *
 * <p>Called by several threads at once; the messages of one call are all of different lanes.
 */
@FunctionalInterface
public interface BatchHandler {

  /**
   * Handles the messages.
   *
   * @return one result for each, in the same order; another number of results is an error of the
   *     handler's, and so is an exception: it is taken as the result of each message
   */
  List<Result> handle(List<Delivery> deliveries) throws Exception;
}
