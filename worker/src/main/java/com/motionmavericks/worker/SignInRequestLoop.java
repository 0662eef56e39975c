package com.motionmavericks.worker;

import com.motionmavericks.domain.identity.SignInRequests;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the links of the requests to sign in. Several workers may do so at once.
public final class SignInRequestLoop implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(SignInRequestLoop.class);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);

    private final SignInRequests requests;
    private final WorkerConfiguration.SignInRequests settings;
    private final BackgroundLoop loop = new BackgroundLoop("sign-in-requests", this::serveOnce);

    public SignInRequestLoop(SignInRequests requests, WorkerConfiguration.SignInRequests settings) {
        this.requests = requests;
        this.settings = settings;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() throws InterruptedException {
        loop.stop();
    }

    /// Serves one batch. A failing request is served again after its claim.
    ///
    /// @return how long to pause before the next round
    private Duration serveOnce() {
        try {
            var claimed = requests.claim(settings.batch());
            claimed.forEach(this::serve);
            return claimed.size() == settings.batch() ? Duration.ZERO : settings.pause();
        } catch (Throwable e) {
            LOG.error("No request to sign in could be claimed. The next try is in {} s", PAUSE_AFTER_FAULT.toSeconds(),
                    RedactedFailure.of(e));
            return PAUSE_AFTER_FAULT;
        }
    }

    private void serve(SignInRequests.Claimed request) {
        try {
            requests.serve(request);
        } catch (Throwable e) {
            LOG.error("The request {} to sign in is served again after its claim", request.id(), RedactedFailure.of(e));
        }
    }
}
