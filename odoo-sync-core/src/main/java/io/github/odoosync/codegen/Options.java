package io.github.odoosync.codegen;

import io.github.odoosync.observe.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
record Options(
    String url,
    Optional<String> database,
    Optional<String> login,
    Secret apiKey,
    String packageName,
    Path out,
    Map<String, List<String>> models) {

  static final String USAGE =
      """
      Writes typed records from the models of an Odoo server.

        --url https://erp.example.com     the server
        --database acme                   the database, if the server has several
        --login bot@example.com           the key's user; needed before Odoo 19
        --api-key KEY                     better given in the environment, as ODOO_API_KEY
        --package com.example.odoo        the package of the records
        --out src/main/java               where its folder is
        --models sale.order,res.partner   the models, with all fields
        --fields sale.order=name,state    one model with these fields; may be repeated
      """;

  private static final Pattern MODEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private static final Pattern PACKAGE = Pattern.compile("[a-z_]\\w*(\\.[a-z_]\\w*)*");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if something is missing or unknown
   */
  static Options parse(List<String> arguments, Map<String, String> environment) {
    Map<String, String> given = new LinkedHashMap<>();
    Map<String, List<String>> models = new LinkedHashMap<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String name = rest.next();
      if (!USAGE.contains("  " + name + " ") || !rest.hasNext()) {
        throw new IllegalArgumentException("unknown, or without a value: " + shown(name));
      }
      String value = rest.next();
      switch (name) {
        case "--models" -> list(value).forEach(model -> models.put(model(model), List.of()));
        case "--fields" -> addFields(models, value);
        default -> given.put(name, value);
      }
    }
    if (models.isEmpty()) {
      throw new IllegalArgumentException("--models or --fields is missing");
    }
    String packageName = required(given, "--package", null);
    if (!PACKAGE.matcher(packageName).matches()) {
      throw new IllegalArgumentException("--package is not the name of a package");
    }
    return new Options(
        required(given, "--url", null),
        Optional.ofNullable(given.get("--database")),
        Optional.ofNullable(given.get("--login")),
        Secret.of(required(given, "--api-key", environment.get("ODOO_API_KEY"))),
        packageName,
        Path.of(required(given, "--out", null)),
        models);
  }

  private static void addFields(Map<String, List<String>> models, String value) {
    int equals = value.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--fields is given as model=field,field");
    }
    models.put(model(value.substring(0, equals)), list(value.substring(equals + 1)));
  }

  private static List<String> list(String value) {
    List<String> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static String model(String name) {
    if (!MODEL.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a model: " + name);
    }
    return name;
  }

  private static String required(
      Map<String, String> given, String name, @Nullable String otherwise) {
    String value = given.getOrDefault(name, otherwise);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** A key without its option's name is not echoed. */
  private static String shown(String name) {
    return name.startsWith("--") ? name : "a value without its option";
  }
}
