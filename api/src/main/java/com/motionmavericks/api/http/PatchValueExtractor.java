package com.motionmavericks.api.http;

import com.motionmavericks.domain.patch.Patch;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/// Has the rules of a patched field checked, unless the field is absent.
public final class PatchValueExtractor implements ValueExtractor<Patch<@ExtractedValue ?>> {
    @Override
    public void extractValues(Patch<?> field, ValueReceiver receiver) {
        if (field.isPresent()) {
            receiver.value(null, field.value());
        }
    }
}
