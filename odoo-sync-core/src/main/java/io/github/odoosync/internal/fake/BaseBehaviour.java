package io.github.odoosync.internal.fake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every database has before a business area: partners, users, countries, messages. */
public final class BaseBehaviour implements Behaviour {

  @Override
  public void plugInto(Registry registry) {
    partners(registry);
    places(registry);
    users(registry);
    data(registry);
    messages(registry);
  }

  private static void partners(Registry registry) {
    registry
        .model("res.partner")
        .defaultOf("type", "contact")
        .defaultOf("lang", "en_US")
        .optional("name")
        .order("complete_name, id desc")
        .nameSearchOn("complete_name", "email", "ref", "vat")
        .computed("complete_name", BaseBehaviour::completeName)
        .displayName(record -> record.text("complete_name"))
        .computed("commercial_partner_id", record -> top(record).id())
        .constraint(BaseBehaviour::requireName)
        .beforeUnlink(Rec::exists);
    registry
        .model("res.company")
        .order("sequence, name")
        .defaultFrom("currency_id", (env, given) -> env.company().get("currency_id"))
        .beforeCreate(BaseBehaviour::givePartner);
  }

  private static void givePartner(Env env, Map<String, @Nullable Object> company) {
    if (company.get("partner_id") == null && company.get("name") != null) {
      Map<String, @Nullable Object> partner = new LinkedHashMap<>();
      partner.put("name", company.get("name"));
      partner.put("is_company", true);
      company.put("partner_id", env.sudo().create("res.partner", partner).id());
    }
  }

  private static @Nullable String completeName(Rec partner) {
    Rec parent = partner.ref("parent_id");
    String name = partner.text("name");
    if (parent == null || partner.flag("is_company")) {
      return name;
    }
    String above = parent.text("name");
    String own = name == null ? partner.text("type") : name;
    return above == null ? own : above + ", " + own;
  }

  private static Rec top(Rec partner) {
    Rec parent = partner.ref("parent_id");
    return parent == null || partner.flag("is_company") ? partner : top(parent);
  }

  private static void requireName(Rec partner) {
    String type = partner.text("type");
    if (partner.text("name") == null && (type == null || type.equals("contact"))) {
      throw OdooFault.validation("The operation cannot be completed: Contacts require a name");
    }
  }

  private static void places(Registry registry) {
    registry.model("res.country").order("name");
    registry
        .model("res.country.state")
        .order("code")
        .displayName(state -> state.text("name") + " (" + state.path("country_id.code") + ")");
    registry.model("res.currency").order("active desc, name");
  }

  private static void users(Registry registry) {
    registry
        .model("res.users")
        .inherits("res.partner", "partner_id")
        .optional("notification_type")
        .order("name, login")
        .openMethod(
            "context_get",
            Signature.onModel().asReadonly(),
            call -> {
              Map<String, Object> context = new LinkedHashMap<>();
              context.put("lang", "en_US");
              context.put("tz", "Europe/Brussels");
              context.put("uid", call.env().user().id());
              return context;
            });
  }

  private static void data(Registry registry) {
    registry
        .model(ExternalIds.MODEL)
        .order("module, model, name")
        .displayName(data -> data.text("module") + "." + data.text("name"))
        .openMethod(
            "check_object_reference",
            Signature.onModel("module", "xml_id", "raise_on_access_error=").asReadonly(),
            BaseBehaviour::checkObjectReference);
  }

  private static Object checkObjectReference(Call call) {
    String name = call.args().text("module", "") + "." + call.args().text("xml_id", "");
    ExternalIds.Target target = ExternalIds.find(call.env(), name);
    if (target == null) {
      throw OdooFault.value("External ID not found in the system: " + name);
    }
    return Arrays.asList(target.model(), target.id());
  }

  private static void messages(Registry registry) {
    boolean asNumber = registry.version() <= 18;
    registry.model("mail.message").order("id desc");
    for (String name : List.copyOf(registry.models().keySet())) {
      if (registry.model(name).def().field("message_ids") != null) {
        registry
            .model(name)
            .method(
                "message_post",
                Signature.onRecords().andAnyName(),
                call -> new RecordIds(List.of(post(call)), asNumber));
      }
    }
  }

  private static long post(Call call) {
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("model", call.model());
    message.put("res_id", call.record().id());
    message.put("body", call.args().get("body"));
    message.put("message_type", call.args().text("message_type", "notification"));
    message.put("date", call.env().now());
    return call.env().create("mail.message", message).id();
  }
}
