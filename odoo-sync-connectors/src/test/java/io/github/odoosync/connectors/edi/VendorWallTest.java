package io.github.odoosync.connectors.edi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** StAEDI is known where files are taken apart and put together, and nowhere else. */
@AnalyzeClasses(
    packages = "io.github.odoosync.connectors.edi",
    importOptions = ImportOption.DoNotIncludeTests.class)
class VendorWallTest {

  @ArchTest
  static final ArchRule STAEDI =
      noClasses()
          .that()
          .haveNameNotMatching(".*[.]Interchange(Reader|Writer)([$].*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.xlate..");
}
