package org.consentcourier.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** Calls of the API with one of the stand-ins' logins, which are named like their roles. */
final class Api {

    private static final String ROOT = "/api/v1";

    private Api() {}

    static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, "sandbox").basePath(ROOT);
    }

    static RequestSpecification it() {
        return as("it");
    }

    static RequestSpecification json(String body) {
        return it().contentType(ContentType.JSON).body(body);
    }

    static RequestSpecification upload(byte[] file) {
        return it().multiPart("file", "roster.csv", file, "text/csv");
    }

    static RequestSpecification upload(String file) {
        return upload(file.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType(Problem.MEDIA_TYPE);
    }
}
