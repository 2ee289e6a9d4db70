package org.toolforge.components.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;

/** Who may know whom. Each rule fails as well when there is nothing that it could check. */
final class DependencyRulesTest {

  private static final String ROOT = Production.ROOT;
  private static final String[] CORE = {
    ROOT,
    ROOT + ".config",
    ROOT + ".plan",
    ROOT + ".callback",
    ROOT + ".deployment",
    ROOT + ".run",
    ROOT + ".status",
    ROOT + ".port",
    ROOT + ".engine"
  };
  private static final DescribedPredicate<JavaClass> ERRORS =
      DescribedPredicate.describe(
          "the errors that all share",
          type -> type.getName().startsWith(ComponentsException.class.getName()));

  @Test
  void coreKnowsNothingButTheJdkAndItself() {
    check(
        classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")
                    .or(resideInAnyPackage(CORE))));
  }

  /** Each package of the core with those that it may know beside itself. */
  @ParameterizedTest
  @CsvSource({
    "config,",
    "plan, config",
    "callback, config",
    "deployment, config plan callback",
    "run, config plan callback deployment",
    "status, config plan callback deployment run",
    "port, config plan callback deployment run",
    "engine, config plan callback deployment run port",
  })
  void coreKnowsItsOwnPackagesInOneDirectionOnly(String name, @Nullable String known) {
    String[] allowed = known == null ? new String[0] : known.split(" ");
    String[] packages = new String[allowed.length + 1];
    packages[0] = ROOT + "." + name;
    for (int i = 0; i < allowed.length; i++) {
      packages[i + 1] = ROOT + "." + allowed[i];
    }
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + "." + name)
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..")
                    .or(resideInAnyPackage(packages))
                    .or(ERRORS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inmemory", "http", "kubernetes"})
  void adaptersKnowCoreAndNeitherAppNorEachOther(String adapter) {
    String own = ROOT + "." + adapter + "..";
    check(
        noClasses()
            .that()
            .resideInAPackage(own)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(ROOT + "..")
                    .and(DescribedPredicate.not(resideInAnyPackage(CORE)))
                    .and(DescribedPredicate.not(resideInAnyPackage(own)))));
  }

  /** Each library, and what is generated, with the only packages that may know it. */
  @ParameterizedTest
  @CsvSource({
    "com.fasterxml.jackson.., .http.. .app.output.. .inmemory.document.. .inmemory.durable..",
    "com.google.gson.., .kubernetes..",
    "io.kubernetes.., .kubernetes.client..",
    "okhttp3.., .kubernetes.client..",
    "okio.., .kubernetes.client..",
    "io.micrometer.., .http.metrics..",
    "io.minio.., .http.results..",
    "org.apache.commons.compress.., .http.results..",
    "jakarta.ws.rs.., .http.error.. .http.exchange.. .http.filter.. .http.resource.. .http.server.. .http.stream..",
    "org.eclipse.jetty.., .http.outbound.. .http.server..",
    "org.eclipse.jgit.., .http.git..",
    "org.glassfish.jersey.., .http.error.. .http.filter.. .http.server..",
    "java.net.http.., .http.client..",
    "org.toolforge.components.http.client.., .http.client.. .app.cli..",
    "org.snakeyaml.., .inmemory.document..",
    "picocli.., .app.cli.. .app.serve..",
    "dagger.., .app.wiring..",
    "jakarta.inject.., .app.wiring..",
    "org.toolforge.components.http.api.., .http.resource..",
    "org.toolforge.components.http.model.., .http.. .app.cli.. .app.text..",
  })
  void librariesStayWhereTheyBelong(String library, String homes) {
    String[] packages =
        Arrays.stream(homes.split(" ")).map(home -> ROOT + home).toArray(String[]::new);
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(packages)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
    for (String home : packages) {
      assertThat(
              Production.CLASSES.that(resideInAnyPackage(home)).stream()
                  .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                  .filter(
                      dependency -> resideInAnyPackage(library).test(dependency.getTargetClass())))
          .as("uses of %s in %s", library, home)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tools.jackson..", "io.fabric8..", "org.yaml.snakeyaml.."})
  void nobodyKnowsWhatOnlyLibrariesUse(String library) {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library));
  }

  @Test
  void onlyTheEntryMeetsTheStreamsOfTheProcess() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".app")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in"));
  }

  @Test
  void nobodySleepsOrUsesOldDates() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(Production.CLASSES);
  }
}
