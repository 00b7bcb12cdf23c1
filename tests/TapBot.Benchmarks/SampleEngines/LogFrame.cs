using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TapBot.Benchmarks.SampleEngines;

/// <summary>Lines as an engine sends them: a header of eight bytes, the time, the text.</summary>
internal static class LogFrame
{
    /// <summary>No frame is longer.</summary>
    public const int MostBytes = 512;

    private const int HeaderBytes = 8;

    /// <summary>A line of a web server, whose number stands behind <c>/orders/</c>.</summary>
    /// <returns>The length of its frame.</returns>
    public static int Plain(Span<byte> target, long number)
    {
        var now = TimeProvider.System.GetUtcNow();
        return Write(target, string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-dd'T'HH:mm:ss.fffffff}00Z INFO  [http-{number % 8}] GET /api/orders/{number} 200 in {number % 97} ms bytes={number % 9973} agent=curl/8.5.0 client=10.0.4.7\n"));
    }

    /// <summary>A line of a program that writes JSON: its message and eight more fields.</summary>
    /// <returns>The length of its frame.</returns>
    public static int Json(Span<byte> target, long number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var level = number % 50 == 0 ? "error" : number % 10 == 0 ? "warn" : "info";
        return Write(target, string.Create(CultureInfo.InvariantCulture, $$"""
            {{now:yyyy-MM-dd'T'HH:mm:ss.fffffff}}00Z {"time":"{{now:yyyy-MM-dd'T'HH:mm:ss.fff}}Z","level":"{{level}}","msg":"order {{number}} placed","method":"POST","path":"/api/v1/orders/{{number}}","status":{{(number % 50 == 0 ? 503 : 201)}},"duration_ms":{{number % 97}},"user":"user-{{number % 431}}","trace_id":"{{number * 2_654_435_761:x16}}"}

            """));
    }

    private static int Write(Span<byte> target, string line)
    {
        var length = Encoding.ASCII.GetBytes(line, target[HeaderBytes..]);
        target[..HeaderBytes].Clear();
        target[0] = 1; // standard output
        BinaryPrimitives.WriteInt32BigEndian(target[4..], length);
        return HeaderBytes + length;
    }
}
