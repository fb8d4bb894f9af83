package io.github.odoosync.connector;

import io.github.odoosync.connector.http.RateLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What connectors of one system are and can do. Immutable and thread-safe. */
public final class ConnectorDescriptor {

  private final String system;
  private final String version;
  private final String remoteVersion;
  private final Set<Class<?>> capabilities;
  private final List<Setting> settings;
  private final List<RateLimit> limits;

  private ConnectorDescriptor(Builder builder) {
    this.system = builder.system;
    this.version = builder.version;
    this.remoteVersion = builder.remoteVersion;
    this.capabilities = Set.copyOf(builder.capabilities);
    this.settings = List.copyOf(builder.settings);
    this.limits = List.copyOf(builder.limits);
  }

  /**
   * Starts a descriptor.
   *
   * @param system the system's short name, the same for ever: lower-case letters, digits and
   *     hyphens, at most 40
   * @param version the connector's own version
   * @param remoteVersion the version of the system's interface that it speaks, such as {@code
   *     2026-07}
   */
  public static Builder builder(String system, String version, String remoteVersion) {
    if (!system.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "A system's name has lower-case letters, digits and hyphens: " + system);
    }
    return new Builder(system, version, remoteVersion);
  }

  /** Returns the system's short name. */
  public String system() {
    return system;
  }

  /** Returns the connector's own version. */
  public String version() {
    return version;
  }

  /** Returns the version of the system's interface that it speaks. */
  public String remoteVersion() {
    return remoteVersion;
  }

  /** Returns the interfaces that its connectors may have. */
  public Set<Class<?>> capabilities() {
    return capabilities;
  }

  /** Returns the settings, in the order in which people fill them in. */
  public List<Setting> settings() {
    return settings;
  }

  /** Returns the system's limits as its documentation states them, for people. */
  public List<RateLimit> limits() {
    return limits;
  }

  /** Returns system and versions. */
  @Override
  public String toString() {
    return system + " " + version + " for " + remoteVersion;
  }

  /** Collects a descriptor. Not thread-safe. */
  public static final class Builder {

    private final String system;
    private final String version;
    private final String remoteVersion;
    private final Set<Class<?>> capabilities = new LinkedHashSet<>();
    private final List<Setting> settings = new ArrayList<>();
    private final List<RateLimit> limits = new ArrayList<>();

    private Builder(String system, String version, String remoteVersion) {
      this.system = system;
      this.version = version;
      this.remoteVersion = remoteVersion;
    }

    /** Adds interfaces that its connectors may have. */
    public Builder capabilities(Class<?>... types) {
      capabilities.addAll(List.of(types));
      return this;
    }

    /**
     * Adds settings.
     *
     * @throws IllegalArgumentException if there is one of the name already
     */
    public Builder settings(Setting... values) {
      for (Setting value : values) {
        if (settings.stream().anyMatch(known -> known.name().equals(value.name()))) {
          throw new IllegalArgumentException("There is a setting " + value.name() + " already");
        }
        settings.add(value);
      }
      return this;
    }

    /** Adds limits that the system's documentation states. */
    public Builder limits(Collection<RateLimit> values) {
      limits.addAll(values);
      return this;
    }

    /** Returns the descriptor. */
    public ConnectorDescriptor build() {
      return new ConnectorDescriptor(this);
    }
  }
}
