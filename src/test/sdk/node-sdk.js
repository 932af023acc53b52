// What an application does with Docusign's SDK for Node; run by SdkTest in the folder the SDK was installed into.
// Arguments: host with port, integration key, private key, another private key, who has consented, who has not, account.

const fs = require('fs');
const { createRequire } = require('module');
const docusign = createRequire(process.cwd() + '/')('docusign-esign');

const [host, integrationKey, keyFile, otherKeyFile, consented, notConsented, account] = process.argv.slice(2);
const SCOPES = ['signature', 'impersonation'];
const HOUR = 3600;
const key = fs.readFileSync(keyFile);
const otherKey = fs.readFileSync(otherKeyFile);

const client = new docusign.ApiClient();
client.setBasePath(`https://${host}/restapi`);
client.setOAuthBasePath(host);

const grant = (user, privateKey) => client.requestJWTUserToken(integrationKey, user, SCOPES, privateKey, HOUR);

async function say(what, step) {
  try {
    console.log(`${what}=${await step()}`);
  } catch (failure) {
    if (!failure.response) throw failure;
    console.log(`${what}=${failure.response.status} ${JSON.stringify(failure.response.data)}`);
  }
}

async function main() {
  let token;
  await say('without consent', async () => JSON.stringify((await grant(notConsented, key)).body));
  await say('wrong key', async () => JSON.stringify((await grant(consented, otherKey)).body));
  await say('token', async () => {
    const answer = (await grant(consented, key)).body;
    token = answer.access_token;
    return `${answer.token_type} ${answer.expires_in}`;
  });
  await say('userinfo', async () => {
    const info = await client.getUserInfo(token);
    return `${info.sub} ${info.accounts[0].accountId}`;
  });
  await say('users', async () => {
    client.addDefaultHeader('Authorization', `Bearer ${token}`);
    const list = await new docusign.UsersApi(client).list(account);
    return list.users.map((user) => user.email).sort().join(' ');
  });
}

main().catch((failure) => {
  console.error(failure);
  process.exit(1);
});
