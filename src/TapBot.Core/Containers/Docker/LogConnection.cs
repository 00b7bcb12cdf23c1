using System.Net.Http;
using System.Net.Sockets;
using System.Text.Json;
using TapBot.Core.Logs;
using TapBot.Core.Wording;

namespace TapBot.Core.Containers.Docker;

/// <summary>One connection that carries one log. Everything blocks the calling thread; <see cref="Dispose"/> from another thread ends it at once.</summary>
/// <param name="endpoint">Of the engine.</param>
/// <param name="patience">How long it may take to accept and to answer.</param>
/// <param name="sink">Takes the lines.</param>
/// <param name="answered">Told the version of its API when the engine hands the log out; null when it does not say.</param>
internal sealed class LogConnection(EngineEndpoint endpoint, TimeSpan patience, ILogSink sink, Action<Version?> answered) : IDisposable
{
    private const int BufferBytes = 64 * 1024;
    private const int MaxErrorBytes = 4 * 1024;

    private readonly Socket socket = endpoint.CreateSocket();
    private readonly LogPause pause = new(sink, TimeProvider.System);

    /// <summary>Asks, and feeds the answer to the parser until the engine ends it or the delivery is no longer wanted.</summary>
    /// <exception cref="LogUnavailableException">The engine says that there is no such log.</exception>
    /// <exception cref="LogFailedException">The engine says that it failed.</exception>
    /// <exception cref="IOException">The connection broke or was closed.</exception>
    /// <exception cref="SocketException">Nobody listens.</exception>
    /// <exception cref="HttpRequestException">The connection broke before the answer, or the answer is not HTTP.</exception>
    /// <exception cref="InvalidDataException">The answer is not a log.</exception>
    public void Run(LogQuery query, LogParser parser, LogDelivery delivery)
    {
        var address = new Uri(endpoint.HttpBase, query.ToPath());

        // Until the engine has answered, silence is a fault; afterwards it is the nature of a quiet log.
        socket.SendTimeout = socket.ReceiveTimeout = (int)patience.TotalMilliseconds;
        using var stream = endpoint.Connect(socket, pause);
        using var http = new HttpMessageInvoker(CreateHandler(stream));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = http.Send(request, CancellationToken.None);
        using var content = response.Content.ReadAsStream();
        if (!response.IsSuccessStatusCode)
            throw Refusal((int)response.StatusCode, content);
        socket.ReceiveTimeout = 0;
        answered(response.Headers.TryGetValues("Api-Version", out var api) && Version.TryParse(api.First(), out var version) ? version : null);
        sink.Live();

        var buffer = new byte[BufferBytes];
        while (delivery.IsWanted)
        {
            var length = content.Read(buffer);
            if (length == 0)
            {
                parser.Complete();
                delivery.Flush();
                break;
            }
            parser.Feed(buffer.AsSpan(0, length));
            delivery.Flush();
        }

        // Nobody wants what may still be under way.
        socket.Dispose();
    }

    public void Dispose()
    {
        socket.Dispose();
        pause.Close();
    }

    private static SocketsHttpHandler CreateHandler(Stream stream)
    {
        var fresh = true;
        return new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            MaxResponseDrainSize = 0,
            ConnectCallback = (_, _) =>
            {
                // The handler would try a second connection when the first is closed before the answer.
                if (!fresh)
                    throw new IOException("The connection was closed before the engine answered.");
                fresh = false;
                return new ValueTask<Stream>(stream);
            },
        };
    }

    private static Exception Refusal(int status, Stream content)
    {
        var message = Message(content);
        return status switch
        {
            404 => new LogUnavailableException(Phrase.Of("logs.gone", ("message", message))),

            // What the engine answers, with either status by version, when the container's logging driver keeps nothing that can be read.
            500 or 501 when message.Contains("does not support reading", StringComparison.Ordinal) =>
                new LogUnavailableException(Phrase.Of("logs.driver", ("message", message))),
            _ => new LogFailedException(Phrase.Of("logs.engine", ("message", message), ("status", status))),
        };
    }

    private static string Message(Stream content)
    {
        var body = new byte[MaxErrorBytes];
        var length = content.ReadAtLeast(body, body.Length, throwOnEndOfStream: false);
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            return json.RootElement.GetProperty("message").GetString() ?? "";
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
