package io.github.odoosync.crashlab;

import java.util.Optional;

/** A line of the effects log. */
sealed interface LogLine {

  String NO_KEY = "-";

  String EVERYBODY = "*";

  String NOBODY = "-";

  /** As it stands in the file: a name and values without blanks. */
  String text();

  /** An effect happened. A message without a key has the key {@value #NO_KEY}. */
  record Effect(String worker, String key, String message, long seq, long token, int attempt)
      implements LogLine {

    /** What tokens are compared within. */
    String lane() {
      return key.equals(NO_KEY) ? message : key;
    }

    @Override
    public String text() {
      return "effect "
          + String.join(" ", worker, key, message)
          + (" " + seq + " " + token + " " + attempt);
    }
  }

  /** A handler said that an attempt failed, and made no effect. */
  record Failed(String message) implements LogLine {
    @Override
    public String text() {
      return "failed " + message;
    }
  }

  /** A fault begins; the target is a worker's name, {@value #EVERYBODY} or {@value #NOBODY}. */
  record Began(int id, String kind, String target) implements LogLine {
    @Override
    public String text() {
      return "began " + id + " " + kind + " " + target;
    }
  }

  /** What a fault broke works again. */
  record Ended(int id) implements LogLine {
    @Override
    public String text() {
      return "ended " + id;
    }
  }

  /** A producer was told that its transaction is committed. */
  record Committed(String transaction) implements LogLine {
    @Override
    public String text() {
      return "committed " + transaction;
    }
  }

  /** A producer rolled a transaction back. */
  record RolledBack(String transaction) implements LogLine {
    @Override
    public String text() {
      return "rolledback " + transaction;
    }
  }

  /** A tenth of a second went by. */
  record Tick() implements LogLine {
    @Override
    public String text() {
      return "tick";
    }
  }

  /** Empty for a line that its writer did not finish. */
  static Optional<LogLine> parse(String line) {
    if (!line.endsWith(";")) {
      return Optional.empty();
    }
    String[] part = line.substring(0, line.length() - 1).split(" ", -1);
    return Optional.of(
        switch (part[0]) {
          case "effect" ->
              new Effect(
                  part[1],
                  part[2],
                  part[3],
                  Long.parseLong(part[4]),
                  Long.parseLong(part[5]),
                  Integer.parseInt(part[6]));
          case "failed" -> new Failed(part[1]);
          case "began" -> new Began(Integer.parseInt(part[1]), part[2], part[3]);
          case "ended" -> new Ended(Integer.parseInt(part[1]));
          case "committed" -> new Committed(part[1]);
          case "rolledback" -> new RolledBack(part[1]);
          case "tick" -> new Tick();
          default -> throw new IllegalArgumentException("No line of this log: " + line);
        });
  }
}
