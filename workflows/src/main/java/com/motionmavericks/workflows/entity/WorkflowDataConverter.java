package com.motionmavericks.workflows.entity;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/// Converts records and failures for histories. Every client and worker uses this converter.
public final class WorkflowDataConverter {
    private WorkflowDataConverter() {}

    /// Ignores fields that a record no longer has, and does not take a method `isX` of a record for a field.
    public static DataConverter dataConverter() {
        var mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(mapper))
                .withFailureConverter(new RedactingFailureConverter());
    }
}
