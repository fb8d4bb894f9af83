package io.github.odoosync.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.odoosync.error.OdooSyncException;
import io.github.odoosync.model.Document;
import io.github.odoosync.model.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the directions of the design: who may know whom, and where a vendor's types may appear. */
@AnalyzeClasses(
    packages = ArchitectureTest.BASE,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  static final String BASE = "io.github.odoosync";

  // The package of the front door itself, without those below it.
  private static final String THE_BASE = "";

  /** What each public package may use of the project, beside itself; internals are judged apart. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("error", List.of()),
          Map.entry("model", List.of("error")),
          Map.entry("model.*", List.of("error", "model", "model.*")),
          Map.entry("event", List.of("error", "model", "model.*")),
          Map.entry("lane", List.of("error")),
          Map.entry("outbox", List.of("error", "observe", "retry", "lane")),
          Map.entry("inbox", List.of("error", "observe", "retry", "lane", "outbox", "idempotency")),
          Map.entry("idempotency", List.of("error", "observe")),
          Map.entry(
              "jdbc",
              List.of(
                  "error",
                  "lane",
                  "idempotency",
                  "capture",
                  "connector.store",
                  "reconcile",
                  "writer")),
          Map.entry(
              "reconcile",
              List.of("error", "observe", "lane", "model", "model.*", "odoo", "mapping", "writer")),
          Map.entry(
              "connector",
              List.of("error", "observe", "retry", "lane", "idempotency", "connector.http")),
          Map.entry("connector.store", List.of("error", "lane", "idempotency", "connector")),
          Map.entry(
              "connector.command",
              List.of(
                  "error",
                  "retry",
                  "lane",
                  "outbox",
                  "idempotency",
                  "model",
                  "model.*",
                  "event",
                  "connector",
                  "connector.store")),
          Map.entry(
              "connector.source",
              List.of(
                  "error",
                  "observe",
                  "retry",
                  "lane",
                  "outbox",
                  "inbox",
                  "idempotency",
                  "model",
                  "model.*",
                  "event",
                  "connector",
                  "connector.capability",
                  "connector.store")),
          Map.entry("connector.json", List.of("error")),
          Map.entry("connector.http", List.of("error", "observe", "connector.json")),
          Map.entry("connector.webhook", List.of("error", "observe", "lane", "outbox", "inbox")),
          Map.entry("connector.document", List.of("error", "observe", "model", "connector.json")),
          Map.entry(
              "connector.capability", List.of("error", "model", "model.*", "event", "connector")),
          Map.entry("observe", List.of("error")),
          Map.entry(
              "observe.micrometer",
              List.of(
                  "error",
                  "observe",
                  "lane",
                  "outbox",
                  "odoo.transport",
                  "writer",
                  "capture",
                  "connector.http",
                  "connector.source",
                  "connector.store",
                  "connector.webhook",
                  "reconcile")),
          Map.entry("retry", List.of("error")),
          Map.entry("odoo.transport", List.of("error", "observe", "retry")),
          Map.entry("odoo", List.of("error", "observe", "retry", "odoo.transport")),
          Map.entry(
              "odoo.logistics", List.of("error", "observe", "retry", "odoo", "odoo.transport")),
          Map.entry(
              "mapping", List.of("error", "observe", "model", "model.*", "odoo", "odoo.logistics")),
          Map.entry(
              "writer",
              List.of(
                  "error",
                  "observe",
                  "retry",
                  "lane",
                  "outbox",
                  "model",
                  "model.*",
                  "odoo",
                  "odoo.logistics",
                  "mapping")),
          Map.entry(
              "capture",
              List.of(
                  "error",
                  "observe",
                  "lane",
                  "outbox",
                  "idempotency",
                  "model",
                  "model.*",
                  "event",
                  "odoo",
                  "odoo.transport",
                  "odoo.logistics",
                  "mapping")));

  @ArchTest
  static void publicPackagesKnowOnlyWhatTheDesignAllows(JavaClasses all) {
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] permitted =
              Stream.concat(Stream.of(name), allowed.stream())
                  .map(p -> BASE + "." + p)
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(BASE + "." + name)
              .should()
              .dependOnClassesThat(
                  resideInAPackage(BASE + "..")
                      .and(not(resideInAPackage(BASE + ".internal..")))
                      .and(not(resideInAnyPackage(permitted))))
              .because("the design fixes the direction of dependencies")
              .allowEmptyShould(true)
              .check(all);
        });
  }

  @ArchTest
  static final ArchRule NOTHING_SEES_THE_TEST_KIT =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".testing..", BASE + ".internal.fake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BASE + ".testing..", BASE + ".internal.fake..");

  @ArchTest
  static final ArchRule NOTHING_SEES_THE_CODE_GENERATOR =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".codegen..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + ".codegen..");

  @ArchTest static final ArchRule OKHTTP = wall("okhttp3..", "odoo.transport", "internal.http..");

  @ArchTest static final ArchRule JACKSON = wall("com.fasterxml..", "internal.json..");

  @ArchTest static final ArchRule FAILSAFE = wall("dev.failsafe..", "internal.retry..");

  @ArchTest static final ArchRule CAFFEINE = wall("com.github.benmanes..", "internal.cache..");

  @ArchTest static final ArchRule MICROMETER = wall("io.micrometer..", "observe.micrometer");

  @ArchTest
  static final ArchRule JDBC =
      wall(
          "java.sql..",
          THE_BASE,
          "connector.store",
          "jdbc..",
          "internal.jdbc..",
          "lane",
          "outbox",
          "inbox",
          "idempotency",
          "testing",
          "internal.fake..");

  @ArchTest
  static final ArchRule HTTP_SERVER =
      wall("com.sun.net.httpserver..", "connector.webhook", "testing..", "internal.fake..");

  private static ArchRule wall(String vendor, String... behind) {
    String[] allowed = new String[behind.length];
    for (int i = 0; i < behind.length; i++) {
      allowed[i] = behind[i].equals(THE_BASE) ? BASE : BASE + "." + behind[i];
    }
    return noClasses()
        .that()
        .resideInAPackage(BASE + "..")
        .and()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor);
  }

  @ArchTest
  static final ArchRule NO_VENDOR_TYPE_IN_A_PUBLIC_SIGNATURE =
      classes()
          .that()
          .arePublic()
          .and()
          .resideOutsideOfPackage(BASE + ".internal..")
          .should(nameNoVendorInPublicMethods());

  /** The documented doors: to a user's own HTTP client, HTTP server and metrics. */
  private static final Set<String> DOORS =
      Set.of(
          "io.github.odoosync.odoo.transport.HttpTransport$Builder.okHttpClient",
          "io.github.odoosync.connector.webhook.JdkWebhookHandler.handle",
          "io.github.odoosync.observe.micrometer.SyncMetrics.on",
          "io.github.odoosync.observe.micrometer.SyncMetrics.builder");

  private static ArchCondition<JavaClass> nameNoVendorInPublicMethods() {
    DescribedPredicate<JavaClass> foreign =
        not(resideInAnyPackage("java..", "javax.sql..", BASE + "..", "")).as("a vendor's type");
    return new ArchCondition<>("name no vendor's type in public methods") {
      @Override
      public void check(JavaClass owner, ConditionEvents events) {
        for (JavaMethod method : owner.getMethods()) {
          if (isPublic(method) && !DOORS.contains(owner.getName() + "." + method.getName())) {
            method.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getBaseComponentType)
                .filter(type -> !type.isPrimitive() && foreign.test(type))
                .forEach(
                    type ->
                        events.add(
                            SimpleConditionEvent.violated(
                                method, method.getFullName() + " names " + type.getName())));
          }
        }
      }
    };
  }

  private static boolean isPublic(JavaMethod method) {
    return method.getModifiers().contains(JavaModifier.PUBLIC)
        || method.getModifiers().contains(JavaModifier.PROTECTED);
  }

  @ArchTest
  static final ArchRule PUBLIC_SURFACE_IS_CLOSED =
      classes()
          .that()
          .arePublic()
          .and()
          .resideOutsideOfPackage(BASE + ".internal..")
          .and()
          .areNotInterfaces()
          .and()
          .doNotHaveFullyQualifiedName(OdooSyncException.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(Part.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(Document.class.getName())
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .beEnums();

  @ArchTest
  static final ArchRule ERRORS_ARE_ONE_TREE =
      classes()
          .that()
          .areAssignableTo(Throwable.class)
          .and()
          .resideOutsideOfPackage(BASE + ".internal..")
          .should()
          .beAssignableTo(OdooSyncException.class);

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule CHANCE_IS_INJECTED =
      noClasses()
          .should()
          .callConstructor(Random.class)
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  static final ArchRule NOTHING_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".codegen..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule CLOCKS_ARE_NOT_MADE_DEEP_INSIDE =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".internal..")
          .should()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone");
}
