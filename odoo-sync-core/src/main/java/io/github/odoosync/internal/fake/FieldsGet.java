package io.github.odoosync.internal.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code fields_get}; labels are the names, as the schemas carry none of Odoo's texts. */
final class FieldsGet {

  private FieldsGet() {}

  static Map<String, Object> answer(Model model, List<String> names, List<String> attributes) {
    Map<String, Object> answer = new LinkedHashMap<>();
    for (FieldDef field : model.spec().def().fields().values()) {
      if (names.isEmpty() || names.contains(field.name())) {
        Map<String, Object> described = describe(field);
        if (!attributes.isEmpty()) {
          described.keySet().retainAll(attributes);
        }
        answer.put(field.name(), described);
      }
    }
    return answer;
  }

  private static Map<String, Object> describe(FieldDef field) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("type", field.type().odooName());
    described.put("string", Labels.ofField(field.name()));
    described.put("name", field.name());
    described.put("required", field.required());
    described.put("readonly", field.readonly());
    described.put("store", field.store());
    described.put("searchable", field.searchable());
    described.put("sortable", field.sortable());
    described.put("company_dependent", field.companyDependent());
    if (field.relation() != null) {
      described.put("relation", field.relation());
    }
    if (field.relationField() != null) {
      described.put("relation_field", field.relationField());
    }
    if (field.currencyField() != null) {
      described.put("currency_field", field.currencyField());
    }
    if (field.type() == FieldType.SELECTION) {
      described.put("selection", selection(field));
    }
    if (isText(field.type())) {
      described.put("translate", field.translate());
    }
    return described;
  }

  private static boolean isText(FieldType type) {
    return type == FieldType.CHAR || type == FieldType.TEXT || type == FieldType.HTML;
  }

  private static List<Object> selection(FieldDef field) {
    List<Object> keys = new ArrayList<>();
    field.selection().forEach(key -> keys.add(List.of(key, key)));
    return keys;
  }
}
