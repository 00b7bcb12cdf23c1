using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using TapBot.Core.Containers;
using TapBot.Core.Logs;

namespace TapBot.Portal.Features.Logs;

/// <summary>Writes lines into an answer as they are found, however many there are.</summary>
internal static class LogLines
{
    private const int FlushEvery = 500;

    /// <summary>The first line is waited for before the answer begins, so that a failure can still be told as one.</summary>
    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<LogLine> lines, Func<LogLine, LogLineModel> model, LogLinesFormat format = LogLinesFormat.Json, bool compressed = false)
    {
        var cancellation = context.RequestAborted;
        await using var found = lines.GetAsyncEnumerator(cancellation);
        var more = await found.MoveNextAsync();
        context.Response.ContentType = compressed ? "application/gzip" : format == LogLinesFormat.Json ? "application/x-ndjson; charset=utf-8" : "text/plain; charset=utf-8";
        await context.Response.StartAsync(cancellation);
        await using var body = compressed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true) : context.Response.Body;
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            for (var count = 1; more; more = await found.MoveNextAsync(), count++)
            {
                Write(buffer, found.Current, format, model, options);
                if (count % FlushEvery != 0)
                    continue;
                await body.WriteAsync(buffer.WrittenMemory, cancellation);
                await body.FlushAsync(cancellation);
                buffer.ResetWrittenCount();
            }
        }
        catch (Exception silent) when (silent is LogSilentException or EngineSilentException)
        {
            // What was found is told before the answer breaks off.
            await body.WriteAsync(buffer.WrittenMemory, cancellation);
            await body.FlushAsync(cancellation);
            throw;
        }
        await body.WriteAsync(buffer.WrittenMemory, cancellation);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, LogLine line, LogLinesFormat format, Func<LogLine, LogLineModel> model, JsonSerializerOptions options)
    {
        if (format == LogLinesFormat.Json)
        {
            using var writer = new Utf8JsonWriter(buffer);
            JsonSerializer.Serialize(writer, model(line), options);
        }
        else
        {
            var time = line.Cursor.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
            Encoding.UTF8.GetBytes($"{time} {line.Origin?.Source} {line.Text}", buffer);
        }
        buffer.Write("\n"u8);
    }
}
