package com.motionmavericks.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.motionmavericks.domain.limits.RateLimit;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class RouteLimitsTest {
    @Test
    void aPrincipalReadsAndWrites() {
        assertThat(operations().filter(RouteLimitsTest::hasPrincipal)).hasSizeGreaterThan(80).allSatisfy(
                operation -> assertThat(RouteLimits.of(operation)).as(operation.toString())
                        .isEqualTo(operation.isAnnotationPresent(GET.class) ? RateLimit.READ : RateLimit.WRITE));
    }

    /// A new operation that anybody may call must be listed here.
    @Test
    void whatAnybodyMayCallIsLimitedByTheAddress() {
        var limits = operations().filter(operation -> !hasPrincipal(operation)).collect(Collectors.groupingBy(
                RouteLimits::of, Collectors.mapping(RouteLimitsTest::name, Collectors.toSet())));

        assertThat(limits).isEqualTo(Map.of(
                RateLimit.PAGES,
                Set.of("InvitationLinkResource.open", "ShareLinkPageResource.open", "SignInLinkResource.ask",
                        "SignInLinkResource.open", "EmailChangeLinkResource.open", "OpenLinkResource.all",
                        "OpenLinkResource.one", "DocsResource.contract", "DocsResource.page", "DocsResource.start",
                        "DocsResource.asset", "DocsResource.problem"),
                RateLimit.SECRETS,
                Set.of("SignInLinkResource.signIn", "SessionsResource.start", "SessionsResource.refresh",
                        "EmailChangeLinkResource.confirm", "SignOutResource.signOut", "InvitationLinkResource.accept",
                        "ShareLinkPageResource.unlock"),
                RateLimit.SIGN_IN, Set.of("SignInLinksResource.request", "SignInLinkResource.request"),
                RateLimit.WEBHOOKS,
                Set.of("ResendWebhookResource.receive", "MuxWebhookResource.receive", "ClerkWebhookResource.receive",
                        "PartnerWebhookResource.receive")));
    }

    private static Stream<Method> operations() {
        return new ResourceConfig().packages("com.motionmavericks.api").getClasses().stream()
                .filter(type -> type.isAnnotationPresent(Path.class)).flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(it -> it.annotationType().isAnnotationPresent(HttpMethod.class)));
    }

    private static boolean hasPrincipal(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
