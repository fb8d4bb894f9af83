package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the texts of a {@code load()} into values. */
final class LoadConverter {

  /** A cell that cannot be converted. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient @Nullable Map<String, Object> moreInfo;

    Refused(String field, String message, @Nullable Map<String, Object> moreInfo) {
      super(message, null, false, false);
      this.field = field;
      this.moreInfo = moreInfo;
    }

    String field() {
      return field;
    }

    @Nullable Map<String, Object> moreInfo() {
      return moreInfo;
    }
  }

  private static final Set<String> FALSE_WORDS = Set.of("", "0", "false", "no");

  private final Env env;
  private final Model model;

  LoadConverter(Env env, Model model) {
    this.env = env;
    this.model = model;
  }

  Map<String, @Nullable Object> values(LoadRecord record) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    record
        .cells()
        .forEach(
            (path, cell) -> {
              if (!path.equals("id") && !path.equals(".id")) {
                FieldDef field = Reads.field(env, model, LoadRecord.first(path));
                String sub = path.substring(Math.min(path.length(), field.name().length() + 1));
                values.put(field.name(), value(field, sub, cell));
              }
            });
    record.lines().forEach((name, lines) -> values.put(name, commands(name, lines)));
    return values;
  }

  private @Nullable Object value(FieldDef field, String sub, @Nullable Object cell) {
    if (!Python.truthy(cell) && field.type() != FieldType.BOOLEAN) {
      return cell instanceof Number ? cell : false;
    }
    String text = String.valueOf(cell);
    return switch (field.type()) {
      case BOOLEAN -> !FALSE_WORDS.contains(text.toLowerCase(Locale.ROOT)) && cell != null;
      case INTEGER -> number(field, text, "an integer");
      case FLOAT, MONETARY -> number(field, text, "a number");
      case DATE, DATETIME -> time(field, text);
      case SELECTION -> selection(field, text);
      case MANY2ONE -> target(field, sub, text);
      case MANY2MANY -> targets(field, sub, text);
      default -> cell;
    };
  }

  private static Object number(FieldDef field, String text, String kind) {
    try {
      return kind.equals("an integer") ? (Object) Long.valueOf(text) : Double.valueOf(text);
    } catch (NumberFormatException e) {
      throw refused(
          field,
          "'%s' does not seem to be %s for field '%s'"
              .formatted(text, kind, Labels.ofField(field.name())));
    }
  }

  // A datetime is the user's local time; only tz UTC in the context leaves it as it is.
  private Object time(FieldDef field, String text) {
    try {
      return field.type() == FieldType.DATE
          ? Values.day(text)
          : Values.show(TimeZones.fromLocal(env, text));
    } catch (OdooFault e) {
      throw refused(
          field,
          "'%s' does not seem to be a valid %s for field '%s'"
              .formatted(text, field.type().odooName(), field.name()));
    }
  }

  private static Object selection(FieldDef field, String text) {
    if (field.selection().isEmpty() || field.selection().contains(text)) {
      return text;
    }
    throw refused(
        field,
        "Value '%s' not found in selection field '%s'"
            .formatted(text, Labels.ofField(field.name())));
  }

  private long target(FieldDef field, String sub, String text) {
    Model other = env.model(field.relationOrThrow());
    if (sub.equals("id")) {
      ExternalIds.Target found = ExternalIds.find(env, text);
      if (found != null
          && found.model().equals(other.name())
          && other.table().row(found.id()) != null) {
        return found.id();
      }
      throw notFound(field, "external id", text, ExternalIds.MODEL);
    }
    if (sub.equals(".id")) {
      try {
        long id = Long.parseLong(text);
        if (other.table().row(id) != null) {
          return id;
        }
      } catch (NumberFormatException e) {
        // Not a number is not found either.
      }
      throw notFound(field, "database id", text, other.name());
    }
    List<Long> named = Search.byName(env, other, text, "=");
    if (named.isEmpty()) {
      throw notFound(field, "name", text, other.name());
    }
    return named.get(0);
  }

  private List<Object> targets(FieldDef field, String sub, String text) {
    List<Long> ids = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      ids.add(target(field, sub, part.trim()));
    }
    return List.of(Arrays.asList(6L, 0L, ids));
  }

  private Refused notFound(FieldDef field, String kind, String text, String where) {
    String message =
        "No matching record found for %s '%s' in field '%s'"
            .formatted(kind, text, Labels.ofField(field.name()));
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("name", "Possible Values");
    more.put("type", "ir.actions.act_window");
    more.put("target", "new");
    more.put("view_mode", env.version() <= 17 ? "tree,form" : "list,form");
    more.put("views", List.of(List.of(false, "list"), List.of(false, "form")));
    more.put("context", Map.of("create", false));
    more.put("help", "See all possible values");
    more.put("res_model", where);
    if (where.equals(ExternalIds.MODEL)) {
      more.put("domain", List.of(List.of("model", "=", field.relationOrThrow())));
    }
    return new Refused(field.name(), message, more);
  }

  private static Refused refused(FieldDef field, String message) {
    return new Refused(field.name(), message, null);
  }

  private List<Object> commands(String name, List<LoadRecord> lines) {
    FieldDef field = Reads.field(env, model, name);
    Model other = env.model(field.relationOrThrow());
    LoadConverter converter = new LoadConverter(env, other);
    List<Object> commands = new ArrayList<>();
    for (LoadRecord line : lines) {
      Map<String, @Nullable Object> values = converter.values(line);
      Long known = Loader.known(env, other, line);
      if (known == null) {
        if (line.cells().get("id") instanceof String externalId && !externalId.isEmpty()) {
          values.put("id", externalId);
        }
        commands.add(Arrays.asList(0L, 0L, values));
      } else {
        commands.add(Arrays.asList(4L, known, 0L));
        commands.add(Arrays.asList(1L, known, values));
      }
    }
    return commands;
  }
}
