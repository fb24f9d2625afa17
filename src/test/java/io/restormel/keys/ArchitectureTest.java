package io.restormel.keys;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.restormel.keys.platform.AuditEntry;
import io.restormel.keys.platform.ConfigChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house. Each was broken once to see its test fail. */
class ArchitectureTest {

    private static final String ROOT = "io.restormel.keys";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void features_depend_only_on_what_their_package_info_allows() {
        ApplicationModules.of(Application.class).verify();
    }

    @Test
    void the_engine_knows_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".engine")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        ROOT + ".engine",
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "org.jspecify.annotations.."))
                .check(PRODUCT);
    }

    @Test
    void the_engine_reads_no_clock_no_random_and_no_environment() {
        var engine = noClasses().that().resideInAPackage(ROOT + ".engine").should();
        engine.callMethod(Instant.class, "now").check(PRODUCT);
        engine.callMethod(System.class, "currentTimeMillis").check(PRODUCT);
        engine.callMethod(System.class, "nanoTime").check(PRODUCT);
        engine.callMethod(System.class, "getenv", String.class).check(PRODUCT);
        engine.callMethod(UUID.class, "randomUUID").check(PRODUCT);
        engine.dependOnClassesThat(nameMatching("java\\.util\\.Random|.*ThreadLocalRandom"))
                .check(PRODUCT);
        engine.dependOnClassesThat(DescribedPredicate.describe("Clock", c -> c.isEquivalentTo(Clock.class)))
                .check(PRODUCT);
    }

    /** {@code ContentCodec} is the row form of its tables, used by repositories alone. */
    @Test
    void only_repositories_readers_and_the_platform_know_the_database() {
        noClasses()
                .that()
                .haveNameNotMatching(".*((Repository|Reader)(\\$.*)?|\\.ContentCodec)")
                .and()
                .resideOutsideOfPackages(ROOT + ".db..", ROOT + ".platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", ROOT + ".db..")
                .check(PRODUCT);
    }

    /** Not a proof, but what forgets the audit log altogether is told. */
    @Test
    void whoever_changes_configuration_tells_the_audit_log() {
        classes()
                .that(DescribedPredicate.describe(
                        "announce a change of configuration",
                        type -> type.getConstructorCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(ConfigChanged.class))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "make audit entries",
                        type -> type.isEquivalentTo(AuditEntry.class)
                                || type.getSimpleName().matches("CredentialAudit|RouteStore")))
                .check(PRODUCT);
    }

    @Test
    void there_are_no_cycles_between_features() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void vaadin_stays_in_views_and_in_sign_in() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..ui..", ROOT + ".access", ROOT + ".widget..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(PRODUCT);
    }

    @Test
    void no_view_knows_a_repository() {
        noClasses()
                .that()
                .resideInAPackage("..ui..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.restormel\\..*(Repository|Reader)")
                .check(PRODUCT);
    }
}
