package io.github.odoosync.odoo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Odoo field of a record component where the convention of {@link OdooModel} does not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface OdooField {

  /**
   * Returns the field's technical name, such as {@code partner_id}; empty to derive it from the
   * component's name.
   */
  String value() default "";

  /**
   * Returns whether the field is only read and never written back: computed fields, and what Odoo
   * itself maintains. The id, {@code display_name} and the four {@code create_*} and {@code
   * write_*} fields are never written in any case.
   */
  boolean readOnly() default false;
}
