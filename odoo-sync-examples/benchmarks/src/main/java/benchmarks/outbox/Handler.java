package benchmarks.outbox;

/** What is done with a message; called by many threads. */
interface Handler {

  void handle(Message message);
}
