package io.github.odoosync.internal.odoo;

import io.github.odoosync.odoo.ActionResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells what a method's raw result means; see {@link ActionResult}. */
public final class Actions {

  private Actions() {}

  /** Returns the meaning of a result: a method that returned nothing has null. */
  public static ActionResult of(String operation, @Nullable Object result) {
    return result instanceof Map<?, ?> action && action.get("type") instanceof String type
        ? ofType(operation, type, action)
        : new ActionResult.Done(result);
  }

  private static ActionResult ofType(String operation, String type, Map<?, ?> action) {
    return switch (type) {
      case "ir.actions.act_window_close" -> new ActionResult.Done(action);
      case "ir.actions.act_window" -> window(operation, action);
      case "ir.actions.client" ->
          new ActionResult.ClientAction(text(action.get("tag")), map(action.get("params")));
      case "ir.actions.report" ->
          new ActionResult.Report(text(action.get("report_name")), reported(action));
      case "ir.actions.act_url" -> new ActionResult.Url(text(action.get("url")));
      default -> wizard(operation, type, action);
    };
  }

  private static ActionResult window(String operation, Map<?, ?> action) {
    String model = text(action.get("res_model"));
    boolean named = action.get("res_id") instanceof Number || hasDomain(action.get("domain"));
    if ("new".equals(action.get("target")) || !named) {
      return wizard(operation, model, action);
    }
    Object domain = hasDomain(action.get("domain")) ? action.get("domain") : null;
    return new ActionResult.Records(model, recordId(action), domain, map(action.get("context")));
  }

  private static ActionResult wizard(String operation, String model, Map<?, ?> action) {
    return new ActionResult.Wizard(
        operation, model, recordId(action), text(action.get("name")), map(action.get("context")));
  }

  private static OptionalLong recordId(Map<?, ?> action) {
    return action.get("res_id") instanceof Number id && id.longValue() > 0
        ? OptionalLong.of(id.longValue())
        : OptionalLong.empty();
  }

  private static boolean hasDomain(@Nullable Object domain) {
    return domain instanceof List<?> list
        ? !list.isEmpty()
        : domain instanceof String text && !text.isBlank() && !text.strip().equals("[]");
  }

  private static List<Long> reported(Map<?, ?> action) {
    Object ids = map(action.get("context")).get("active_ids");
    return ids instanceof List<?> list && list.stream().allMatch(Number.class::isInstance)
        ? list.stream().map(id -> ((Number) id).longValue()).toList()
        : List.of();
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  // Odoo writes contexts also as the text of a Python expression; only a map can be handed on.
  @SuppressWarnings("unchecked") // JSON objects have text keys.
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }
}
