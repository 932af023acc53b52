package org.consentcourier.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** Brings the sample roster in by the same API as everybody's. */
public final class RosterUpload {

    private static final String BOUNDARY = "sandbox-roster";

    private final URI imports;
    private final String login;

    public RosterUpload(String url, String login) {
        this.imports = URI.create(url + "/api/v1/imports");
        this.login = login;
    }

    /** True where it was taken; otherwise one line says why not. */
    public boolean send(String application, byte[] csv) throws InterruptedException {
        var request = HttpRequest.newBuilder(imports)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofByteArray(body(application, csv)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            System.err.printf(
                    "The sample roster was not imported: POST %s answered %d %s%n",
                    imports, answer.statusCode(), answer.body());
        } catch (IOException e) {
            System.err.printf("The sample roster was not imported: POST %s failed: %s%n", imports, e);
        }
        return false;
    }

    private static byte[] body(String application, byte[] csv) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(part("name=\"application\"", "text/plain").getBytes(UTF_8));
        body.writeBytes((application + "\r\n").getBytes(UTF_8));
        body.writeBytes(
                part("name=\"file\"; filename=\"roster.csv\"", "text/csv").getBytes(UTF_8));
        body.writeBytes(csv);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    private static String part(String disposition, String type) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, disposition, type);
    }
}
