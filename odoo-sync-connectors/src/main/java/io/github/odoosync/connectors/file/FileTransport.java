package io.github.odoosync.connectors.file;

import io.github.odoosync.connector.document.DocumentTransport;
import io.github.odoosync.connector.document.RawDocument;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.error.InvalidValueException;
import io.github.odoosync.error.NoAnswerException;
import io.github.odoosync.error.NotSentException;
import io.github.odoosync.error.Outcome;
import io.github.odoosync.error.OutcomeUnknownException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings documents from folders and to them. Thread-safe; several nodes may share the folders. */
public final class FileTransport implements DocumentTransport {

  private static final String IN = "in";
  private static final String OUT = "out";
  private static final String WORKING = "working";
  private static final String PROCESSED = "processed";
  private static final String FAILED = "failed";
  private static final String CLAIM = "claim";

  // Between the name of a file and when it was claimed.
  private static final char MARK = '@';

  private final Area.Opener area;
  private final FileOptions options;

  private FileTransport(Area.Opener area, FileOptions options) {
    this.area = area;
    this.options = options;
  }

  /** Returns the transport of folders below a folder of this machine. */
  public static FileTransport in(Path folder, FileOptions options) {
    return new FileTransport(() -> new LocalArea(folder), options);
  }

  /** Returns the transport of folders on an SFTP server; it is connected to for each call. */
  public static FileTransport over(SftpOptions server, FileOptions options) {
    return new FileTransport(() -> new SftpArea(server), options);
  }

  @Override
  public List<RawDocument> receive(int limit) {
    try (Area files = area.open()) {
      List<RawDocument> documents = new ArrayList<>();
      takeAgain(files, limit, documents);
      takeNew(files, limit, documents);
      return List.copyOf(documents);
    } catch (IOException e) {
      throw new NoAnswerException(
          failure(ErrorCode.NO_ANSWER, "receive", Outcome.NOT_COMMITTED), e);
    }
  }

  private void takeAgain(Area files, int limit, List<RawDocument> documents) throws IOException {
    Instant now = options.clock().instant();
    List<Area.Entry> claimed = files.list(WORKING);
    claimed.sort(Comparator.comparing(Area.Entry::name));
    for (Area.Entry entry : claimed) {
      int mark = entry.name().lastIndexOf(MARK);
      boolean left = mark > 0 && claimedAt(entry.name(), mark).plus(options.lease()).isBefore(now);
      if (left && documents.size() < limit) {
        claim(files, WORKING, entry, entry.name().substring(0, mark), now, documents);
      }
    }
  }

  private void takeNew(Area files, int limit, List<RawDocument> documents) throws IOException {
    Instant now = options.clock().instant();
    List<Area.Entry> found = files.list(IN);
    found.sort(Comparator.comparing(Area.Entry::changedAt).thenComparing(Area.Entry::name));
    for (Area.Entry entry : found) {
      if (documents.size() < limit && isWhole(entry, now)) {
        claim(files, IN, entry, entry.name(), now, documents);
      }
    }
  }

  private boolean isWhole(Area.Entry entry, Instant now) {
    String name = entry.name();
    boolean temporary = name.startsWith(".") || name.endsWith(".tmp") || name.endsWith(".part");
    return !temporary && !entry.changedAt().plus(options.quiet()).isAfter(now);
  }

  private static Instant claimedAt(String name, int mark) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(name, mark + 1, name.length(), 10));
    } catch (NumberFormatException e) {
      // Somebody has put it there by hand.
      return Instant.EPOCH;
    }
  }

  private void claim(
      Area files,
      String folder,
      Area.Entry entry,
      String name,
      Instant now,
      List<RawDocument> documents)
      throws IOException {
    String claim = name + MARK + now.toEpochMilli();
    if (!files.rename(folder, entry.name(), WORKING, claim)) {
      return;
    }
    if (entry.size() > options.maxBytes()) {
      putAside(files, claim, name, "It is larger than " + options.maxBytes() + " bytes");
      return;
    }
    byte[] content = files.read(WORKING, claim, options.maxBytes());
    try {
      documents.add(RawDocument.of(name, content, Map.of(CLAIM, claim)));
    } catch (IllegalArgumentException e) {
      putAside(files, claim, name.replaceAll("[\\\\/\\p{Cntrl}]", "_"), "Its name is not plain");
    }
  }

  private void putAside(Area files, String claim, String name, String reason) throws IOException {
    files.write(FAILED, name + ".reason.txt", reason.getBytes(StandardCharsets.UTF_8));
    move(files, claim, FAILED, name);
  }

  @Override
  public void settle(RawDocument document, Settlement settlement) {
    String claim = document.attributes().get(CLAIM);
    if (claim == null) {
      return;
    }
    try (Area files = area.open()) {
      move(files, claim, settlement == Settlement.TAKEN ? PROCESSED : FAILED, document.name());
    } catch (IOException e) {
      throw new NotSentException(failure(ErrorCode.NOT_SENT, "settle", Outcome.NOT_COMMITTED), e);
    }
  }

  /** A name that is taken already gets the time of its claim; a file that is gone was settled. */
  private static void move(Area files, String claim, String folder, String name)
      throws IOException {
    if (!files.rename(WORKING, claim, folder, name)
        && !files.rename(WORKING, claim, folder, claim)) {
      // Two of one name may have been claimed in one millisecond: this name nobody else can have.
      files.rename(WORKING, claim, folder, claim + MARK + UUID.randomUUID());
    }
  }

  @Override
  public void send(RawDocument document) {
    String temporary = "." + document.name() + ".tmp";
    boolean renaming = false;
    try (Area files = area.open()) {
      if (isThere(files, document)) {
        return;
      }
      files.write(OUT, temporary, document.content());
      renaming = true;
      if (!files.rename(OUT, temporary, OUT, document.name()) && !isThere(files, document)) {
        throw new IOException("The file could not be renamed");
      }
    } catch (IOException e) {
      if (renaming) {
        throw new OutcomeUnknownException(
            failure(ErrorCode.OUTCOME_UNKNOWN, "send", Outcome.UNKNOWN), e);
      }
      throw new NotSentException(failure(ErrorCode.NOT_SENT, "send", Outcome.NOT_COMMITTED), e);
    }
  }

  private static boolean isThere(Area files, RawDocument document) throws IOException {
    boolean named = files.list(OUT).stream().anyMatch(e -> e.name().equals(document.name()));
    if (!named) {
      return false;
    }
    byte[] there = files.read(OUT, document.name(), document.size() + 1);
    if (!Arrays.equals(there, document.content())) {
      throw InvalidValueException.of(
          ErrorCode.FOREIGN_REFUSED, "'" + document.name() + "' is there with other content");
    }
    return true;
  }

  // The cause's own text may name folders and hosts; it is kept as the cause.
  private static Failure failure(ErrorCode code, String operation, Outcome outcome) {
    return Failure.of(code, "files." + operation, 0, outcome, "The folders cannot be used");
  }
}
