package io.github.odoosync.database;

import java.sql.SQLException;

/** A running engine that can make and drop databases. */
interface DatabaseServer {

  /** Far from the JVM's Pacific/Auckland: SQL that leans on a session's time zone fails. */
  String SESSION_ZONE = "America/Caracas";

  /** Zero if the engine is not reached over a network. */
  int port();

  /** Throws if the engine can be reached by no port but its own. */
  String url(String database, int port);

  void create(String database) throws SQLException;

  void drop(String database) throws SQLException;

  /** Run on each new connection of a pool; empty for none. */
  String onConnect();
}
