package io.github.odoosync.internal.jdbc;

import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables' versions: what makes each, which are there, which are missing. */
final class Schema {

  /** One step of the schema; later ones only add to it. */
  private record Version(int number, String file) {}

  private static final List<Version> VERSIONS =
      List.of(
          new Version(1, "V1__lanes.sql"),
          new Version(2, "V2__idempotency.sql"),
          new Version(3, "V3__reconciliation.sql"),
          new Version(4, "V4__capture.sql"),
          new Version(5, "V5__writer.sql"),
          new Version(6, "V6__connectors.sql"));

  private static final String FOLDER = "/io/github/odoosync/jdbc/schema/";
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
  private static final Pattern TABLE =
      Pattern.compile("(?i)^CREATE TABLE (?:IF NOT EXISTS )?(\\S+)");
  private static final Pattern INDEX =
      Pattern.compile("(?i)^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?(\\S+)\\s+ON\\s+(\\S+)");

  private final Dialect dialect;
  private final Sql sql;
  private final String qualifier;

  Schema(Dialect dialect, Sql sql, String qualifier) {
    this.dialect = dialect;
    this.sql = sql;
    this.qualifier = qualifier;
  }

  /** Returns the statements of this version and of those after it. */
  List<String> statements(int from) {
    List<String> all = new ArrayList<>();
    for (Version version : VERSIONS) {
      if (version.number() >= from) {
        all.addAll(statements(version));
        all.add(recording(version));
      }
    }
    return all;
  }

  /** Applies the versions that are missing; one node at a time. */
  void create(Connection connection) throws SQLException {
    dialect.holdMigrations(connection);
    try {
      Set<Integer> applied = applied(connection);
      for (Version version : VERSIONS) {
        if (!applied.contains(version.number())) {
          for (String statement : statements(version)) {
            Jdbc.update(connection, statement);
          }
          Jdbc.update(connection, recording(version));
        }
      }
    } finally {
      dialect.allowMigrations(connection);
    }
  }

  /** Finds out what is missing. */
  void verify(Connection connection) throws SQLException {
    Set<Integer> applied = applied(connection);
    for (Version version : VERSIONS) {
      for (String statement : statements(version)) {
        if (!isThere(connection, statement)) {
          throw missing(version, "what this makes: " + firstLine(statement));
        }
      }
      if (!applied.contains(version.number())) {
        throw missing(version, "its line in odoosync_schema: " + recording(version));
      }
    }
  }

  private static StoreException missing(Version version, String what) {
    return SqlErrors.of(
        ErrorCode.STORE_SCHEMA,
        "store.verifySchema",
        "Version %d (%s) is missing %s".formatted(version.number(), version.file(), what));
  }

  private Set<Integer> applied(Connection connection) throws SQLException {
    return dialect.tableExists(connection, qualifier + "odoosync_schema")
        ? new HashSet<>(
            Jdbc.list(connection, sql.of("SELECT version FROM {schema}"), row -> row.getInt(1)))
        : Set.of();
  }

  private boolean isThere(Connection connection, String statement) throws SQLException {
    Matcher table = TABLE.matcher(statement);
    if (table.find()) {
      return dialect.tableExists(connection, table.group(1));
    }
    Matcher index = INDEX.matcher(statement);
    return !index.find() || dialect.indexExists(connection, index.group(2), index.group(1));
  }

  private String recording(Version version) {
    return sql.of(
        "INSERT INTO {schema} (version, applied_at) VALUES (" + version.number() + ", {now})");
  }

  private List<String> statements(Version version) {
    String text = COMMENT.matcher(read(version)).replaceAll("");
    List<String> statements = new ArrayList<>();
    for (String statement : text.replace("${schema}", qualifier).split(";", -1)) {
      if (!statement.isBlank()) {
        statements.add(statement.strip());
      }
    }
    return statements;
  }

  private String read(Version version) {
    String path = FOLDER + dialect.folder() + "/" + version.file();
    try (InputStream in = Schema.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The library lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(String statement) {
    return statement.lines().findFirst().orElse("");
  }
}
