import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks by Docusign's own SDK, as its samples do. Run from source with nothing but the SDK on the class path: what is in the
 * SDK's JAR would get in the way of ours. For each line of its input it asks about every user once, and says how many
 * nanoseconds that took.
 */
class SdkLoop {

    /** The account server without https://, the integration key, the files of the private key and of the User IDs, and how many are asked about at a time. */
    public static void main(String[] args) throws Exception {
        var key = Files.readAllBytes(Path.of(args[2]));
        var users = Files.readAllLines(Path.of(args[3]));
        var client = new ApiClient("https://" + args[0] + "/restapi");
        client.setOAuthBasePath(args[0]);
        var input = new BufferedReader(new InputStreamReader(System.in));
        while (input.readLine() != null) {
            var next = new AtomicInteger();
            var begun = System.nanoTime();
            try (var threads = Executors.newFixedThreadPool(Integer.parseInt(args[4]))) {
                for (int thread = 0; thread < Integer.parseInt(args[4]); thread++) {
                    threads.submit(() -> {
                        for (int i = next.getAndIncrement(); i < users.size(); i = next.getAndIncrement()) {
                            ask(client, args[1], users.get(i), key);
                        }
                        return null;
                    });
                }
            }
            System.out.println(System.nanoTime() - begun);
        }
    }

    private static void ask(ApiClient client, String integrationKey, String user, byte[] key) throws Exception {
        try {
            client.requestJWTUserToken(integrationKey, user, List.of("signature", "impersonation"), key, 3600);
        } catch (ApiException e) {
            if (!String.valueOf(e.getResponseBody()).contains("consent_required")) {
                throw e;
            }
        }
    }
}
