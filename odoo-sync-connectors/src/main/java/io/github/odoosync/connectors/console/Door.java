package io.github.odoosync.connectors.console;

import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.observe.SyncListener;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in who may come in, finds the page, and puts on every answer what the browser has to hold
 * to.
 */
final class Door {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
              + " require-trusted-types-for 'script'; trusted-types 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          // Not "no-referrer": browsers then hide where a form comes from.
          "Referrer-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private final Links links;
  private final Origins origins;
  private final Access access;
  private final Layout layout;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Live live;
  private final SyncListener listener;
  private final Clock clock;

  Door(
      Links links,
      Origins origins,
      Access access,
      Layout layout,
      List<Page> pages,
      Live live,
      SyncListener listener,
      Clock clock) {
    this.links = links;
    this.origins = origins;
    this.access = access;
    this.layout = layout;
    this.live = live;
    this.listener = listener;
    this.clock = clock;
    pages.forEach(page -> this.pages.put(page.path(), page));
  }

  Links links() {
    return links;
  }

  ConsoleResponse handle(ConsoleRequest request) {
    ConsoleResponse answer = guarded(request);
    for (Map.Entry<String, String> header : HEADERS.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    if (!answer.headers().containsKey("Cache-Control")) {
      answer = answer.with("Cache-Control", "no-store");
    }
    return request.method().equals("HEAD") ? answer.withoutBody() : answer;
  }

  private ConsoleResponse guarded(ConsoleRequest request) {
    try {
      return answer(request);
    } catch (Refused e) {
      tell(new ConsoleEvent.RequestRefused(now(), e.status(), e.reason()));
      return ConsoleResponse.html(e.status(), layout.refused(e.status(), e.reason()));
    } catch (OdooSyncException e) {
      failed(request, e);
      String said = e.code().id() + ": " + e.getMessage();
      return ConsoleResponse.html(503, layout.refused(503, said));
    } catch (RuntimeException e) {
      failed(request, e);
      return ConsoleResponse.html(
          500, layout.refused(500, "The console itself failed; its listener was told how."));
    }
  }

  private ConsoleResponse answer(ConsoleRequest request) {
    if (!origins.knowsHost(request)) {
      throw new Refused(
          421, "The console is not known by this host name; the application can add it.");
    }
    String path =
        links
            .page(request.path())
            .orElseThrow(() -> new Refused(404, "The console lies elsewhere."));
    boolean form = request.method().equals("POST");
    if (!form && !Set.of("GET", "HEAD").contains(request.method())) {
      throw new Refused(405, "Only GET, HEAD and POST are known here.");
    }
    Optional<ConsoleResponse> asset = form ? Optional.empty() : Assets.at(path);
    if (asset.isPresent()) {
      return asset.get();
    }
    if (form) {
      checkForm(request);
    }
    Optional<TokenAccess> tokens = access.tokens();
    if (path.equals("/login") && tokens.isPresent()) {
      return form ? login(request, tokens.get()) : ConsoleResponse.html(200, layout.login(""));
    }
    Optional<Access.Known> known = access.known(request);
    if (known.isEmpty()) {
      return stranger(request, tokens.isPresent() && !form && !path.equals("/events"));
    }
    Visit visit = visit(request, known.get(), form);
    if (form) {
      checkCsrf(visit, known.get());
    }
    if (path.equals("/logout") && form && tokens.isPresent()) {
      return ConsoleResponse.seeOther(links.to("/login"))
          .with("Set-Cookie", tokens.get().end(request));
    }
    if (path.equals("/events")) {
      return live.stream();
    }
    Page page = pages.get(path);
    if (page == null) {
      throw new Refused(404, "There is no such page.");
    }
    return form
        ? ConsoleResponse.seeOther(page.act(visit))
        : ConsoleResponse.html(200, layout.page(visit, page));
  }

  private ConsoleResponse stranger(ConsoleRequest request, boolean mayLogIn) {
    if (mayLogIn && request.method().equals("GET")) {
      return ConsoleResponse.seeOther(links.to("/login"));
    }
    throw new Refused(401, "Log in first.");
  }

  private ConsoleResponse login(ConsoleRequest request, TokenAccess tokens) {
    Params form = form(request);
    Optional<ConsoleUser> user = tokens.owner(form.text("token"));
    if (user.isEmpty()) {
      tell(new ConsoleEvent.LoginRefused(now()));
      return ConsoleResponse.html(401, layout.login("This token is not known."));
    }
    tell(new ConsoleEvent.LoggedIn(now(), user.get()));
    return ConsoleResponse.seeOther(links.to("/"))
        .with("Set-Cookie", tokens.begin(user.get(), request.secure()));
  }

  private void checkForm(ConsoleRequest request) {
    if (!origins.fromHere(request)) {
      throw new Refused(403, "Another site sent this.");
    }
    if (request.tooLarge()) {
      throw new Refused(413, "That is too much.");
    }
    String type = request.header("Content-Type").orElse("").split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals(FORM)) {
      throw new Refused(415, "Only forms are taken.");
    }
  }

  private static void checkCsrf(Visit visit, Access.Known known) {
    if (!Digests.same(known.csrf(), visit.form().text(Forms.CSRF))) {
      throw new Refused(403, "The form is too old or not from here: load the page again.");
    }
  }

  private Visit visit(ConsoleRequest request, Access.Known known, boolean form) {
    Params sent = form ? form(request) : Params.parse("");
    return new Visit(known.user(), known.csrf(), Params.parse(request.query()), sent, links, now());
  }

  private static Params form(ConsoleRequest request) {
    return Params.parse(new String(request.body(), StandardCharsets.UTF_8));
  }

  private Instant now() {
    return clock.instant();
  }

  private void failed(ConsoleRequest request, RuntimeException cause) {
    tell(new ConsoleEvent.PageFailed(now(), request.path(), cause));
  }

  private void tell(ConsoleEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      // A listener harms nothing: what it was told is in the answer as well.
      return;
    }
  }
}
