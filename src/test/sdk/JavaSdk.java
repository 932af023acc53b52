import com.docusign.esign.api.UsersApi;
import com.docusign.esign.client.ApiClient;
import com.docusign.esign.client.ApiException;
import com.docusign.esign.model.UserInformation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What an application does with Docusign's SDK for Java; run by SdkTest as a program of its own, on that SDK alone. */
public class JavaSdk {

    private static final List<String> SCOPES = List.of("signature", "impersonation");
    private static final long HOUR = 3600;

    private interface Step {
        String run() throws Exception;
    }

    /** Host with port, integration key, private key, another private key, who has consented, who has not, account. */
    public static void main(String[] args) throws Exception {
        var client = new ApiClient("https://" + args[0] + "/restapi");
        client.setOAuthBasePath(args[0]);
        var key = Files.readAllBytes(Path.of(args[2]));
        var otherKey = Files.readAllBytes(Path.of(args[3]));

        say("without consent", () -> client.requestJWTUserToken(args[1], args[5], SCOPES, key, HOUR).toString());
        say("wrong key", () -> client.requestJWTUserToken(args[1], args[4], SCOPES, otherKey, HOUR).toString());
        say("token", () -> {
            var token = client.requestJWTUserToken(args[1], args[4], SCOPES, key, HOUR);
            client.setAccessToken(token.getAccessToken(), token.getExpiresIn());
            return token.getTokenType() + " " + token.getExpiresIn();
        });
        say("userinfo", () -> {
            var info = client.getUserInfo(client.getAccessToken());
            return info.getSub() + " " + info.getAccounts().getFirst().getAccountId();
        });
        say("users", () -> new UsersApi(client)
                .callList(args[6]).getUsers().stream()
                        .map(UserInformation::getEmail)
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static void say(String what, Step step) throws Exception {
        try {
            System.out.println(what + "=" + step.run());
        } catch (ApiException e) {
            System.out.println(what + "=" + e.getCode() + " " + e.getResponseBody());
        }
    }
}
