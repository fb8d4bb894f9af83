package benchmarks;

import java.util.List;
import java.util.Map;

/** One of the two protocols that Odoo's {@code execute_kw} is spoken over. */
interface RpcOdoo extends AutoCloseable {

  Object execute(String model, String method, List<?> arguments, Map<String, ?> named)
      throws Exception;

  /** Returns how many HTTP calls it has made so far. */
  long calls();

  @Override
  default void close() {}
}
