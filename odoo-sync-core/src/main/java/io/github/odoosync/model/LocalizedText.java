package io.github.odoosync.model;

import io.github.odoosync.error.InvalidValueException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A text in several languages. Immutable and thread-safe.
 *
 * @param byLanguage the texts by BCP 47 language tag, such as {@code de-DE}; sorted
 */
public record LocalizedText(Map<String, String> byLanguage) {

  /** The type of fields that hold one. */
  public static final Type<LocalizedText> TYPE = new Type<>(new Texts());

  /**
   * Checks the languages.
   *
   * @throws InvalidValueException if a tag has not the form of one
   */
  public LocalizedText {
    byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    for (String language : byLanguage.keySet()) {
      if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
        throw Rules.refuse("'" + language + "' is no language tag of BCP 47, such as en-US");
      }
    }
  }

  /** Returns a text in one language. */
  public static LocalizedText of(String language, String text) {
    return new LocalizedText(Map.of(language, text));
  }

  /** Returns the text in a language. */
  public Optional<String> in(String language) {
    return Optional.ofNullable(byLanguage.get(language));
  }

  /** Returns the same text with another language added or replaced. */
  public LocalizedText with(String language, String text) {
    TreeMap<String, String> more = new TreeMap<>(byLanguage);
    more.put(language, text);
    return new LocalizedText(more);
  }

  private static final class Texts implements Codec<LocalizedText> {

    @Override
    public boolean isEmpty(LocalizedText value) {
      return value.byLanguage().isEmpty();
    }

    @Override
    public Object write(LocalizedText value, Purpose purpose) {
      return value.byLanguage();
    }

    @Override
    public LocalizedText read(Object tree, Place place) {
      if (!(tree instanceof Map<?, ?> members)) {
        throw place.unreadable("an object of texts by language is expected");
      }
      Map<String, String> texts = new TreeMap<>();
      members.forEach(
          (language, text) -> {
            if (!(text instanceof String translated)) {
              throw place.field(String.valueOf(language)).unreadable("a text is expected");
            }
            texts.put((String) language, translated);
          });
      return make(texts, place);
    }

    private static LocalizedText make(Map<String, String> texts, Place place) {
      try {
        return new LocalizedText(texts);
      } catch (InvalidValueException e) {
        throw place.at(e);
      }
    }

    @Override
    public Map<String, Object> describe(Definitions definitions) {
      return Map.of("type", "object", "additionalProperties", Map.of("type", "string"));
    }
  }
}
