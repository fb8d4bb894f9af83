package io.github.odoosync.connector;

import io.github.odoosync.connector.http.Http;
import io.github.odoosync.connector.http.HttpOptions;
import io.github.odoosync.connector.http.Token;
import io.github.odoosync.connector.http.TokenRefresher;
import io.github.odoosync.connector.http.TokenSource;
import io.github.odoosync.connector.http.TokenStore;
import io.github.odoosync.internal.http.GovernedHttp;
import io.github.odoosync.internal.http.RateGovernor;
import io.github.odoosync.internal.retry.Ticker;
import io.github.odoosync.observe.SyncListener;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What connectors are given to work with. One for all connectors of an application: they share the
 * limits whose scopes have one name. Thread-safe; holds nothing that has to be closed.
 */
public final class ConnectorRuntime {

  private final Clock clock;
  private final SyncListener listener;
  private final TokenStore tokenStore;
  private final RateGovernor governor = new RateGovernor(Ticker.system());

  private ConnectorRuntime(Builder builder) {
    this.clock = builder.clock;
    this.listener = builder.listener;
    this.tokenStore = builder.tokenStore;
  }

  /** Starts a runtime. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens HTTP to an address; whoever opened it closes it.
   *
   * @throws io.github.odoosync.error.ConfigurationException if the address is none, or not safe
   */
  public Http http(HttpOptions options) {
    return new GovernedHttp(options, governor, clock, listener);
  }

  /**
   * Returns a source of tokens that are kept in the application's token store.
   *
   * @param name under which they are kept: system and account, such as {@code xero.tenant.42}
   * @param refresher asks for a new one
   */
  public TokenSource tokens(String name, TokenRefresher refresher) {
    return new TokenSource(name, tokenStore, refresher, clock);
  }

  /** Returns the clock; connectors use no other. */
  public Clock clock() {
    return clock;
  }

  /** Returns who is told what happens. */
  public SyncListener listener() {
    return listener;
  }

  /** Collects what a runtime is made of. Not thread-safe. */
  public static final class Builder {

    private Clock clock = Clock.systemUTC();
    private SyncListener listener = event -> {};
    private TokenStore tokenStore = new InMemoryTokens();

    private Builder() {}

    /** Sets the clock; the system's unless set. */
    public Builder clock(Clock value) {
      this.clock = value;
      return this;
    }

    /** Sets who is told what happens; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = value;
      return this;
    }

    /**
     * Sets where tokens are kept. Unless set they are kept in memory: enough for tokens that can be
     * asked for anew with a fixed secret, and never for refresh tokens that are valid once.
     */
    public Builder tokenStore(TokenStore value) {
      this.tokenStore = value;
      return this;
    }

    /** Returns the runtime. */
    public ConnectorRuntime build() {
      return new ConnectorRuntime(this);
    }
  }

  private static final class InMemoryTokens implements TokenStore {

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    @Override
    public Optional<Token> load(String name) {
      return Optional.ofNullable(tokens.get(name));
    }

    @Override
    public void save(String name, Token token) {
      tokens.put(name, token);
    }
  }
}
