package io.github.odoosync.internal.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may see and do what. */
final class Access {

  private Access() {}

  static void require(Env env, Right right, String model) {
    if (!env.isPrivileged() && !env.user().may(right, model)) {
      throw OdooFault.access(
          "You are not allowed to %s '%s' records.".formatted(verb(right), model));
    }
  }

  private static String verb(Right right) {
    return switch (right) {
      case READ -> "access";
      case WRITE -> "modify";
      case CREATE -> "create";
      case UNLINK -> "delete";
    };
  }

  /** Refuses a company that is not the user's. */
  static void requireCompanies(User user, Context context) {
    List<Long> asked = context.ids("allowed_company_ids");
    if (!user.companies().containsAll(asked)) {
      throw OdooFault.access("Access to unauthorized or invalid companies.");
    }
  }

  /** Tells whether a record's company, if it has one, is among the visible ones. */
  static boolean sees(Env env, Model model, Row row) {
    if (env.isPrivileged() || !model.table().uses("company_id")) {
      return true;
    }
    Object company = model.table().value(row, "company_id");
    return company == null || env.companies().contains(company);
  }

  static void requireVisible(Env env, Model model, long id, @Nullable Row row) {
    if (row != null && !sees(env, model, row)) {
      throw OdooFault.access(
          "Due to security restrictions, you are not allowed to access '%s' (%s) records."
              .formatted(model.name(), id));
    }
  }
}
