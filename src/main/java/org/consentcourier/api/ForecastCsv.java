package org.consentcourier.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.consentcourier.outreach.Forecast;

/** A forecast as CSV: one line for each day and kind of which mails leave. */
record ForecastCsv(Forecast forecast) implements StreamingOutput {

    @Override
    public void write(OutputStream output) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        csv.writeRecord("application", "day", "kind", "mails");
        forecast.days()
                .forEach(day -> day.mails()
                        .forEach((kind, many) -> csv.writeRecord(
                                forecast.application(), day.day().toString(), kind.name(), many.toString())));
        csv.flush();
    }
}
