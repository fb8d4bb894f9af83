package benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Says where and when something was measured. */
final class Machine {

  private Machine() {}

  static String describe() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long gibibytes = Math.round(system.getTotalMemorySize() / (double) (1L << 30));
    return LocalDate.now(ZoneOffset.UTC)
        + ", "
        + system.getAvailableProcessors()
        + " cores, "
        + gibibytes
        + " GiB, "
        + system.getName()
        + " "
        + system.getArch()
        + ", "
        + System.getProperty("java.vm.name")
        + " "
        + System.getProperty("java.vm.version");
  }
}
