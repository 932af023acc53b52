// Nodemailer's pooled transport: sends so many mails for each line it gets, and answers with the nanoseconds that took.
const fs = require("fs");
const readline = require("readline");
const nodemailer = require("nodemailer");

const [port, mails, connections, folder] = process.argv.slice(2);
const text = fs.readFileSync(`${folder}/mail.txt`, "utf8");
const html = fs.readFileSync(`${folder}/mail.html`, "utf8");
const transport = nodemailer.createTransport({
  host: "127.0.0.1",
  port: Number(port),
  pool: true,
  maxConnections: Number(connections),
  maxMessages: Infinity,
  ignoreTLS: true,
});

async function sendAll() {
  const begun = process.hrtime.bigint();
  let next = 0;
  // As many at a time as there are connections twice over: its queue is never empty, and holds no more than it must.
  const lane = async () => {
    while (next < Number(mails)) {
      const number = next++;
      await transport.sendMail({
        from: "Consent Courier <courier@northwind.example>",
        to: `person${number}@corp.example`,
        subject: "Please allow Bench to work with your Docusign account",
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply, RN, NRN" },
        text,
        html,
      });
    }
  };
  await Promise.all(Array.from({ length: 2 * Number(connections) }, lane));
  return process.hrtime.bigint() - begun;
}

readline.createInterface({ input: process.stdin }).on("line", async () => console.log(String(await sendAll())));
