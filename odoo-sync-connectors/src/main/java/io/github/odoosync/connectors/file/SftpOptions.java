package io.github.odoosync.connectors.file;

import io.github.odoosync.observe.Secret;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An SFTP server and the folder on it. Immutable and thread-safe. */
public final class SftpOptions {

  private final String host;
  private final int port;
  private final String user;
  private final String fingerprint;
  private final String folder;
  private final @Nullable Secret password;
  private final @Nullable Secret privateKey;
  private final Duration timeout;

  private SftpOptions(Builder builder) {
    this.host = builder.host;
    this.port = builder.port;
    this.user = builder.user;
    this.fingerprint = builder.fingerprint;
    this.folder = builder.folder;
    this.password = builder.password;
    this.privateKey = builder.privateKey;
    this.timeout = builder.timeout;
  }

  /**
   * Starts a server.
   *
   * @param fingerprint of the server's key, as {@code SHA256:...}: no other server is spoken to
   */
  public static Builder builder(String host, String user, String fingerprint) {
    return new Builder(host, user, fingerprint);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  String user() {
    return user;
  }

  String fingerprint() {
    return fingerprint;
  }

  String folder() {
    return folder;
  }

  @Nullable Secret password() {
    return password;
  }

  @Nullable Secret privateKey() {
    return privateKey;
  }

  Duration timeout() {
    return timeout;
  }

  /** Returns user, host and folder. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + folder;
  }

  /** Collects what is known of a server. Not thread-safe. */
  public static final class Builder {

    private final String host;
    private final String user;
    private final String fingerprint;
    private int port = 22;
    private String folder = ".";
    private @Nullable Secret password;
    private @Nullable Secret privateKey;
    private Duration timeout = Duration.ofSeconds(30);

    private Builder(String host, String user, String fingerprint) {
      this.host = Objects.requireNonNull(host, "host");
      this.user = Objects.requireNonNull(user, "user");
      this.fingerprint = Objects.requireNonNull(fingerprint, "fingerprint");
    }

    /** Sets the port; 22 unless set. */
    public Builder port(int value) {
      this.port = value;
      return this;
    }

    /** Sets the folder that holds the others; where the server puts us unless set. */
    public Builder folder(String value) {
      this.folder = value;
      return this;
    }

    /** Sets the password. */
    public Builder password(Secret value) {
      this.password = value;
      return this;
    }

    /** Sets the private key, in the form of OpenSSH or PEM, without a pass phrase. */
    public Builder privateKey(Secret value) {
      this.privateKey = value;
      return this;
    }

    /** Sets how long to wait for the server; 30 seconds unless set. */
    public Builder timeout(Duration value) {
      this.timeout = value;
      return this;
    }

    /** Returns the server. */
    public SftpOptions build() {
      return new SftpOptions(this);
    }
  }
}
