package com.motionmavericks.api.limits;

import com.motionmavericks.domain.limits.RateLimit;
import com.motionmavericks.domain.tenancy.TenantDatabase;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Arrays;

/// Gives each operation its rate limit: of a principal after the authentication, of an address before anything else. A
/// principal's request takes a place of the studio too, unless it may wait: [com.motionmavericks.api.http.PreferHeader] limits those.
public final class RouteLimits implements DynamicFeature {
    private final RateLimits limits;
    private final StudioPlace place;

    public RouteLimits(RateLimits limits, StudioPlaces places, TenantDatabase database) {
        this.limits = limits;
        this.place = new StudioPlace(places, database);
    }

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        var method = operation.getResourceMethod();
        var limit = of(method);
        if (hasPrincipal(method)) {
            context.register(new PrincipalLimit(limits, limit), Priorities.AUTHENTICATION + 1);
            if (!mayWait(method)) {
                context.register(place, Priorities.AUTHENTICATION + 2);
            }
        } else {
            context.register(new AddressLimit(limits, limit), Priorities.AUTHENTICATION - 1);
        }
    }

    /// The limit of an operation. A new one that anybody may call gets the tighter limit until it says otherwise.
    static RateLimit of(Method method) {
        var limited = method.getAnnotation(Limited.class);
        if (limited != null) {
            return limited.value();
        }
        var reads = method.isAnnotationPresent(GET.class);
        return hasPrincipal(method)
                ? reads ? RateLimit.READ : RateLimit.WRITE
                : reads ? RateLimit.PAGES : RateLimit.SECRETS;
    }

    private static boolean hasPrincipal(Method method) {
        return Arrays.stream(method.getParameters()).anyMatch(parameter -> parameter.isAnnotationPresent(Auth.class));
    }

    private static boolean mayWait(Method method) {
        return Arrays.stream(method.getParameters())
                .anyMatch(parameter -> parameter.isAnnotationPresent(HeaderParam.class)
                        && parameter.getAnnotation(HeaderParam.class).value().equals("Prefer"));
    }
}
