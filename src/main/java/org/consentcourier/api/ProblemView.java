package org.consentcourier.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.consentcourier.http.Failure;
import org.consentcourier.http.FailureView;

@Singleton
class ProblemView implements FailureView {

    private final ObjectMapper json;

    ProblemView(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String under() {
        return "/api/";
    }

    @Override
    public Written write(Failure failure, RoutingContext request) {
        try {
            return new Written(
                    Problem.MEDIA_TYPE, json.writeValueAsString(Problem.of(failure, request.normalizedPath())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem is plain text and always writable", e);
        }
    }
}
