package io.github.odoosync.connector;

import io.github.odoosync.error.ConfigurationException;
import io.github.odoosync.error.ErrorCode;
import io.github.odoosync.error.Failure;
import io.github.odoosync.observe.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A connector's settings, checked. Immutable and thread-safe. */
public final class Settings {

  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Checks what was given against what is asked for.
   *
   * @param given texts by the settings' names
   * @throws ConfigurationException with {@link ErrorCode#SETTINGS}, naming every setting that is
   *     wrong, missing or not known, and never a value
   */
  public static Settings of(ConnectorDescriptor descriptor, Map<String, String> given) {
    List<FieldError> errors = errors(descriptor, given);
    if (!errors.isEmpty()) {
      String detail = errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
      throw new ConfigurationException(
          Failure.of(ErrorCode.SETTINGS, descriptor.system() + ": " + detail), null);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Setting setting : descriptor.settings()) {
      Object value = value(setting, given);
      if (value != null) {
        values.put(setting.name(), value);
      }
    }
    return new Settings(values);
  }

  /** Returns what is wrong with each setting, for a form; empty if nothing is. */
  public static List<FieldError> errors(ConnectorDescriptor descriptor, Map<String, String> given) {
    List<FieldError> errors = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>(given.keySet());
    for (Setting setting : descriptor.settings()) {
      unknown.remove(setting.name());
      try {
        if (value(setting, given) == null && setting.isNeeded()) {
          errors.add(new FieldError(setting.name(), "missing", "has to be given"));
        }
      } catch (IllegalArgumentException e) {
        errors.add(new FieldError(setting.name(), "invalid", String.valueOf(e.getMessage())));
      }
    }
    unknown.forEach(name -> errors.add(new FieldError(name, "unknown", "is no setting")));
    return errors;
  }

  /** Returns a text or choice that is there. */
  public String text(String name) {
    return need(name, String.class);
  }

  /** Returns a text that may have been left out. */
  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name)).map(String.class::cast);
  }

  /** Returns a secret that is there. */
  public Secret secret(String name) {
    return need(name, Secret.class);
  }

  /** Returns a secret that may have been left out. */
  public Optional<Secret> optionalSecret(String name) {
    return Optional.ofNullable(values.get(name)).map(Secret.class::cast);
  }

  /** Returns an address that is there. */
  public URI uri(String name) {
    return need(name, URI.class);
  }

  /** Returns an address that may have been left out. */
  public Optional<URI> optionalUri(String name) {
    return Optional.ofNullable(values.get(name)).map(URI.class::cast);
  }

  /** Returns a whole number that is there. */
  public int integer(String name) {
    return need(name, Integer.class);
  }

  /** Returns a duration that is there. */
  public Duration duration(String name) {
    return need(name, Duration.class);
  }

  /** Returns a flag; false if it was left out. */
  public boolean flag(String name) {
    return values.containsKey(name) && need(name, Boolean.class);
  }

  /** Returns the names and values; a secret shows as {@code ***}. */
  @Override
  public String toString() {
    return values.toString();
  }

  private <T> T need(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      throw new NoSuchElementException("The setting " + name + " was not given");
    }
    return type.cast(value);
  }

  private static @Nullable Object value(Setting setting, Map<String, String> given) {
    String text = given.get(setting.name());
    if (text == null || text.isBlank()) {
      text = setting.standard().orElse(null);
    }
    return text == null ? null : parsed(setting, text.strip());
  }

  private static Object parsed(Setting setting, String text) {
    return switch (setting.kind()) {
      case TEXT -> text;
      case SECRET -> Secret.of(text);
      case URI -> uriOf(text);
      case INTEGER -> integerOf(text);
      case DURATION -> durationOf(text);
      case FLAG -> flagOf(text);
      case CHOICE -> choiceOf(setting, text);
    };
  }

  private static URI uriOf(String text) {
    try {
      URI uri = new URI(text);
      if (uri.isAbsolute() && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message quotes the address, which may hold a password.
    }
    throw new IllegalArgumentException("is no address with a scheme and without a login");
  }

  private static Integer integerOf(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is no whole number", null);
    }
  }

  private static Duration durationOf(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no duration such as PT30S", null);
    }
  }

  private static Boolean flagOf(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException("is neither true nor false");
  }

  private static String choiceOf(Setting setting, String text) {
    if (setting.choices().contains(text)) {
      return text;
    }
    throw new IllegalArgumentException("is none of " + String.join(", ", setting.choices()));
  }
}
