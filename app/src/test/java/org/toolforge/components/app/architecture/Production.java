package org.toolforge.components.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.regex.Pattern;

/** The classes of all modules, without tests and without what is generated. */
final class Production {

  static final String ROOT = "org.toolforge.components";

  private static final Pattern TESTS = Pattern.compile(".*(/test-classes/|-tests\\.jar).*");
  private static final Pattern GENERATED =
      Pattern.compile(
          ".*/app/wiring/(Dagger[^/]*|[^/]*_[^/]*)\\.class|.*/http/(api|model|client/api)/.*");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.matches(TESTS))
          .withImportOption(location -> !location.matches(GENERATED))
          .importPackages(ROOT);

  private Production() {}
}
