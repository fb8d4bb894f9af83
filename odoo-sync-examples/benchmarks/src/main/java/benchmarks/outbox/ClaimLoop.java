package benchmarks.outbox;

/** Claims by hand, to time them one by one; used by one thread while nothing else runs. */
interface ClaimLoop {

  /** Claims up to so many due messages and fetches them; this is what is timed. */
  int claim(int limit) throws Exception;

  /** Completes what the last claim got. */
  void settle() throws Exception;
}
