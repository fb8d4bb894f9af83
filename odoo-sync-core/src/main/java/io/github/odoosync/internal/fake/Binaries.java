package io.github.odoosync.internal.fake;

import java.util.Locale;

/** Files in Base64, or their size where the context asks for it. */
final class Binaries {

  private static final String[] UNITS = {"bytes", "Kb", "Mb", "Gb"};

  private Binaries() {}

  static String shown(Env env, FieldDef field, String data) {
    boolean sizeOnly =
        env.context().flag("bin_size") || env.context().flag("bin_size_" + field.name());
    return sizeOnly ? size(data.length() * 3L / 4) : data;
  }

  private static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.length - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f %s", size, UNITS[unit]);
  }
}
