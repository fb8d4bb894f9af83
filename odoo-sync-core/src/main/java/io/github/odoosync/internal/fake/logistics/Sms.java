package io.github.odoosync.internal.fake.logistics;

import io.github.odoosync.internal.fake.Behaviour;
import io.github.odoosync.internal.fake.Call;
import io.github.odoosync.internal.fake.Rec;
import io.github.odoosync.internal.fake.Registry;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The question before the first delivery whether customers shall get a text message. */
final class Sms implements Behaviour {

  private static final String ASKED = "has_received_warning_stock_sms";

  @Override
  public void plugInto(Registry registry) {
    registry
        .model("confirm.stock.sms")
        .action("send_sms", Sms::answer)
        .action("dont_send_sms", Sms::answer);
  }

  static boolean isUnanswered(List<Rec> pickings) {
    return pickings.stream()
        .anyMatch(p -> "outgoing".equals(p.get("picking_type_code")) && !wasAsked(p));
  }

  private static boolean wasAsked(Rec picking) {
    Rec company = picking.refOrThrow("company_id");
    return company.has(ASKED) && company.flag(ASKED);
  }

  static Map<String, @Nullable Object> wizard(List<Rec> pickings) {
    return Actions.wizard(
        "SMS",
        "confirm.stock.sms",
        Vals.of(
            "button_validate_picking_ids", Actions.ids(pickings),
            "default_pick_ids", Actions.links(pickings)));
  }

  private static @Nullable Object answer(Call call) {
    for (Rec picking : call.record().many("pick_ids")) {
      Rec company = picking.refOrThrow("company_id");
      if (company.has(ASKED)) {
        company.set(ASKED, true);
      }
    }
    List<Long> pickings = call.env().context().ids("button_validate_picking_ids");
    return call.env()
        .with("skip_sms", true)
        .call("stock.picking", "button_validate", pickings, Map.of());
  }
}
