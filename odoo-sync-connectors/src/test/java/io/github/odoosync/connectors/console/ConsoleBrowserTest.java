package io.github.odoosync.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.github.odoosync.connector.source.StreamSnapshot;
import io.github.odoosync.connector.store.StreamName;
import io.github.odoosync.connector.store.StreamPosition;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Operator;
import io.github.odoosync.reconcile.Difference;
import io.github.odoosync.reconcile.Drift;
import io.github.odoosync.reconcile.DriftStore.RunStart;
import io.github.odoosync.reconcile.Report;
import io.github.odoosync.testing.ManualClock;
import io.github.odoosync.testing.MemoryStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * The pages in a real browser: by eye (the pictures are in {@code target/console}), by axe, by
 * keyboard and on a phone. Skipped where no Chromium is installed.
 */
class ConsoleBrowserTest {

  private static final Path PICTURES = Path.of("target", "console");
  private static final Set<String> SERIOUS = Set.of("serious", "critical");

  private static ChromeDriver browser;

  private final ManualClock clock = ManualClock.at("2026-03-02T08:00:00Z");
  private final MemoryStore store = MemoryStore.create(clock);
  private final Desk desk = new Desk(store.lanes());
  private ConsoleServer server;
  private long letter;

  @BeforeAll
  static void start() throws IOException {
    Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    Optional<File> driver = onPath("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "Skipped: neither chromium nor chromedriver may be missing from the path");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--force-device-scale-factor=1");
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver.orElseThrow()).build(),
            options);
    browser.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    Files.createDirectories(PICTURES);
  }

  private static Optional<File> onPath(String... names) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder -> Arrays.stream(names).map(name -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void open() throws IOException {
    fill();
    Console console =
        Console.builder(store.lanes())
            .drift(store.drift())
            .sources(
                () ->
                    List.of(
                        new StreamSnapshot(
                            new StreamName("shop", "orders"), StreamPosition.START, false, "503")))
            .clock(clock)
            .build();
    for (int i = 0; i < 20; i++) {
      desk.waiting(Desk.order("W" + i));
      clock.advance(Duration.ofSeconds(30));
      console.sample();
    }
    server = console.open(0);
  }

  @AfterEach
  void close() {
    if (server != null) {
      // Before the server goes: a stream that is cut off is an error to the browser.
      browser.get("about:blank");
      server.close();
    }
  }

  private void fill() {
    String why =
        "Odoo refused sale.order create: No product has the code TEE-07 in company Acme (validation)."
            + " Nothing was committed. Correct the data, then replay.";
    for (int i = 1; i <= 12; i++) {
      letter =
          desk.parked(
              Message.of("sale.order", "order.confirmed", 1)
                  .key("SO-2026-" + i)
                  .json(
                      Map.of(
                          "number",
                          "SO-2026-" + i,
                          "lines",
                          List.of(Map.of("product", "TEE-07", "quantity", 3)),
                          "apiToken",
                          "never-shown"))
                  .build(),
              why);
    }
    store.lanes().pause(Desk.FLOW, new Operator("Anna", "maintenance of the warehouse"));
    store.lanes().unpause(Desk.FLOW, new Operator("Anna", "done"));
    RunStart run = store.drift().begin("orders");
    List<Drift> drift = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Difference one = new Difference("lines[1].quantity.value", "3", "4");
      drift.add(new Drift("shop:order:" + (1000 + i), Drift.Kind.DIFFERS, List.of(one)));
    }
    store.drift().found(run, drift);
    store
        .drift()
        .end(
            run,
            new Report(
                "orders",
                run.number(),
                clock.instant(),
                clock.instant(),
                300,
                2,
                1,
                Map.of(Drift.Kind.DIFFERS, 60L),
                List.of(),
                60,
                0,
                0,
                "Repair is off"));
  }

  private void login() {
    browser.get(server.link().toString());
    until(() -> !browser.findElements(By.cssSelector("main h1")).isEmpty() && !loggingIn());
  }

  private static boolean loggingIn() {
    return browser.getCurrentUrl() == null || browser.getCurrentUrl().contains("/login");
  }

  @ParameterizedTest
  @CsvSource({
    "overview, /",
    "dead-letters, /dead-letters",
    "dead-letter, /dead-letter?id=",
    "lanes, /lanes",
    "connectors, /connectors",
    "reconciliation, /reconciliation",
    "drift, /drift?name=orders",
    "audit, /audit",
    "missing, /nowhere"
  })
  void everyPageIsUsableByEverybodyOnDesktopAndPhone(String name, String path) throws IOException {
    login();
    String page = path.endsWith("id=") ? path + letter : path;
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      check(name + "-desktop-" + scheme, page, new Dimension(1280, 900));
      check(name + "-phone-" + scheme, page, new Dimension(390, 844));
    }
  }

  @Test
  void theLoginIsUsableToo() throws IOException {
    check("login", "/login", new Dimension(390, 844));
  }

  private void check(String name, String page, Dimension size) throws IOException {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", false));
    browser.get(server.address().resolve(page).toString());
    Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    Number wide = (Number) browser.executeScript("return document.documentElement.scrollWidth");
    assertThat(wide.intValue())
        .as(name + " is not wider than the screen")
        .isLessThanOrEqualTo(size.width);
    List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
    assertThat(violations.stream().filter(rule -> SERIOUS.contains(rule.getImpact())))
        .as(name)
        .isEmpty();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .as("what the browser refused or missed")
        .filteredOn(entry -> !entry.getMessage().contains("status of 404"))
        .isEmpty();
  }

  @Test
  void theTokenLeavesTheAddressAndTheHistory() {
    login();
    assertThat(browser.getCurrentUrl()).isEqualTo(server.address().toString());
    browser.navigate().back();
    assertThat(browser.getCurrentUrl()).doesNotContain("#");
    assertThat(browser.manage().getCookies()).allMatch(cookie -> cookie.isHttpOnly());
  }

  @Test
  void aDeadLetterIsReplayedByKeyboardAlone() {
    login();
    browser.get(server.address().resolve("/dead-letter?id=" + letter).toString());
    browser.switchTo().activeElement().sendKeys(Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("To the content");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    browser.switchTo().activeElement().sendKeys(Keys.TAB);
    assertThat(browser.switchTo().activeElement().getAttribute("name")).isEqualTo("reason");
    browser.switchTo().activeElement().sendKeys("product was added", Keys.TAB);
    assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Replay");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    until(() -> browser.findElement(By.tagName("main")).getText().contains("Replayed."));
    assertThat(store.lanes().journal(1).get(0).text()).isEqualTo("product was added");
  }

  @Test
  void anOpenPageLearnsWhatHappensAndLeavesTypingAlone() {
    login();
    until(() -> browser.findElement(By.id("live")).getText().contains("Live"));
    String title = browser.findElement(By.cssSelector(".summary")).getText();
    assertThat(title).contains("12 cases");
    clock.advance(Duration.ofMinutes(1));
    desk.dead(Desk.order("LATE"), "another one");
    until(() -> browser.findElement(By.cssSelector(".summary")).getText().contains("13 cases"));

    browser.findElement(By.id("pause-reason")).sendKeys("I am typing");
    clock.advance(Duration.ofMinutes(1));
    desk.dead(Desk.order("LATER"), "another one");
    browser.executeScript("return 1");
    long seen = System.nanoTime();
    until(() -> System.nanoTime() - seen > Duration.ofSeconds(7).toNanos());
    assertThat(browser.findElement(By.id("pause-reason")).getAttribute("value"))
        .isEqualTo("I am typing");
  }

  private static void until(BooleanSupplier condition) {
    new FluentWait<>(condition)
        .withTimeout(Duration.ofSeconds(20))
        .pollingEvery(Duration.ofMillis(100))
        .ignoring(WebDriverException.class)
        .until(BooleanSupplier::getAsBoolean);
  }
}
