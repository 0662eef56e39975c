package com.motionmavericks.domain.identity;

import com.motionmavericks.domain.text.EmailAddress;
import com.motionmavericks.domain.text.WebAddress;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The row of the tenant.
record StudioDao(Handle handle) {
    private static final String COLUMNS = """
            tenant_id as id, name, time_zone, logo_url, reply_to, app_url, version, created_at, updated_at
            """;

    Optional<Studio> find() {
        return handle.createQuery("select " + COLUMNS + "from tenant").mapTo(Studio.class).findOne();
    }

    Optional<Studio> lock() {
        return handle.createQuery("select " + COLUMNS + "from tenant for no key update").mapTo(Studio.class).findOne();
    }

    Studio change(ChangeStudio.Content content) {
        return handle.createQuery("""
                update tenant set name = :name, time_zone = :timeZone, logo_url = :logoUrl, reply_to = :replyTo,
                  app_url = :appUrl, version = version + 1
                returning\s""" + COLUMNS)
                .bind("name", content.name()).bind("timeZone", content.timeZone())
                .bindByType("logoUrl", content.logoUrl(), WebAddress.class)
                .bindByType("replyTo", content.replyTo(), EmailAddress.class)
                .bindByType("appUrl", content.appUrl(), WebAddress.class).mapTo(Studio.class).one();
    }
}
