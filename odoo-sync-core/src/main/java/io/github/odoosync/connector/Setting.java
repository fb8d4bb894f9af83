package io.github.odoosync.connector;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One setting that a connector asks for. Immutable and thread-safe. */
public final class Setting {

  /** What a setting's text stands for. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A password, key or token: shown nowhere. */
    SECRET,
    /** An address with its scheme. */
    URI,
    /** A whole number. */
    INTEGER,
    /** A duration as {@code PT30S} in ISO 8601. */
    DURATION,
    /** {@code true} or {@code false}. */
    FLAG,
    /** One of several texts. */
    CHOICE
  }

  private final String name;
  private final Kind kind;
  private final String description;
  private final List<String> choices;
  private final @Nullable String standard;
  private final boolean needed;

  private Setting(
      String name,
      Kind kind,
      String description,
      List<String> choices,
      @Nullable String standard,
      boolean needed) {
    this.name = Objects.requireNonNull(name, "name");
    this.kind = kind;
    this.description = Objects.requireNonNull(description, "description");
    this.choices = choices;
    this.standard = standard;
    this.needed = needed;
  }

  /**
   * Returns a setting that has to be given.
   *
   * @param description what it is and where people find it, in one sentence
   */
  public static Setting needed(String name, Kind kind, String description) {
    return new Setting(name, plain(kind), description, List.of(), null, true);
  }

  /** Returns a setting that may be left out. */
  public static Setting optional(String name, Kind kind, String description) {
    return new Setting(name, plain(kind), description, List.of(), null, false);
  }

  /** Returns a setting that is taken to be {@code standard} where it is left out. */
  public static Setting standard(String name, Kind kind, String standard, String description) {
    if (kind == Kind.SECRET) {
      throw new IllegalArgumentException("A secret has no standard: " + name);
    }
    return new Setting(name, plain(kind), description, List.of(), standard, false);
  }

  /** Returns a setting that is one of several texts; the first where it is left out. */
  public static Setting choice(String name, List<String> choices, String description) {
    return new Setting(name, Kind.CHOICE, description, List.copyOf(choices), choices.get(0), false);
  }

  /** Returns its name, as in configuration files: {@code api-key}. */
  public String name() {
    return name;
  }

  /** Returns what its text stands for. */
  public Kind kind() {
    return kind;
  }

  /** Returns what it is and where people find it. */
  public String description() {
    return description;
  }

  /** Returns the texts that a choice may have; else empty. */
  public List<String> choices() {
    return choices;
  }

  /** Returns what it is where it is left out. */
  public Optional<String> standard() {
    return Optional.ofNullable(standard);
  }

  /** Returns whether it has to be given. */
  public boolean isNeeded() {
    return needed;
  }

  /** Returns name and kind. */
  @Override
  public String toString() {
    return name + " (" + kind + ")";
  }

  private static Kind plain(Kind kind) {
    if (kind == Kind.CHOICE) {
      throw new IllegalArgumentException("A choice names its choices");
    }
    return kind;
  }
}
