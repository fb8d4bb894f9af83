package io.github.odoosync.odoo.transport;

import java.util.List;

/**
 * The version of an Odoo server, such as 19.0 or the online series saas~18.2.
 *
 * @param major the series, such as 19; for {@code saas~18.2} it is 18
 * @param minor the number behind it; 0 for a yearly release
 * @param online whether it is an intermediate release of Odoo Online ({@code saas~})
 */
public record OdooVersion(int major, int minor, boolean online) implements Comparable<OdooVersion> {

  /** Returns a yearly release, such as 19.0. */
  public static OdooVersion of(int major) {
    return new OdooVersion(major, 0, false);
  }

  /**
   * Reads the {@code version_info} that a server gives: {@code [19, 0, 0, "final", 0, ""]}, or
   * {@code ["saas~18", 2, …]} on Odoo Online.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static OdooVersion fromInfo(List<?> versionInfo) {
    if (versionInfo.size() < 2 || !(versionInfo.get(1) instanceof Number minor)) {
      throw new IllegalArgumentException("Not an Odoo version: " + versionInfo);
    }
    Object first = versionInfo.get(0);
    if (first instanceof Number major) {
      return new OdooVersion(major.intValue(), minor.intValue(), false);
    }
    if (first instanceof String text && text.matches("saas~\\d{1,4}")) {
      return new OdooVersion(
          Integer.parseInt(text.substring("saas~".length())), minor.intValue(), true);
    }
    throw new IllegalArgumentException("Not an Odoo version: " + versionInfo);
  }

  /** Returns whether this is the given series or a later one; saas~18.2 is at least 18. */
  public boolean atLeast(int series) {
    return major >= series;
  }

  @Override
  public int compareTo(OdooVersion other) {
    int byMajor = Integer.compare(major, other.major);
    return byMajor != 0 ? byMajor : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return (online ? "saas~" : "") + major + "." + minor;
  }
}
