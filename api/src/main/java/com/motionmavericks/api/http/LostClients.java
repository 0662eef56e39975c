package com.motionmavericks.api.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;

/// Gives up an answer whose client hangs up, or reads none of it until the idle timeout. Jersey would log each as an error.
public final class LostClients implements WriterInterceptor {
    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        try {
            answer.proceed();
        } catch (IOException failure) {
            if (!(failure instanceof EofException) && !(failure.getCause() instanceof TimeoutException)) {
                throw failure;
            }
        }
    }
}
