package io.github.odoosync.connectors.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.odoosync.connector.ConnectorProvider;
import io.github.odoosync.idempotency.Fingerprint;
import io.github.odoosync.inbox.InboxMessage;
import io.github.odoosync.lane.Message;
import io.github.odoosync.lane.Payload;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

/** Holds what connectors may know: the SPI, the canonical model, and nothing of each other. */
@AnalyzeClasses(
    packages = ConnectorsArchitectureTest.BASE,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ConnectorsArchitectureTest {

  static final String BASE = "io.github.odoosync.connectors";

  private static final String CONSOLE = BASE + ".console";

  private static final String CORE = "io.github.odoosync";

  @ArchTest
  static final ArchRule CONNECTORS_KNOW_THE_SPI_AND_THE_MODEL =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONSOLE)
          .should()
          .dependOnClassesThat(
              resideInAPackage(CORE + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              BASE + "..",
                              CORE + ".connector..",
                              CORE + ".model..",
                              CORE + ".event",
                              CORE + ".error",
                              CORE + ".observe",
                              CORE + ".retry")))
                  .and(
                      not(
                          belongToAnyOf(
                              InboxMessage.class,
                              Message.class,
                              Payload.class,
                              Fingerprint.class))));

  /** The console is no connector: it shows what the stores and engines tell people. */
  @ArchTest
  static final ArchRule THE_CONSOLE_KNOWS_WHAT_IS_FOR_PEOPLE =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE)
          .should()
          .dependOnClassesThat(
              resideInAPackage(CORE + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              CONSOLE,
                              CORE + ".capture",
                              CORE + ".connector.source",
                              CORE + ".connector.store",
                              CORE + ".error",
                              CORE + ".lane",
                              CORE + ".observe",
                              CORE + ".outbox",
                              CORE + ".reconcile"))));

  @ArchTest
  static final ArchRule HTTP_SERVER =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONSOLE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule NO_CONNECTOR_KNOWS_ANOTHER =
      slices().matching(BASE + ".(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule PUBLIC_TYPES_ARE_CLOSED =
      classes()
          .that()
          .arePublic()
          .and()
          .areNotInterfaces()
          .should()
          .haveModifier(JavaModifier.FINAL)
          .orShould()
          .beEnums();

  @ArchTest
  static final ArchRule PROVIDERS_ARE_PUBLIC =
      classes().that().areAssignableTo(ConnectorProvider.class).should().bePublic();

  @ArchTest
  static final ArchRule TIME_AND_CHANCE_ARE_INJECTED =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callConstructor(Random.class);

  @ArchTest
  static final ArchRule NOTHING_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..");
}
