package io.github.odoosync.internal.jdbc;

/** MariaDB 10.6 and later with InnoDB: the first that passes locked rows by. */
final class MariaDb extends MySql {

  @Override
  String folder() {
    return "mariadb";
  }

  @Override
  String product() {
    return "mariadb";
  }
}
