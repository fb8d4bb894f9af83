package io.github.odoosync.connectors.console;

import io.github.odoosync.capture.CaptureSnapshot;
import io.github.odoosync.connector.source.StreamSnapshot;
import io.github.odoosync.lane.LaneStore;
import io.github.odoosync.lane.Retention;
import io.github.odoosync.observe.Secret;
import io.github.odoosync.observe.SyncListener;
import io.github.odoosync.outbox.ConsumerSnapshot;
import io.github.odoosync.outbox.DeadLetters;
import io.github.odoosync.reconcile.DriftStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A web page for the people who run the application: see {@linkplain
 * io.github.odoosync.connectors.console the package}.
 *
 * <p>Thread-safe. It holds no thread: requests are answered on the caller's. Whoever builds it
 * closes it, which ends streams of events; stores stay the caller's.
 */
public final class Console implements AutoCloseable {

  private final Door door;
  private final Live live;
  private final Pulse pulse;
  private final @Nullable Secret ownToken;

  private Console(Builder builder) {
    Links links = new Links(builder.base);
    this.ownToken = builder.ownToken();
    Map<Secret, ConsoleUser> tokens = new LinkedHashMap<>(builder.tokens);
    if (ownToken != null) {
      tokens.put(ownToken, ConsoleUser.admin("local"));
    }
    Set<Secret> hidden = new HashSet<>(builder.hidden);
    hidden.addAll(tokens.keySet());
    this.pulse = new Pulse(builder.store, builder.clock);
    this.live = new Live(pulse, builder.streams);
    List<Page> pages = builder.pages(pulse);
    Layout layout =
        new Layout(builder.name, links, pages, new Redaction(hidden), builder.login == null);
    Access access =
        builder.login == null
            ? new TokenAccess(new Tokens(tokens), builder.sessions(), new Cookie(builder.base))
            : new ForeignAccess(builder.login, builder.random);
    this.door =
        new Door(
            links,
            new Origins(builder.hosts),
            access,
            layout,
            pages,
            live,
            builder.listener,
            builder.clock);
  }

  /**
   * Returns a builder.
   *
   * @param store the lanes that the console shows
   */
  public static Builder builder(LaneStore store) {
    return new Builder(store);
  }

  /**
   * Answers a request. Does not throw: what goes wrong becomes an answer that says so.
   *
   * <p>Streams of events are answered at once and {@linkplain ConsoleResponse#writeTo written}
   * slowly.
   */
  public ConsoleResponse handle(ConsoleRequest request) {
    return door.handle(request);
  }

  /**
   * Opens a server of the JDK's for this console on this machine's loopback address: nobody else
   * can reach it. It has a few threads named {@code odoo-sync-console-*}, which end when it is
   * closed; closing it closes the console too.
   *
   * @param port where; 0 for any that is free
   * @throws IOException if the port is taken
   */
  public ConsoleServer open(int port) throws IOException {
    return ConsoleServer.open(this, port);
  }

  /**
   * Takes a sample for the trends, which are kept in memory. The server of {@link #open} does it
   * now and then; under another server have your scheduler do it, or trends are drawn only for the
   * time somebody looks.
   *
   * @throws io.github.odoosync.error.StoreException if the store cannot be asked
   */
  public void sample() {
    pulse.board();
  }

  /** Ends the streams of events; requests are still answered. */
  @Override
  public void close() {
    live.close();
  }

  /** Returns the token that was made up because none was given; empty if one was. */
  public Optional<Secret> token() {
    return Optional.ofNullable(ownToken);
  }

  String rootPath() {
    return door.links().to("/");
  }

  String loginPath() {
    return door.links().to("/login");
  }

  /** Collects what a console shows and who may see it. Not thread-safe. */
  public static final class Builder {

    private static final int SHORTEST_TOKEN = 20;

    private final LaneStore store;
    private final Map<Secret, ConsoleUser> tokens = new LinkedHashMap<>();
    private final Set<String> hosts = new HashSet<>(Origins.LOOPBACK);
    private final Set<Secret> hidden = new HashSet<>();
    private String name = "odoo-sync";
    private String base = "";
    private int streams = 8;
    private boolean fourEyes;
    private SyncListener listener = event -> {};
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();
    private @Nullable ConsoleLogin login;
    private @Nullable DeadLetters letters;
    private @Nullable DriftStore drift;
    private @Nullable Supplier<List<ConsumerSnapshot>> dispatcher;
    private @Nullable Supplier<List<StreamSnapshot>> sources;
    private @Nullable Supplier<CaptureSnapshot> capture;

    private Builder(LaneStore store) {
      this.store = Objects.requireNonNull(store, "store");
    }

    /** Sets what the console is called in its title; {@code odoo-sync} unless set. */
    public Builder name(String value) {
      this.name = Objects.requireNonNull(value, "name");
      return this;
    }

    /** Shows these dead letters, with their replay window; those of the store unless set. */
    public Builder deadLetters(DeadLetters value) {
      this.letters = Objects.requireNonNull(value, "dead letters");
      return this;
    }

    /** Shows reconciliations and their drift. */
    public Builder drift(DriftStore value) {
      this.drift = Objects.requireNonNull(value, "drift");
      return this;
    }

    /** Shows how this node sends, such as {@code sync::snapshot}. */
    public Builder dispatcher(Supplier<List<ConsumerSnapshot>> value) {
      this.dispatcher = Objects.requireNonNull(value, "dispatcher");
      return this;
    }

    /** Shows how this node reads other systems, such as {@code sources::snapshot}. */
    public Builder sources(Supplier<List<StreamSnapshot>> value) {
      this.sources = Objects.requireNonNull(value, "sources");
      return this;
    }

    /** Shows how this node reads Odoo, such as {@code capture::snapshot}. */
    public Builder capture(Supplier<CaptureSnapshot> value) {
      this.capture = Objects.requireNonNull(value, "capture");
      return this;
    }

    /**
     * Lets in who knows a token. Without tokens and without a {@link #login} one is made up: {@link
     * Console#token}.
     *
     * @param token at least 20 characters, by chance
     * @param user who it is
     */
    public Builder token(Secret token, ConsoleUser user) {
      if (token.reveal().length() < SHORTEST_TOKEN) {
        throw new IllegalArgumentException(
            "A token has at least " + SHORTEST_TOKEN + " characters: it is all that is asked for");
      }
      tokens.put(token, Objects.requireNonNull(user, "user"));
      return this;
    }

    /** Asks the application who somebody is, instead of tokens. */
    public Builder login(ConsoleLogin value) {
      this.login = Objects.requireNonNull(value, "login");
      return this;
    }

    /**
     * Answers under this host name, too; only {@code localhost} and the loopback addresses unless
     * set.
     *
     * @param value without a port
     */
    public Builder host(String value) {
      hosts.add(value.toLowerCase(Locale.ROOT));
      return this;
    }

    /**
     * Sets the path below which the console lies; at the root unless set.
     *
     * @param path begins with a slash and ends without one, such as {@code /ops/console}
     */
    public Builder under(String path) {
      if (!path.matches("(/[A-Za-z0-9._~-]+)*")) {
        throw new IllegalArgumentException("A path is like /ops/console, not " + path);
      }
      this.base = path;
      return this;
    }

    /**
     * Never shows these, wherever they may have been stored; the console's own tokens are hidden
     * anyway.
     */
    public Builder hide(Secret... secrets) {
      hidden.addAll(List.of(secrets));
      return this;
    }

    /** Lets nobody skip or discard a message that the same person has stopped. */
    public Builder fourEyes() {
      this.fourEyes = true;
      return this;
    }

    /**
     * Sets how many browsers are told of changes at once; 8. Each takes the thread that answers it;
     * the others see what is new when they ask.
     */
    public Builder streams(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("There are no " + value + " streams");
      }
      this.streams = value;
      return this;
    }

    /** Sets who is told of log-ins and refusals; nobody unless set. */
    public Builder listener(SyncListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /** Sets the clock, for ages and the end of sessions. */
    public Builder clock(Clock value) {
      this.clock = Objects.requireNonNull(value, "clock");
      return this;
    }

    /**
     * Sets the chance that makes tokens and sessions; a secure one unless set, and nothing else in
     * production.
     */
    public Builder random(RandomGenerator value) {
      this.random = Objects.requireNonNull(value, "random");
      return this;
    }

    /**
     * Returns the console.
     *
     * @throws IllegalArgumentException if there are both tokens and a login
     */
    public Console build() {
      if (login != null && !tokens.isEmpty()) {
        throw new IllegalArgumentException("Either tokens or a login of the application's own");
      }
      return new Console(this);
    }

    private @Nullable Secret ownToken() {
      return login == null && tokens.isEmpty() ? Secret.of(Digests.random(random)) : null;
    }

    private Sessions sessions() {
      return new Sessions(clock, random);
    }

    private List<Page> pages(Pulse pulse) {
      DeadLetters shown =
          letters == null ? DeadLetters.of(store, clock, Retention.standard()) : letters;
      FourEyes eyes = new FourEyes(shown, fourEyes);
      List<Page> pages = new ArrayList<>();
      pages.add(new OverviewPage(pulse, store));
      pages.add(new DeadLettersPage(shown, eyes));
      pages.add(new DeadLetterPage(shown, eyes));
      pages.add(new LanesPage(store));
      if (drift != null) {
        pages.add(new ReconciliationPage(drift));
        pages.add(new DriftPage(drift));
      }
      if (dispatcher != null || sources != null || capture != null) {
        pages.add(new ConnectorsPage(dispatcher, sources, capture));
      }
      pages.add(new AuditPage(store));
      return List.copyOf(pages);
    }
  }
}
