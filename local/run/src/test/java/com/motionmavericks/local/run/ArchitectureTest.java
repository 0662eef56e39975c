package com.motionmavericks.local.run;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import com.fasterxml.jackson.databind.JsonNode;
import com.motionmavericks.activities.notifications.EventTexts;
import com.motionmavericks.api.docs.DocsResource;
import com.motionmavericks.domain.deliveries.MailKind;
import com.motionmavericks.domain.events.EventType;
import com.motionmavericks.domain.outbox.WorkflowSignal;
import com.motionmavericks.domain.tenancy.Origin;
import com.motionmavericks.domain.tenancy.Principal;
import com.motionmavericks.domain.tenancy.Role;
import com.motionmavericks.steps.WorkflowStep;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules for dependencies between modules.
@AnalyzeClasses(packages = "com.motionmavericks", importOptions = ArchitectureTest.OurCode.class)
class ArchitectureTest {
    /// Leaves out test classes and the domain's test jar.
    static final class OurCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return new DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule DOMAIN_DEPENDS_ON_NO_TEMPORAL_NO_HTTP_NO_VENDOR = noClasses()
            .that().resideInAPackage("com.motionmavericks.domain..").should().dependOnClassesThat().resideInAnyPackage(
                    "io.temporal..", "jakarta.ws.rs..", "jakarta.servlet..", "java.net.http..", "io.dropwizard..",
                    "com.resend..", "com.motionmavericks.(workflows|activities|worker|api|process|local)..");

    @ArchTest
    static final ArchRule WORKFLOWS_DEPEND_ONLY_ON_STEPS_AND_THE_TEMPORAL_SDK = noClasses()
            .that().resideInAPackage("com.motionmavericks.workflows..").should().dependOnClassesThat(
                    not(resideInAnyPackage("com.motionmavericks.workflows..", "com.motionmavericks.steps..",
                            "io.temporal..", "java..",
                            "org.jspecify..", "com.fasterxml.jackson..")));

    @ArchTest
    static final ArchRule WORKFLOWS_USE_NO_CLOCK_NO_RANDOM_NO_IO_NO_THREAD = noClasses()
            .that().resideInAPackage("com.motionmavericks.workflows..")
            .should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(java.util.UUID.class, "randomUUID")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..",
                    "java.util.concurrent..", "org.slf4j..")
            .orShould().dependOnClassesThat().areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule API_DEPENDS_ON_NO_TEMPORAL_NO_VENDOR = noClasses()
            .that().resideInAPackage("com.motionmavericks.api..").should().dependOnClassesThat().resideInAnyPackage(
                    "io.temporal..", "com.resend..", "okhttp3..",
                    "com.motionmavericks.(workflows|activities|worker|local)..");

    @ArchTest
    static final ArchRule NO_PRODUCT_MODULE_DEPENDS_ON_LOCAL = noClasses()
            .that().resideOutsideOfPackage("com.motionmavericks.local..")
            .should().dependOnClassesThat().resideInAPackage("com.motionmavericks.local..");

    @ArchTest
    static final ArchRule NO_DAO_IS_USED_OUTSIDE_ITS_FEATURE = classes()
            .that().haveSimpleNameEndingWith("Dao")
            .should(new ArchCondition<JavaClass>("be used only in their package") {
                @Override
                public void check(JavaClass dao, ConditionEvents events) {
                    dao.getDirectDependenciesToSelf().stream()
                            .filter(use -> !use.getOriginClass().getPackageName().equals(dao.getPackageName()))
                            .forEach(use -> events.add(SimpleConditionEvent.violated(dao, use.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule ONLY_THE_TENANT_DATABASE_OPENS_TRANSACTIONS = noClasses()
            .that(resideInAPackage("com.motionmavericks..").and(not(resideInAnyPackage(
                    "com.motionmavericks.domain.tenancy..", "com.motionmavericks.local.."))))
            .should().dependOnClassesThat().areAssignableTo(org.jdbi.v3.core.Jdbi.class);

    @ArchTest
    static final ArchRule ONLY_ITS_FACTORIES_MAKE_A_PRINCIPAL = noClasses()
            .that().doNotHaveFullyQualifiedName(Principal.class.getName())
            .should().callConstructor(Principal.class, UUID.class, UUID.class, Role.class, Origin.class);

    @ArchTest
    static final ArchRule FEATURES_OF_THE_DOMAIN_HAVE_NO_CYCLE = slices()
            .matching("com.motionmavericks.domain.(*)..").should().beFreeOfCycles();

    /// Temporal accepts a signal that no workflow handles, and nothing happens.
    @Test
    void everySignalOfTheDomainIsHandledByItsWorkflow() {
        JavaClasses ours = new ClassFileImporter().withImportOption(new OurCode())
                .importPackages("com.motionmavericks");
        Map<String, Set<String>> known = ours.stream()
                .filter(type -> type.isInterface() && type.isAnnotatedWith(WorkflowInterface.class))
                .collect(Collectors.toMap(ArchitectureTest::workflowType, ArchitectureTest::signals));
        var signals = ours.stream()
                .filter(type -> type.isAssignableTo(WorkflowSignal.class) && type.isEnum()).toList();
        assertThat(signals).isNotEmpty().allSatisfy(type -> {
            for (var constant : type.reflect().getEnumConstants()) {
                var signal = (WorkflowSignal) constant;
                assertThat(known.get(signal.workflowType())).as(type.getSimpleName()).contains(signal.signalName());
            }
        });
        // Schedules start these workflows. They take no signals.
        known.keySet().removeAll(Set.of("CleanupRound", "ClerkRound", "DigestRound", "RetentionRound"));
        assertThat(known.values()).allSatisfy(names -> assertThat(names).contains("swept", "attended"));
    }

    @Test
    void everyEventTypeWithATopicHasTexts() {
        assertThat(constants(EventType.class)).filteredOn(type -> type.topic().isPresent()).isNotEmpty()
                .allSatisfy(type -> assertThat(EventTexts.sentence(type.wireName(), 1)).isNotBlank());
    }

    @Test
    void theContractNamesEveryTypeOfEvent() {
        assertNamed("EventType", constants(EventType.class).stream().map(EventType::wireName));
    }

    @Test
    void theContractNamesEveryStep() {
        assertNamed("StepName", constants(WorkflowStep.class).stream().map(WorkflowStep::title));
    }

    @Test
    void theContractNamesEveryTemplate() {
        assertNamed("MessageTemplate",
                Stream.concat(
                        constants(MailKind.class).stream().flatMap(kind -> IntStream.rangeClosed(1, kind.version())
                                .mapToObj(version -> kind.template().replaceFirst("\\d+$", Integer.toString(version)))),
                        Stream.of("slack/1")));
    }

    @Test
    void theContractNamesEveryTypeOfWorkflow() {
        assertNamed("WorkflowType", constants(WorkflowSignal.class).stream().map(WorkflowSignal::workflowType));
    }

    /// @param schema one that lists its known values
    private static void assertNamed(String schema, Stream<String> values) {
        assertThat(new DocsResource().contract().at("/components/schemas/" + schema + "/x-extensible-enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(values.collect(Collectors.toSet()));
    }

    /// The constants of all our enums of a kind.
    private static <T> List<T> constants(Class<T> kind) {
        return new ClassFileImporter().withImportOption(new OurCode()).importPackages("com.motionmavericks")
                .stream().filter(type -> type.isAssignableTo(kind) && type.isEnum())
                .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants())).map(kind::cast).toList();
    }

    private static String workflowType(JavaClass workflow) {
        return Arrays.stream(workflow.reflect().getMethods()).filter(m -> m.isAnnotationPresent(WorkflowMethod.class))
                .map(m -> m.getAnnotation(WorkflowMethod.class).name()).findFirst().orElseThrow();
    }

    private static Set<String> signals(JavaClass workflow) {
        return Arrays.stream(workflow.reflect().getMethods()).filter(m -> m.isAnnotationPresent(SignalMethod.class))
                .map(m -> m.getName()).collect(Collectors.toSet());
    }
}
