package benchmarks;

/** One way of doing a job that others do in another way. */
public interface Contestant {

  /** Returns its name in the table. */
  String name();

  /** Lays out what the next run needs; not timed. */
  default void prepare(int records) throws Exception {}

  /** Does the job; this is what is timed. Returns how many records it handled. */
  long run(int records) throws Exception;

  /** Removes what the last run left; not timed. */
  default void cleanUp() throws Exception {}

  /** Returns how many HTTP calls it has made so far. */
  default long calls() {
    return 0;
  }
}
