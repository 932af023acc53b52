package org.consentcourier.http;

import static java.util.Comparator.comparingInt;

import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class FailureViews {

    private static final FailureView PLAIN = new FailureView() {
        @Override
        public String under() {
            return "";
        }

        @Override
        public Written write(Failure failure, RoutingContext request) {
            return new Written("text/plain;charset=UTF-8", failure.title());
        }
    };

    private final List<FailureView> views;

    FailureViews(@All List<FailureView> views) {
        this.views = views;
    }

    FailureView.Written write(Failure failure, RoutingContext request) {
        var path = request.normalizedPath();
        return views.stream()
                .filter(view -> path.startsWith(view.under()))
                .max(comparingInt(view -> view.under().length()))
                .orElse(PLAIN)
                .write(failure, request);
    }
}
